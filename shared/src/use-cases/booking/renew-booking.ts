import {
  DomainError,
  epochOf,
  holdEnd,
  instantOf,
  requireHeld,
  type Booking,
  type BookingId,
  type Instant,
} from '../../domain/index.ts';
import type { EventStore, Ledger } from '../ports.ts';
import { requireBooking, type BookingAccess } from './require-booking.ts';

type Deps = Parameters<typeof requireBooking>[0] & {
  events: Pick<EventStore, 'find'>;
  ledger: Pick<Ledger, 'renew'>;
};

/** Starts the hold's time again, once. Throws as in the contract of `renewBooking`. */
export async function renewBooking(
  deps: Deps,
  bookingId: BookingId,
  access: BookingAccess,
  now: Instant,
): Promise<Booking> {
  const booking = await requireBooking(deps, bookingId, access);
  requireHeld(booking, now);
  if (booking.paying) throw new DomainError('booking-paying', { bookingId });
  if (booking.renewed) throw new DomainError('already-renewed', { bookingId });
  const event = await deps.events.find(booking.eventId);
  if (!event) throw new DomainError('event-not-found', { eventId: booking.eventId });
  const until = Math.max(holdEnd(event, now), epochOf(booking.heldUntil));
  await deps.ledger.renew(booking, until, epochOf(now));
  return { ...booking, renewed: true, heldUntil: instantOf(until) };
}
