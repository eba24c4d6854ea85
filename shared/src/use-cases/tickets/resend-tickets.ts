import {
  DomainError,
  epochOf,
  isOwnersTicket,
  RESENDS,
  type BookingId,
  type Instant,
} from '../../domain/index.ts';
import { requireBooking, type BookingAccess } from '../booking/require-booking.ts';
import type { OutboxStore, Throttle, TicketStore } from '../ports.ts';

type Deps = Parameters<typeof requireBooking>[0] & {
  tickets: Pick<TicketStore, 'ofBooking'>;
  outbox: Pick<OutboxStore, 'add'>;
  throttle: Pick<Throttle, 'count'>;
};

/** Has the tickets mailed once more to the booking's contact. Throws as in the contract of `resendTickets`. */
export async function resendTickets(
  deps: Deps,
  bookingId: BookingId,
  access: BookingAccess,
  now: Instant,
): Promise<void> {
  const { status } = await requireBooking(deps, bookingId, access);
  if (status !== 'confirmed') throw new DomainError('booking-not-confirmed', { bookingId });
  const tickets = await deps.tickets.ofBooking(bookingId);
  if (!tickets.some(isOwnersTicket)) throw new DomainError('ticket-transferred', { bookingId });
  await deps.throttle.count(RESENDS, bookingId, epochOf(now));
  const again = now.replace(/\D/g, '');
  await deps.outbox.add({ kind: 'send-tickets', bookingId, again }, now);
}
