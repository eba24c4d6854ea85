import {
  epochOf,
  holdIsOver,
  isRefusal,
  type Booking,
  type Effect,
  type Instant,
  type TicketedEvent,
  type WaitlistEntry,
  type WaitlistMailKind,
} from '../../domain/index.ts';
import { confirmBooking, type ConfirmDeps } from '../payments/confirm-booking.ts';
import type { BookingStore, EntryEnd, SeatStore, WaitlistStore } from '../ports.ts';
import { isPromoted } from './offer-booking.ts';
import { waitingCustomer } from './require-entry.ts';

/** What bringing offers to their ends needs. */
export type SettleOffersDeps = ConfirmDeps & {
  bookings: Pick<BookingStore, 'find' | 'release'>;
  seats: Pick<SeatStore, 'release'>;
  waitlists: Pick<WaitlistStore, 'end'>;
};

/** Ends the entries whose offers were taken, declined, or ran out; the bookings say which. A repeat changes nothing. */
export async function settleOffers(
  deps: SettleOffersDeps,
  event: TicketedEvent | undefined,
  offered: readonly WaitlistEntry[],
  now: Instant,
): Promise<void> {
  for (const entry of offered) {
    const stands = entry.offer && (await deps.bookings.find(entry.offer.bookingId));
    const booking = stands && event ? await promoted(deps, event, stands, now) : stands;
    const end = booking ? endOf(booking, now) : 'lapsed';
    if (end) await endEntry(deps, entry, end, { at: now });
  }
}

/**
 * The booking as it then stands: free standing places are confirmed at once, for nobody has to decide or pay anything.
 * Who has as many tickets as they may by now gives them to the next.
 */
export async function promoted(
  deps: SettleOffersDeps,
  event: TicketedEvent,
  booking: Booking,
  now: Instant,
): Promise<Booking> {
  const over = holdIsOver(epochOf(booking.heldUntil), epochOf(now));
  if (booking.status !== 'held' || over || !isPromoted(booking)) return booking;
  try {
    return await confirmBooking(deps, { event, booking }, now);
  } catch (error) {
    if (!isRefusal(error, 'customer-limit-reached')) throw error;
    await deps.bookings.release(booking);
    await deps.seats.release(booking, epochOf(now));
    return { ...booking, status: 'released' };
  }
}

type End = 'booked' | 'lapsed' | 'withdrawn';

function endOf(booking: Booking, now: Instant): End | undefined {
  switch (booking.status) {
    case 'confirmed':
    case 'cancelled':
      return 'booked';
    case 'released':
      return 'withdrawn';
    case 'held':
    case 'expired':
      return holdIsOver(epochOf(booking.heldUntil), epochOf(now)) ? 'lapsed' : undefined;
  }
}

/** Ends an entry, with a mail where time ended it; false when it does not stand as it was read. */
export async function endEntry(
  deps: Pick<SettleOffersDeps, 'derive' | 'waitlists'>,
  entry: WaitlistEntry,
  to: End,
  end: Pick<EntryEnd, 'at' | 'audit'>,
): Promise<boolean> {
  const customer = waitingCustomer(deps, entry.contact.email);
  const effects = to === 'lapsed' ? [mailOf(entry, entry.offer ? 'lapsed' : 'closed')] : [];
  return deps.waitlists.end(entry, to, { ...end, customer, effects });
}

/** The effect that mails somebody who waits. */
export function mailOf({ eventId, entryId }: WaitlistEntry, mail: WaitlistMailKind): Effect {
  return { kind: 'send-waitlist-mail', eventId, entryId, mail };
}
