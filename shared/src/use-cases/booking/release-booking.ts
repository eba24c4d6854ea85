import {
  DomainError,
  epochOf,
  type Booking,
  type BookingId,
  type Caller,
  type Instant,
} from '../../domain/index.ts';
import type {
  BookingStore,
  Deriver,
  EventStore,
  LimitStore,
  PromoStore,
  SeatStore,
} from '../ports.ts';
import { closeAttempt, type CloseDeps } from '../payments/close-attempt.ts';
import { customerLimitOf } from './customer-limit.ts';
import { requireBooking, type BookingAccess } from './require-booking.ts';

type Deps = CloseDeps &
  Parameters<typeof requireBooking>[0] & {
    events: Pick<EventStore, 'find'>;
    bookings: Pick<BookingStore, 'find' | 'release'>;
    seats: Pick<SeatStore, 'release'>;
    limits: LimitStore;
    promos: Pick<PromoStore, 'release'>;
    derive: Deriver;
  };

/**
 * Gives held seats back; repeated, it finishes what a crash left undone. A payment under way is ended first; when it
 * turns out to be paid, the booking is settled instead (rule 19). Throws 'booking-not-found', 'booking-not-held',
 * 'booking-paying', 'payment-in-progress' while its money is on its way, 'provider-unavailable'.
 */
export async function releaseBooking(
  deps: Deps,
  bookingId: BookingId,
  access: BookingAccess,
  now: Instant,
): Promise<void> {
  const booking = await requireBooking(deps, bookingId, access);
  if (booking.status !== 'released') await endBooking(deps, booking, now);
  await deps.seats.release(booking, epochOf(now));
  await deps.promos.release(booking, epochOf(now));
  await releaseLimits(deps, booking, access.caller);
}

async function endBooking(deps: Deps, booking: Booking, now: Instant): Promise<void> {
  const { bookingId, status } = booking;
  if (status !== 'held') throw new DomainError('booking-not-held', { status });
  const closed = booking.paying && (await closeAttempt(deps, booking, now));
  if (closed)
    throw new DomainError(closed === 'pending' ? 'payment-in-progress' : 'booking-paying', {
      bookingId,
    });
  if (await deps.bookings.release(booking)) return;
  const stands = await deps.bookings.find(bookingId);
  throw new DomainError(stands?.paying ? 'booking-paying' : 'booking-not-held', { bookingId });
}

/** Gives back what was claimed under the account's address and under the contact's (rule 15). */
async function releaseLimits(deps: Deps, booking: Booking, caller: Caller): Promise<void> {
  const event = await deps.events.find(booking.eventId);
  if (event?.maxTicketsPerCustomer === undefined) return;
  const emails = [caller.kind === 'customer' && caller.email, booking.contact?.email];
  for (const email of emails) {
    const limit = email && customerLimitOf(deps, event, email);
    if (limit) await deps.limits.release(limit, booking.bookingId);
  }
}
