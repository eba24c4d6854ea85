import {
  DomainError,
  epochOf,
  repriced,
  requireHeld,
  withoutPromo,
  type Booking,
  type BookingId,
  type Instant,
} from '../../domain/index.ts';
import type { EventStore, Ledger } from '../ports.ts';
import { requireBooking, type BookingAccess } from './require-booking.ts';

type Deps = Parameters<typeof requireBooking>[0] & {
  events: Pick<EventStore, 'find'>;
  ledger: Pick<Ledger, 'exchange'>;
};

/** Takes the promo code off a hold and gives back its uses; without a code nothing changes. Throws as in the contract of `removePromo`. */
export async function removePromo(
  deps: Deps,
  bookingId: BookingId,
  access: BookingAccess,
  now: Instant,
): Promise<Booking> {
  const booking = await requireBooking(deps, bookingId, access);
  requireHeld(booking, now);
  if (booking.paying) throw new DomainError('booking-paying', { bookingId });
  if (booking.promoCode === undefined) return booking;
  const event = await deps.events.find(booking.eventId);
  if (!event) throw new DomainError('event-not-found', { eventId: booking.eventId });
  const changed = repriced(event, booking, withoutPromo(booking.lines));
  await deps.ledger.exchange(booking, changed, epochOf(now));
  return changed;
}
