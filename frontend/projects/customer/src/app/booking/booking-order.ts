import type { ListedBooking } from './booking-row.ts';
import { bookingState } from './booking-state.ts';

/** Bookings as people look for them: what comes, soonest first; what was, latest first. Given-back holds are left out. */
export function inOrder(
  bookings: readonly ListedBooking[],
  now: string,
): { coming: ListedBooking[]; past: ListedBooking[] } {
  const told = bookings.filter((booking) => bookingState(booking) !== 'over');
  const bySoonest = (a: ListedBooking, b: ListedBooking) =>
    a.event.startsAt.localeCompare(b.event.startsAt);
  return {
    coming: told.filter((booking) => booking.event.endsAt > now).sort(bySoonest),
    past: told.filter((booking) => booking.event.endsAt <= now).sort((a, b) => bySoonest(b, a)),
  };
}
