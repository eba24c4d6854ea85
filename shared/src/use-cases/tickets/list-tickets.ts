import { isOwnersTicket, type BookingId, type Instant } from '../../domain/index.ts';
import { requireBooking, type BookingAccess } from '../booking/require-booking.ts';
import type { BookingStore, LinkSigner, ObjectStore, TicketSigner, TicketStore } from '../ports.ts';
import { heldTicket, type HeldTicket } from './held-ticket.ts';

/** What listing tickets needs. */
export type ListTicketsDeps = {
  bookings: Pick<BookingStore, 'find'>;
  links: LinkSigner;
  tickets: Pick<TicketStore, 'ofBooking'>;
  signer: Pick<TicketSigner, 'sign'>;
  objects: Pick<ObjectStore, 'linkTo'>;
};

/** The tickets of a booking, for its owner or the bearer of its link; none before it is confirmed. Throws 'booking-not-found', 'link-invalid'. */
export async function listTickets(
  deps: ListTicketsDeps,
  bookingId: BookingId,
  access: BookingAccess,
  now: Instant,
): Promise<HeldTicket[]> {
  await requireBooking(deps, bookingId, access);
  const tickets = await deps.tickets.ofBooking(bookingId);
  const own = tickets.filter(isOwnersTicket);
  return tickets.map((ticket) => heldTicket(deps, ticket, own, now));
}
