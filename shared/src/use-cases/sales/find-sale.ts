import {
  DomainError,
  isSold,
  type Actor,
  type BookingId,
  type EventId,
  type Sale,
} from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { BookingStore, EventStore, PaymentStore, TicketStore } from '../ports.ts';

/** What looking at a sold booking needs. */
export type FindSaleDeps = {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find'>;
  tickets: Pick<TicketStore, 'ofBooking'>;
  payments: Pick<PaymentStore, 'ofBooking'>;
};

/** A sold booking of an own event, and who looks at it. */
export type SaleRef = {
  readonly eventId: EventId;
  readonly bookingId: BookingId;
  readonly by: Pick<Actor, 'employeeId' | 'role'>;
};

/** A sold booking of an own event. Throws 'event-not-found', 'booking-not-found' also for one of another event. */
export async function findSale(
  deps: FindSaleDeps,
  { eventId, bookingId, by }: SaleRef,
): Promise<Sale> {
  const event = await requireOwnEvent(deps, eventId, by);
  const [tickets, { attempts, refunds }] = await Promise.all([
    deps.tickets.ofBooking(bookingId),
    deps.payments.ofBooking(bookingId),
  ]);
  // Read last: what made its tickets void is then known of the booking, and a repeat finds that it was done.
  const booking = await deps.bookings.find(bookingId);
  if (booking?.eventId !== eventId || !isSold(booking))
    throw new DomainError('booking-not-found', { bookingId });
  return { event, booking, tickets, attempts, refunds };
}
