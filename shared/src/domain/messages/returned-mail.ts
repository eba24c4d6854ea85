import { linesOf } from '../booking/cancellation.ts';
import type { Booking } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { HolderTold } from './cancellation-mail.ts';
import { whenText } from './confirmation-mail.ts';
import { eventLook } from './event-look.ts';
import { countText, placeText } from './formats.ts';
import { html } from './html.ts';
import { button, fact, mailPage, paragraph, type MailBody } from './mail-page.ts';

/** What a mail about tickets given back tells of. */
export type Returned = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly numbers: readonly number[];
  /** In the organizer's words, where they cancelled them. */
  readonly reason?: string | undefined;
  readonly publicUrl: string;
};

/** That tickets were given back, such as `you gave back 2 tickets; they are no longer valid.` */
export function returnedText(numbers: readonly number[]): string {
  const are = numbers.length === 1 ? 'it is' : 'they are';
  return `you gave back ${countText(numbers.length, 'ticket')}; ${are} no longer valid.`;
}

/** That the organizer cancelled tickets, and why. */
export function cancelledText(numbers: readonly number[], reason: string): string {
  const are = numbers.length === 1 ? 'it is' : 'they are';
  return `the organizer cancelled ${countText(numbers.length, 'ticket')} of yours; ${are} no longer valid. ${quoted(reason)}`;
}

/** A reason as the organizer gives it. */
export function quoted(reason: string): string {
  return `The organizer writes: “${reason}”`;
}

/** The places of tickets given back, on one line. */
export function returnedPlaces(booking: Booking, numbers: readonly number[]): string {
  return linesOf(booking, numbers)
    .map(({ label }) => placeText(label))
    .join('; ');
}

/** The mail that says that tickets for which nothing goes back were given back or cancelled. */
export function returnedMail({ event, booking, numbers, reason, publicUrl }: Returned): MailBody {
  const told = reason === undefined ? returnedText(numbers) : cancelledText(numbers, reason);
  return endedMail(event, publicUrl, {
    ...{ count: numbers.length, done: reason === undefined ? 'given back' : 'cancelled' },
    greeting: `Hello ${booking.contact?.name ?? ''}, ${told}`,
    places: returnedPlaces(booking, numbers),
    footer: `Booking ${booking.bookingId}.`,
  });
}

/** What somebody is told of cancelled tickets that were passed on to them. */
export type HolderCancelled = HolderTold & { readonly tickets: readonly Ticket[] };

/**
 * The mail that says that the organizer cancelled tickets, to whom they were passed on to. The organizer's reason is for
 * whoever bought them, and so is the money.
 */
export function holderCancelledMail({
  event,
  holder,
  tickets,
  publicUrl,
}: HolderCancelled): MailBody {
  const { length: count } = tickets;
  const one = count === 1;
  const told = `the organizer cancelled ${one ? 'the ticket that was' : `${count} tickets that were`} passed on to you; ${one ? 'it is' : 'they are'} no longer valid.`;
  const ask = `Whoever passed ${one ? 'it' : 'them'} on to you can tell you more.`;
  return endedMail(event, publicUrl, {
    ...{ count, done: 'cancelled', greeting: `Hello ${holder.name}, ${told} ${ask}` },
    places: tickets.map(({ label }) => placeText(label)).join('; '),
    footer: `Ticket ${tickets.map(({ ticketId }) => ticketId).join(', ')}.`,
  });
}

/** Tickets that are no longer valid, in words. */
type Ended = {
  readonly count: number;
  readonly done: string;
  readonly greeting: string;
  readonly places: string;
  readonly footer: string;
};

function endedMail(event: TicketedEvent, publicUrl: string, ended: Ended): MailBody {
  const { greeting, places, footer } = ended;
  const look = eventLook(event, publicUrl);
  const title = `${countText(ended.count, 'ticket')} ${ended.done}`;
  const url = `${publicUrl}/events/${event.eventId}`;
  return {
    subject: `${title}: ${event.title}`,
    text: [
      greeting,
      `${event.title}\n${whenText(event)}\n${places}`,
      `The event: ${url}`,
      footer,
    ].join('\n\n'),
    html: mailPage({
      title,
      preview: greeting,
      ...look,
      content: [
        paragraph(greeting),
        html`${fact('Event', event.title)}${fact('When', whenText(event))}${fact('Tickets', places)}`,
        button('See the event', url, look.accent),
      ],
      footer,
    }),
  };
}
