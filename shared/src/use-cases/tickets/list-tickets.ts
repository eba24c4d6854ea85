import { later, MINUTE_MS, type BookingId, type Instant, type Ticket } from '../../domain/index.ts';
import { requireBooking, type BookingAccess } from '../booking/require-booking.ts';
import type { BookingStore, LinkSigner, ObjectStore, TicketSigner, TicketStore } from '../ports.ts';
import { printable, ticketFileKey } from './ticket-file.ts';

/** What listing tickets needs. */
export type ListTicketsDeps = {
  bookings: Pick<BookingStore, 'find'>;
  links: LinkSigner;
  tickets: Pick<TicketStore, 'ofBooking'>;
  signer: Pick<TicketSigner, 'sign'>;
  objects: Pick<ObjectStore, 'linkTo'>;
};

/** A ticket with what its holder needs at the door. */
export type HeldTicket = {
  readonly ticket: Ticket;
  /** The text that the QR code carries. */
  readonly code: string;
  /** Address of the booking's PDF; expires. */
  readonly pdfUrl: string;
};

/** How long a link to a PDF is good. */
const LINK_MS = 15 * MINUTE_MS;

/** The tickets of a booking, for its owner or the bearer of its link; none before it is confirmed. Throws 'booking-not-found', 'link-invalid'. */
export async function listTickets(
  deps: ListTicketsDeps,
  bookingId: BookingId,
  access: BookingAccess,
  now: Instant,
): Promise<HeldTicket[]> {
  await requireBooking(deps, bookingId, access);
  const tickets = await deps.tickets.ofBooking(bookingId);
  const pdfUrl = deps.objects.linkTo(
    ticketFileKey(bookingId, printable(tickets)),
    later(now, LINK_MS),
  );
  return tickets.map((ticket) => ({ ticket, code: deps.signer.sign(ticket), pdfUrl }));
}
