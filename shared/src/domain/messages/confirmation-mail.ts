import type { Booking } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import type { PlaceLabel } from '../seating/plan.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { eventLook } from './event-look.ts';
import {
  amountText,
  countText,
  dateText,
  moneyText,
  placeText,
  timeText,
  venueText,
  zoneText,
} from './formats.ts';
import { html, type Html } from './html.ts';
import { button, fact, mailPage, paragraph, table, type MailBody } from './mail-page.ts';

/** What a confirmation tells about. */
export type Confirmed = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly tickets: readonly Ticket[];
  /** The booking's signed address. */
  readonly link: string;
  /** The site's address, for pictures. */
  readonly publicUrl: string;
  /** The places that were held, where others had to be given instead (rule 20). */
  readonly insteadOf?: readonly PlaceLabel[] | undefined;
};

/** The mail that brings the tickets. */
export function confirmationMail(confirmed: Confirmed): MailBody {
  const { event, tickets, insteadOf } = confirmed;
  const what = insteadOf
    ? 'New seats for'
    : `Your ${tickets.length === 1 ? 'ticket' : 'tickets'} for`;
  return {
    subject: `${what} ${event.title}, ${dateText(event.startsAt, event.venue)}`,
    text: textOf(confirmed),
    html: htmlOf(confirmed),
  };
}

function htmlOf(confirmed: Confirmed): string {
  const { event, booking, tickets, link, publicUrl } = confirmed;
  const look = eventLook(event, publicUrl);
  return mailPage({
    title: event.title,
    preview: `${countText(tickets.length, 'ticket')} for ${whenText(event)}`,
    ...look,
    content: [
      paragraph(greeting(confirmed)),
      html`${fact('When', whenText(event))}${fact('Where', venueText(event.venue))}`,
      table(...priceRows(confirmed)),
      ...(isWhole(confirmed) ? notes(booking) : []),
      button(tickets.length === 1 ? 'Show ticket' : 'Show tickets', link, look.accent),
      ...giveBackAddress(confirmed).map((url) =>
        paragraph(html`${CANNOT_COME} <a href="${url}">Give your places back</a>`),
      ),
      paragraph(
        'The tickets are attached as a PDF: print them or show them on your phone. The calendar file puts the evening into your calendar.',
      ),
    ],
    footer: footerOf(booking),
  });
}

function textOf(confirmed: Confirmed): string {
  const { event, booking, link } = confirmed;
  const [rows, sum] = priceRows(confirmed);
  return [
    greeting(confirmed),
    `${event.title}\nWhen: ${whenText(event)}\nWhere: ${venueText(event.venue)}`,
    [...rows, ...(sum ? [sum] : [])].map(([left, right]) => `${left}: ${right}`).join('\n'),
    ...(isWhole(confirmed) ? [...cashText(booking), ...promoText(booking)] : []),
    `Your booking: ${link}`,
    ...giveBackAddress(confirmed).map((url) => `${CANNOT_COME} Give your places back: ${url}`),
    'The tickets are attached as a PDF: print them or show them on your phone.',
    footerOf(booking),
  ].join('\n\n');
}

const CANNOT_COME = 'You cannot come after all? Others would be glad of the places.';

/** Where places that cost nothing are given back in one step; none where the organizer takes nothing back. */
function giveBackAddress({ event, booking, link }: Confirmed): string[] {
  return event.selfCancel && booking.totals.total === 0 ? [`${link}&giveBack=ask`] : [];
}

function greeting({ booking, tickets, insteadOf }: Confirmed): string {
  const name = booking.contact?.name ?? '';
  if (!insteadOf)
    return `Hello ${name}, you are going. Here ${tickets.length === 1 ? 'is your ticket' : 'are your tickets'}.`;
  const old = insteadOf.map(placeText).join('; ');
  const fresh = tickets.map((ticket) => placeText(ticket.label)).join('; ');
  return (
    `Hello ${name}, your payment arrived after the time to hold your seats was over, and some of them had gone to ` +
    `somebody else. You had chosen ${old}. We have given you seats of the same category instead: ${fresh}. ` +
    'You pay nothing more. If they do not suit you, answer this mail.'
  );
}

/** Doors and start at the venue, such as `Friday 1 May 2026, 20:00 CEST (doors 19:00)`. */
export function whenText({ startsAt, doorsOpenAt, venue }: TicketedEvent): string {
  const day = dateText(startsAt, venue);
  const zone = zoneText(startsAt, venue);
  return `${day}, ${timeText(startsAt, venue)} ${zone} (doors ${timeText(doorsOpenAt, venue)})`;
}

/** True where all tickets that were paid for are there: what the booking cost says nothing of some of them. */
function isWhole({ booking, tickets }: Confirmed): boolean {
  return tickets.length >= booking.lines.length;
}

/** What each ticket cost and, for a whole booking, the fees and the sum. */
function priceRows(confirmed: Confirmed): [Row[], sum?: Row] {
  const rows = ticketRows(confirmed);
  if (!isWhole(confirmed)) return [rows];
  const { totals, currency } = confirmed.booking;
  const sum: Row = ['Total', moneyText(totals.total, currency)];
  return [[...rows, ...feeRows(confirmed.booking)], sum];
}

type Row = [string, string];

function ticketRows({ tickets }: Confirmed): [string, string][] {
  return tickets.map((ticket) => [
    `${placeText(ticket.label)} (${ticket.categoryName})`,
    moneyText(ticket.price, ticket.currency),
  ]);
}

function feeRows({ totals, currency }: Booking): [string, string][] {
  return totals.fees > 0 ? [['Booking fee', amountText(totals.fees, currency)]] : [];
}

/** What stands below the sum: what the promo code took off the prices above it, and the taxes within it. */
function notes(booking: Booking): Html[] {
  return [...cashText(booking), ...promoText(booking), ...taxText(booking)].map(
    (text) => html`<p class="soft" style="margin:0;font-size:13px;color:#5d5c66;">${text}</p>`,
  );
}

function cashText({ boxOffice, totals, currency }: Booking): string[] {
  if (boxOffice?.settledBy !== 'door') return [];
  return [
    `To be paid in cash: ${amountText(totals.total, currency)}, unless you have paid already.`,
  ];
}

function promoText({ promoCode, totals, currency }: Booking): string[] {
  if (promoCode === undefined || !totals.discount) return [];
  const off = amountText(totals.discount, currency);
  return [`The prices are with promo code ${promoCode}, which took ${off} off.`];
}

function taxText({ totals, currency }: Booking): string[] {
  const taxes = totals.taxes.map((tax) => `${tax.name} ${amountText(tax.amount, currency)}`);
  return taxes.length > 0 ? [`Contained in the total: ${taxes.join(', ')}.`] : [];
}

function footerOf({ bookingId }: Booking): string {
  return `Booking ${bookingId}. Keep this mail to yourself: whoever has a ticket's code can walk in with it.`;
}
