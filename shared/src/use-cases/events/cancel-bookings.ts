import {
  BLOCKED,
  DomainError,
  epochOf,
  numbersLeft,
  refundOfTickets,
  SOLD,
  takenOf,
  ticketRefunds,
  type BookingId,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { BlockState, BookingStore, Ledger, PaymentStore, SeatStore } from '../ports.ts';
import { cancellationOf } from '../booking/cancellation-of.ts';
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
  const blocks = await blocksBehindFence(deps, event, now);
  if (takenOf(blocks, epochOf(now)).sold === 0) return 'done';
  const listed = await deps.bookings.confirmedOf(event.eventId, BOOKINGS_PER_RUN);
  const bookingIds = [...new Set([...listed, ...holdersOf(blocks)])].slice(0, BOOKINGS_PER_RUN);
  let cancelled = 0;
  for (let start = 0; start < bookingIds.length; start += AT_ONCE) {
    const some = bookingIds.slice(start, start + AT_ONCE);
    const done = await Promise.all(
      some.map((bookingId) => cancelBooking(deps, event, bookingId, now)),
    );
    cancelled += done.filter(Boolean).length;
  }
  if (cancelled === 0) throw new DomainError('busy', { eventId: event.eventId });
  return 'more';
}

/** Every block of an event behind its fence, which the first run puts up; what was read before it counts for nothing. */
async function blocksBehindFence(
  deps: CancelBookingsDeps,
  event: TicketedEvent,
  now: Instant,
): Promise<BlockState[]> {
  const blocks = await blocksStanding(deps, event);
  if (blocks.every(({ closed }) => closed)) return blocks;
  await deps.seats.fence(event, epochOf(now));
  return blocksStanding(deps, event);
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

/** Cancels what is left of a confirmed booking and owes what was paid for it, in one commit; true when this call did it. */
async function cancelBooking(
  deps: CancelBookingsDeps,
  event: TicketedEvent,
  bookingId: BookingId,
  now: Instant,
): Promise<boolean> {
  const booking = await deps.bookings.find(bookingId);
  if (booking?.status !== 'confirmed') return false;
  const attempt = booking.paidBy
    ? await deps.payments.attempt(bookingId, booking.paidBy)
    : undefined;
  const becomes = { ...booking, status: 'cancelled', cancelledAt: now } as const;
  const refund = refundOfTickets(ticketRefunds(booking, 'returned'), numbersLeft(booking), attempt);
  const cause = { kind: 'cancelled', bookingId, attempt: booking.paidBy ?? 0 } as const;
  const told = { kind: 'send-cancellation', bookingId } as const;
  return deps.ledger.cancel(
    cancellationOf({ booking, becomes, attempt, amount: refund.refund, cause, told }, now),
    epochOf(now),
  );
}
