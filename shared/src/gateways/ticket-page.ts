import {
  countText,
  dateText,
  DEFAULT_ACCENT,
  inkOn,
  moneyText,
  timeText,
  zoneText,
  type Ticket,
  type TicketedEvent,
} from '../domain/index.ts';
import { drawQr } from './ticket-qr.ts';
import { drawTerms } from './ticket-terms.ts';
import { COLOURS, PAGE, type Pen, type TicketSheet } from './ticket-sheet.ts';
import { textWriter, type TextStyle } from './text-writer.ts';

type Pdf = PDFKit.PDFDocument;

/** Draws tickets on a document. */
export type TicketDrawer = (sheet: TicketSheet) => void;

/** The card fills the upper half of the page, so that the sheet can be folded below it. */
const CARD = { x: PAGE.margin, y: PAGE.margin, width: PAGE.width - 2 * PAGE.margin, height: 354 };
const BAND_HEIGHT = 104;
const STUB_WIDTH = 184;
const PADDING = 22;
const BODY = { x: CARD.x + PADDING, width: CARD.width - STUB_WIDTH - 2 * PADDING };
const STUB = { x: CARD.x + CARD.width - STUB_WIDTH, y: CARD.y + BAND_HEIGHT };

const { ink: INK, soft: SOFT, line: LINE } = COLOURS;

/** A drawer for a document; each ticket gets a page of its own. */
export function ticketDrawer(document: Pdf): TicketDrawer {
  const pen = { document, write: textWriter(document) };
  return (sheet) => {
    document.addPage();
    drawCard(document);
    drawBand(pen, sheet);
    drawWhenAndWhere(pen, sheet.event);
    drawPlace(pen, sheet.ticket);
    drawHolder(pen, sheet.ticket);
    drawStub(pen, sheet);
    drawTerms(pen, sheet);
  };
}

function drawCard(document: Pdf): void {
  const { x, y, width, height } = CARD;
  document.roundedRect(x, y, width, height, 18).lineWidth(1).stroke(LINE);
}

/** The coloured head of the card: rows of a house seen from the stage, the organizer and the title. */
function drawBand({ document, write }: Pen, { event }: TicketSheet): void {
  const { x, y, width } = CARD;
  const accent = event.images[0]?.accent ?? DEFAULT_ACCENT;
  const ink = inkOn(accent);
  document.save();
  document.roundedRect(x, y, width, CARD.height, 18).clip();
  document.rect(x, y, width, BAND_HEIGHT).fill(accent);
  document.rect(x, y, width, BAND_HEIGHT).clip();
  drawHouse(document, { x: x + width - 92, y: y - 30 }, ink);
  document.restore();
  const box = { x: BODY.x, width: width - 2 * PADDING };
  const heading = { size: 9.5, weight: 'bold', colour: ink, spacing: 0.4 } as const;
  write(event.organizerName, { ...box, y: y + 18 }, heading);
  const title = {
    size: 27,
    smallest: 12,
    weight: 'bold',
    colour: ink,
    lines: 2,
    height: 66,
  } as const;
  write(event.title, { ...box, y: y + 33 }, title);
}

/** Curved rows of seats around a point, faint. */
function drawHouse(document: Pdf, centre: { x: number; y: number }, colour: string): void {
  for (let row = 0; row < 9; row += 1) {
    const radius = 44 + row * 14;
    const seats = Math.floor((Math.PI * radius) / 12);
    for (let seat = 0; seat <= seats; seat += 1) {
      const angle = (Math.PI * seat) / seats;
      const at = { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
      document.circle(at.x, at.y, 3.4);
    }
  }
  document.fillOpacity(0.13).fill(colour).fillOpacity(1);
}

const LABEL = {
  size: 7.5,
  weight: 'bold',
  colour: SOFT,
  spacing: 0.7,
} as const satisfies TextStyle;

function drawWhenAndWhere({ write }: Pen, event: TicketedEvent): void {
  const { venue, startsAt, doorsOpenAt } = event;
  const half = BODY.width / 2 - 8;
  const left = { x: BODY.x, width: half };
  const right = { x: BODY.x + half + 16, width: half };
  const top = CARD.y + BAND_HEIGHT + 20;
  const time = `${timeText(startsAt, venue)} ${zoneText(startsAt, venue)}, doors ${timeText(doorsOpenAt, venue)}`;
  write('WHEN', { ...left, y: top }, LABEL);
  let y = write(dateText(startsAt, venue), { ...left, y: top + 12 }, STRONG);
  write(time, { ...left, y }, PLAIN);
  write('WHERE', { ...right, y: top }, LABEL);
  y = write(venue.name, { ...right, y: top + 12 }, STRONG);
  write(`${venue.address}, ${venue.city}`, { ...right, y }, { ...PLAIN, lines: 2 });
}

const STRONG = { size: 12, smallest: 9, weight: 'bold', colour: INK } as const satisfies TextStyle;
const PLAIN = { size: 10, smallest: 8, colour: INK } as const satisfies TextStyle;

/** Section, row and seat, large enough to read across an aisle. */
function drawPlace({ document, write }: Pen, { label }: Ticket): void {
  const top = CARD.y + BAND_HEIGHT + 92;
  const { section, row, seat } = label;
  const cells: (readonly [string, string, number])[] = seat
    ? [
        ['SECTION', section, 0.52],
        ['ROW', row ?? '–', 0.24],
        ['SEAT', seat, 0.24],
      ]
    : [
        ['SECTION', section, 0.6],
        ['PLACE', 'Standing', 0.4],
      ];
  document
    .moveTo(BODY.x, top - 12)
    .lineTo(BODY.x + BODY.width, top - 12)
    .lineWidth(0.7)
    .stroke(LINE);
  let x = BODY.x;
  for (const [name, value, share] of cells) {
    const width = BODY.width * share - 8;
    write(name, { x, y: top, width }, LABEL);
    write(value, { x, y: top + 10, width }, PLACE);
    x += BODY.width * share;
  }
}

const PLACE = {
  size: 30,
  smallest: 12,
  weight: 'bold',
  colour: INK,
  lines: 2,
  height: 52,
} as const satisfies TextStyle;

function drawHolder({ document, write }: Pen, ticket: Ticket): void {
  const top = CARD.y + BAND_HEIGHT + 168;
  document
    .moveTo(BODY.x, top - 10)
    .lineTo(BODY.x + BODY.width, top - 10)
    .lineWidth(0.7)
    .stroke(LINE);
  const wide = { x: BODY.x, width: BODY.width * 0.6 - 8 };
  const rest = { x: BODY.x + BODY.width * 0.6, width: BODY.width * 0.4 };
  write('ATTENDEE', { ...wide, y: top }, LABEL);
  write(ticket.attendee, { ...wide, y: top + 12 }, { ...STRONG, size: 14, smallest: 9, lines: 2 });
  write('CATEGORY', { ...rest, y: top }, LABEL);
  const y = write(ticket.categoryName, { ...rest, y: top + 12 }, STRONG);
  write(moneyText(ticket.price, ticket.currency), { ...rest, y }, PLAIN);
}

/** The right part, behind a perforation: the code and the ticket's names. */
function drawStub({ document, write }: Pen, { ticket, code, count }: TicketSheet): void {
  const { x, y } = STUB;
  const bottom = CARD.y + CARD.height;
  document
    .moveTo(x, y + 10)
    .lineTo(x, bottom - 10)
    .dash(3, { space: 4 })
    .lineWidth(0.8)
    .stroke(LINE)
    .undash();
  const size = STUB_WIDTH - 2 * 6;
  drawQr(document, code, { x: x + 6, y: y + 4, size });
  const box = { x: x + 10, width: STUB_WIDTH - 20 };
  const centred = { ...PLAIN, align: 'center' } as const;
  const place = `Ticket ${ticket.number} of ${countText(count, 'ticket').split(' ')[0] ?? ''}`;
  const below = write(
    place,
    { ...box, y: y + size + 10 },
    { ...centred, weight: 'bold', size: 11 },
  );
  const name = { ...centred, size: 7.5, smallest: 5, colour: SOFT, lines: 2 };
  write(ticket.ticketId, { ...box, y: below + 3 }, name);
}
