import { timeText, type Ticket, type TicketedEvent } from '../domain/index.ts';
import { COLOURS, PAGE, type Pen, type TicketSheet } from './ticket-sheet.ts';

const WIDTH = PAGE.width - 2 * PAGE.margin;

function drawFold({ document, write }: Pen): void {
  const y = PAGE.height / 2;
  document
    .moveTo(0, y)
    .lineTo(PAGE.width, y)
    .dash(2, { space: 5 })
    .lineWidth(0.6)
    .stroke(COLOURS.line)
    .undash();
  const box = { x: PAGE.margin, y: y + 5, width: WIDTH };
  write('Fold here', box, { size: 7.5, colour: COLOURS.soft, align: 'right' });
}

/** Draws the fold and, below it, what the holder should know. */
export function drawTerms(pen: Pen, { event, ticket }: TicketSheet): void {
  const { write } = pen;
  drawFold(pen);
  const box = { x: PAGE.margin, width: WIDTH };
  let y = PAGE.height / 2 + 34;
  for (const [heading, text] of termsOf(event, ticket)) {
    y = write(heading, { ...box, y }, { size: 11, weight: 'bold', colour: COLOURS.ink });
    y = write(text, { ...box, y: y + 1 }, { size: 9.5, colour: COLOURS.soft, lines: 4 }) + 10;
  }
}

function termsOf({ organizerName, venue, startsAt, doorsOpenAt }: TicketedEvent, ticket: Ticket) {
  const doors = timeText(doorsOpenAt, venue);
  const start = timeText(startsAt, venue);
  return [
    [
      'At the door',
      `Doors open at ${doors}, it starts at ${start}. Show the code on this sheet or on your phone, bright and flat. It admits one person once.`,
    ],
    [
      'Keep it to yourself',
      'Whoever shows the code first walks in. Do not publish pictures of this ticket, and buy tickets only where they are sold by the organizer.',
    ],
    [
      'If something changes',
      `The organizer, ${organizerName}, tells you by e-mail when time or place change. If the event is cancelled, your money goes back the way it came.`,
    ],
    ['Ticket', `${ticket.ticketId}, booking ${ticket.bookingId}.`],
  ] as const;
}
