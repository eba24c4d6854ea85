import {
  confirmationMail,
  placeText,
  toCalendar,
  type Booking,
  type Effect,
  type Instant,
  type Ticket,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { BookingStore, EventStore, LinkSigner, Mail, TicketStore } from '../ports.ts';
import { printable, ticketFile, type PrintDeps } from '../tickets/ticket-file.ts';
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

/** Mails a confirmed booking's tickets once; one cancelled meanwhile has none to send. */
export async function sendTickets(
  deps: SendTicketsDeps,
  { bookingId, insteadOf }: SendTickets,
  now: Instant,
): Promise<void> {
  const messageId = `tickets.${bookingId}`;
  await sendOnce(deps, messageId, now, async () => {
    const booking = await deps.bookings.find(bookingId);
    const tickets = printable(await deps.tickets.ofBooking(bookingId));
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
    const attachments = await attachmentsOf(deps, event, tickets, link);
    return { ...body, to: booking.contact, messageId, attachments };
  });
}

/** The signed address of a booking. */
function bookingLink(deps: SendTicketsDeps, { bookingId, linkVersion }: Booking): string {
  return `${deps.publicUrl}/bookings/${bookingId}?link=${deps.links.sign(bookingId, linkVersion)}`;
}

async function attachmentsOf(
  deps: SendTicketsDeps,
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
