import {
  cashFor,
  linesOf,
  numbersLeft,
  partsOf,
  refundIdOf,
  type Booking,
  type Effect,
  type Instant,
  type MinorUnits,
  type PaymentAttempt,
  type Refund,
  type RefundCause,
} from '../../domain/index.ts';
import type { Cancellation } from '../ports.ts';

/** Tickets that end, and what goes back for them. */
export type EndingTickets = {
  /** The booking as it was read, and as it will stand. */
  readonly booking: Booking;
  readonly becomes: Booking;
  /** What paid for it. */
  readonly attempt?: PaymentAttempt | undefined;
  readonly amount: MinorUnits;
  readonly cause: RefundCause;
  /** What tells the customer where nothing goes back; a refund tells of itself. */
  readonly told: Effect;
  /** What tells those whom some of the tickets were passed on to. */
  readonly holdersTold?: Effect | undefined;
  /** Why, where the organizer does it. */
  readonly reason?: string;
};

/** What ends tickets in one commit: the refund, who is told, and the event's figures without them. */
export function cancellationOf(ending: EndingTickets, now: Instant): Cancellation {
  const { booking, becomes, attempt, amount, told, holdersTold } = ending;
  const refund = attempt && amount > 0 ? refundOf(ending, attempt, now) : undefined;
  const { bookingId, eventId } = booking;
  const ends = endingNumbers(ending);
  const cash = cashFor(booking, linesOf(booking, ends));
  const counted: Effect = {
    ...{ kind: 'count-sale', bookingId, eventId },
    tickets: -ends.length,
    parts: partsOf(linesOf(booking, ends), -1),
    revenue: 0 - (refund?.amount ?? cash),
    cash: 0 - cash,
    bookings: becomes.status === 'cancelled' ? -1 : 0,
    ...(ending.cause.kind === 'cancelled' && {
      calledOff: { bookings: 1, owed: refund ? 1 : 0, paidBack: 0 },
    }),
  };
  return {
    booking,
    becomes,
    ...(attempt && refund && { paid: { attempt, refund } }),
    effects: [
      refund ? { kind: 'refund', bookingId, refundId: refund.refundId } : told,
      counted,
      ...(holdersTold ? [holdersTold] : []),
    ],
  };
}

function endingNumbers({ booking, becomes }: EndingTickets): number[] {
  const stay = numbersLeft(becomes);
  return numbersLeft(booking).filter((number) => !stay.includes(number));
}

function refundOf(
  ending: EndingTickets,
  { attempt, provider, currency }: PaymentAttempt,
  now: Instant,
): Refund {
  const { booking, amount, cause, reason } = ending;
  return {
    refundId: refundIdOf(cause),
    ...{ bookingId: booking.bookingId, eventId: booking.eventId },
    ...{ attempt, provider, currency, amount },
    cause: cause.kind,
    numbers: endingNumbers(ending),
    ...(reason !== undefined && { reason }),
    status: 'due',
    createdAt: now,
  };
}
