import {
  confirmationMail,
  isOwnersTicket,
  placeText,
  toCalendar,
  type Effect,
  type Instant,
  type Ticket,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { BookingStore, EventStore, LinkSigner, Mail, TicketStore } from '../ports.ts';
import { ticketFile, type PrintDeps } from '../tickets/ticket-file.ts';
import { bookingLink } from './booking-link.ts';
import { sendOnce, type SendDeps } from './send-once.ts';

/** What mailing tickets needs. */
export type SendTicketsDeps = PrintDeps &
  SendDeps & {
    events: Pick<EventStore, 'find'>;
    bookings: Pick<BookingStore, 'find'>;
    tickets: Pick<TicketStore, 'ofBooking'>;
    links: Pick<LinkSigner, 'sign'>;
    /** The site's address. */
    publicUrl: string;
  };

type SendTickets = Extract<Effect, { kind: 'send-tickets' }>;

/** Mails a confirmed booking's tickets once for each wish; those given back or passed on meanwhile are not among them. */
export async function sendTickets(
  deps: SendTicketsDeps,
  { bookingId, insteadOf, again }: SendTickets,
  now: Instant,
): Promise<void> {
  const messageId = again ? `tickets.${bookingId}.${again}` : `tickets.${bookingId}`;
  await sendOnce(deps, { purpose: 'tickets', about: bookingId, messageId }, now, async () => {
    const booking = await deps.bookings.find(bookingId);
    const tickets = (await deps.tickets.ofBooking(bookingId)).filter(isOwnersTicket);
    const event = booking && (await deps.events.find(booking.eventId));
    if (!event || !booking.contact || tickets.length === 0) return undefined;
    const link = bookingLink(deps, booking);
    const body = confirmationMail({
      event,
      booking,
      tickets,
      link,
      publicUrl: deps.publicUrl,
      insteadOf,
    });
    const attachments = await ticketAttachments(deps, event, tickets, link);
    return { ...body, eventId: event.eventId, to: booking.contact, attachments };
  });
}

/** The PDF of tickets and their event as a calendar file. */
export async function ticketAttachments(
  deps: PrintDeps,
  event: TicketedEvent,
  tickets: readonly Ticket[],
  url: string,
): Promise<Mail['attachments']> {
  const bookingId = tickets[0]?.bookingId ?? '';
  const note = tickets.map((ticket) => placeText(ticket.label)).join('\n');
  return [
    {
      name: 'tickets.pdf',
      type: 'application/pdf',
      content: await ticketFile(deps, event, bookingId, tickets),
    },
    { name: 'event.ics', type: 'text/calendar', content: toCalendar(event, { url, note }) },
  ];
}
