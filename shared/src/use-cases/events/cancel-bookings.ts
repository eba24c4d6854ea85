import {
  BLOCKED,
  DomainError,
  epochOf,
  refundIdOf,
  SOLD,
  takenOf,
  type Booking,
  type BookingId,
  type Instant,
  type PaymentAttempt,
  type Refund,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { BlockState, BookingStore, Ledger, PaymentStore, SeatStore } from '../ports.ts';
import { blocksStanding } from './blocks-standing.ts';

/** What cancelling an event's bookings needs. */
export type CancelBookingsDeps = {
  bookings: Pick<BookingStore, 'find' | 'confirmedOf'>;
  payments: Pick<PaymentStore, 'attempt'>;
  ledger: Pick<Ledger, 'cancel'>;
  seats: Pick<SeatStore, 'fence' | 'readSection' | 'readPools'>;
};

/** Bookings cancelled in one run, so that other effects of the shard get their turn. */
const BOOKINGS_PER_RUN = 160;
const AT_ONCE = 8;

/**
 * Cancels the bookings of a cancelled event and pays everything back: behind the fence, so that none is added, some in
 * each run. What is cancelled gives its seats back, so that the inventory, read consistently, says when all are done;
 * 'more' until then. Throws 'busy' while the list of bookings lags behind what the inventory says.
 */
export async function cancelBookings(
  deps: CancelBookingsDeps,
  event: TicketedEvent,
  now: Instant,
): Promise<'done' | 'more'> {
  await deps.seats.fence(event, epochOf(now));
  const blocks = await blocksStanding(deps, event);
  if (takenOf(blocks, epochOf(now)).sold === 0) return 'done';
  const listed = await deps.bookings.confirmedOf(event.eventId, BOOKINGS_PER_RUN);
  const bookingIds = [...new Set([...listed, ...holdersOf(blocks)])].slice(0, BOOKINGS_PER_RUN);
  let cancelled = 0;
  for (let start = 0; start < bookingIds.length; start += AT_ONCE) {
    const some = bookingIds.slice(start, start + AT_ONCE);
    const done = await Promise.all(some.map((bookingId) => cancelBooking(deps, bookingId, now)));
    cancelled += done.filter(Boolean).length;
  }
  if (cancelled === 0) throw new DomainError('busy', { eventId: event.eventId });
  return 'more';
}

/** Who has bought seats; standing places do not say whose they are. */
function holdersOf(blocks: readonly BlockState[]): BookingId[] {
  return blocks.flatMap((block) =>
    block.kind === 'pool'
      ? []
      : Object.entries(block.by)
          .filter(([seatId, holder]) => block.until[seatId] === SOLD && holder !== BLOCKED)
          .map(([, holder]) => holder),
  );
}

/** Cancels a confirmed booking and owes its whole payment, in one commit; true when this call did it. */
async function cancelBooking(
  deps: CancelBookingsDeps,
  bookingId: BookingId,
  now: Instant,
): Promise<boolean> {
  const booking = await deps.bookings.find(bookingId);
  if (booking?.status !== 'confirmed') return false;
  const attempt = booking.paidBy
    ? await deps.payments.attempt(bookingId, booking.paidBy)
    : undefined;
  const refund = attempt && refundOf(booking, attempt, now);
  const told = refund
    ? ({ kind: 'refund', bookingId, refundId: refund.refundId } as const)
    : ({ kind: 'send-cancellation', bookingId } as const);
  return deps.ledger.cancel(
    { booking, effects: [told], ...(attempt && refund && { paid: { attempt, refund } }) },
    epochOf(now),
  );
}

/** All that is left of a payment; undefined where nothing is. */
function refundOf(
  { bookingId }: Booking,
  { attempt, provider, amount, currency, refunded = 0 }: PaymentAttempt,
  now: Instant,
): Refund | undefined {
  if (amount === refunded) return undefined;
  const cause = 'cancelled';
  return {
    refundId: refundIdOf({ kind: cause, bookingId, attempt }),
    ...{ bookingId, attempt, provider, currency, cause },
    amount: amount - refunded,
    status: 'due',
    createdAt: now,
  };
}
