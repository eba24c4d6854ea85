import {
  DomainError,
  isRefusal,
  refundIdOf,
  type Booking,
  type BookingId,
  type BookingLine,
  type Instant,
  type PaymentAttempt,
  type TicketedEvent,
} from '../../domain/index.ts';
import type {
  BookingStore,
  EventStore,
  Ledger,
  PaymentStore,
  PlanStore,
  RoomReader,
} from '../ports.ts';
import { confirmBooking, type ConfirmDeps } from './confirm-booking.ts';
import { equalLines, noLoss, noteLoss } from './equal-lines.ts';
import { onPlanInForce } from './on-plan-in-force.ts';

/** What settling captured money needs. */
export type SettleDeps = ConfirmDeps & {
  events: Pick<EventStore, 'find'>;
  plans: PlanStore;
  rooms: RoomReader;
  random: () => number;
  bookings: Pick<BookingStore, 'find'>;
  payments: Pick<PaymentStore, 'attempt'>;
  ledger: Pick<Ledger, 'confirm' | 'oweRefund'>;
};

/** What became of captured money, with the booking as it then stands. */
export type Settlement = {
  readonly outcome: 'allocated' | 'reseated' | 'refundDue';
  readonly booking: Booking;
};

/** Why money that came in goes back at once. */
type LateCause = 'late-payment' | 'second-capture';

/** Tries to find substitutes before the money goes back (rule 20). */
const SUBSTITUTIONS = 3;

/** Settles a captured attempt that the outbox or reconciliation names; one settled before is left alone. */
export async function settlePayment(
  deps: SettleDeps,
  bookingId: BookingId,
  number: number,
  now: Instant,
): Promise<void> {
  const [booking, attempt] = await Promise.all([
    deps.bookings.find(bookingId),
    deps.payments.attempt(bookingId, number),
  ]);
  if (!booking || !attempt)
    throw new DomainError('payment-not-found', { bookingId, attempt: number });
  if (!attempt.outcome) await settle(deps, booking, attempt, now);
}

/** Gives captured money its one outcome: the seats held, equal seats, or a refund (rules 18 and 20). */
export async function settle(
  deps: SettleDeps,
  booking: Booking,
  attempt: PaymentAttempt,
  now: Instant,
): Promise<Settlement> {
  const event = await deps.events.find(booking.eventId);
  if (!event) throw new DomainError('event-not-found', { eventId: booking.eventId });
  const settling = { event, booking, attempt };
  if (booking.status === 'confirmed' && booking.paidBy !== attempt.attempt) {
    return owe(deps, settling, 'second-capture', now);
  }
  // A payment given up for lost may come in after all, when the booking holds other seats.
  if (attempt.amount !== booking.totals.total) return owe(deps, settling, 'late-payment', now);
  try {
    const confirmed = await confirmBooking(deps, settling, now);
    return { outcome: 'allocated', booking: confirmed };
  } catch (error) {
    if (isLoss(error)) return settleLate(deps, settling, now);
    if (!isFinal(error)) throw error;
    return owe(deps, settling, await causeOf(deps, booking), now);
  }
}

/** Captured money, what it is for, and the event. */
type Settling = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly attempt: PaymentAttempt;
};

/**
 * The hold is lost: takes the same seats where they are free again, else equal ones at no higher price, or pays
 * everything back; never only some (rule 20).
 */
async function settleLate(deps: SettleDeps, settling: Settling, now: Instant): Promise<Settlement> {
  const { event } = settling;
  const lost = noLoss();
  const booking = await onPlanInForce(deps, event, settling.booking);
  let lines: readonly BookingLine[] | undefined = booking?.lines;
  for (let choice = 0; booking && lines && choice <= SUBSTITUTIONS; choice += 1) {
    const late = { ...settling, booking: { ...booking, lines }, held: booking.lines };
    try {
      const confirmed = await confirmBooking(deps, late, now);
      return { outcome: lines === booking.lines ? 'allocated' : 'reseated', booking: confirmed };
    } catch (error) {
      if (!isLoss(error)) {
        if (isPassing(event, error)) throw new DomainError('busy', {}, { cause: error });
        if (isFinal(error)) break;
        throw error;
      }
      noteLoss(lost, booking, error);
    }
    lines = await equalLines(deps, event, booking, lost);
  }
  return owe(deps, settling, await causeOf(deps, settling.booking), now);
}

async function owe(
  deps: SettleDeps,
  { booking, attempt }: Settling,
  kind: LateCause,
  now: Instant,
): Promise<Settlement> {
  const { bookingId } = booking;
  const refundId = refundIdOf({ kind, bookingId, attempt: attempt.attempt });
  const { eventId, provider, amount, currency } = attempt;
  await deps.ledger.oweRefund(
    attempt,
    {
      refundId,
      bookingId,
      eventId,
      attempt: attempt.attempt,
      provider,
      amount,
      currency,
      cause: kind,
      status: 'due',
      createdAt: now,
    },
    now,
  );
  return { outcome: 'refundDue', booking };
}

/** A booking that another attempt confirmed meanwhile was paid twice. */
async function causeOf(deps: SettleDeps, { bookingId }: Booking): Promise<LateCause> {
  const stands = await deps.bookings.find(bookingId);
  return stands?.status === 'confirmed' ? 'second-capture' : 'late-payment';
}

const FINAL = [
  'booking-over',
  'customer-limit-reached',
  'event-fenced',
  'places-unavailable',
  'plan-changed',
  'seat-unavailable',
] as const;

function isFinal(error: unknown): boolean {
  return FINAL.some((code) => isRefusal(error, code));
}

/** The plan is being changed, or has just been: all is well again as soon as that is over. */
function isPassing({ status }: TicketedEvent, error: unknown): boolean {
  return status === 'published' && isRefusal(error, 'plan-changed');
}

function isLoss(error: unknown): error is DomainError {
  return isRefusal(error, 'seat-unavailable') || isRefusal(error, 'places-unavailable');
}
