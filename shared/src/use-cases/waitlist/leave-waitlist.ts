import { DomainError, type Instant, type WaitlistEntry } from '../../domain/index.ts';
import { releaseBooking } from '../booking/release-booking.ts';
import type { WaitlistStore } from '../ports.ts';
import { requireEntry, type EntryAccess } from './require-entry.ts';
import { endEntry } from './settle-offers.ts';

type Deps = Parameters<typeof requireEntry>[0] &
  Parameters<typeof releaseBooking>[0] & { waitlists: Pick<WaitlistStore, 'find' | 'end'> };

/**
 * Leaves the line; an open offer is declined, and its seats go to the next in line. A repeat changes nothing.
 * Throws 'entry-not-found', 'link-invalid', 'entry-over' once it led to tickets, 'booking-paying'.
 */
export async function leaveWaitlist(
  deps: Deps,
  access: EntryAccess,
  now: Instant,
): Promise<WaitlistEntry> {
  const entry = await requireEntry(deps, access);
  if (entry.status === 'withdrawn' || entry.status === 'lapsed') return entry;
  if (entry.status === 'booked') throw new DomainError('entry-over', { status: entry.status });
  if (entry.offer) await decline(deps, entry, access, now);
  await endEntry(deps, entry, 'withdrawn', { at: now });
  return { ...entry, status: 'withdrawn', endedAt: now };
}

/** Gives the offered seats back first: an entry that is over must hold nothing. */
async function decline(
  deps: Deps,
  { offer }: WaitlistEntry,
  access: EntryAccess,
  now: Instant,
): Promise<void> {
  const booking = offer && (await deps.bookings.find(offer.bookingId));
  if (booking?.status !== 'held') return;
  const link = deps.links.sign(booking.bookingId, booking.linkVersion);
  await releaseBooking(deps, booking.bookingId, { caller: access.caller, link }, now);
}
