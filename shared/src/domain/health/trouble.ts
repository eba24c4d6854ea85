import type { Effect } from '../messages/effect.ts';
import type { BookingId, RefundId } from '../ids.ts';
import type { Currency, MinorUnits } from '../money.ts';
import type { PaymentAttempt, Refund } from '../payments/payment.ts';
import type { Instant } from '../time.ts';

/** What something that went wrong is known by, so that it can be tried again. */
export type TroubleRef =
  | { readonly kind: 'payment'; readonly bookingId: BookingId; readonly attempt: number }
  | { readonly kind: 'refund'; readonly bookingId: BookingId; readonly refundId: RefundId }
  | { readonly kind: 'effect'; readonly shard: string; readonly id: string };

/**
 * What went wrong: captured money without an outcome, a payment that nobody answers for, a refund not paid out, or an
 * effect that was given up after many tries.
 */
export type TroubleKind =
  'payment-unsettled' | 'payment-unanswered' | 'refund-unpaid' | 'effect-given-up';

/** Something that went wrong and has not come right by itself. */
export type Trouble = {
  readonly kind: TroubleKind;
  readonly ref: TroubleRef;
  readonly since: Instant;
  readonly bookingId?: BookingId;
  readonly money?: { readonly amount: MinorUnits; readonly currency: Currency };
  /** How often in a row it failed. */
  readonly tries: number;
  /** When it is tried next by itself; absent where it waits for a person. */
  readonly nextAt?: Instant;
  readonly effect?: Effect['kind'];
};

/** The trouble of an attempt that should long have had an outcome. */
export function attemptTrouble(attempt: PaymentAttempt): Trouble {
  const { bookingId, attempt: number, amount, currency, troubles = 0, dueAt } = attempt;
  const captured = attempt.status === 'captured';
  return {
    kind: captured ? 'payment-unsettled' : 'payment-unanswered',
    ref: { kind: 'payment', bookingId, attempt: number },
    since: attempt.capturedAt ?? attempt.createdAt,
    bookingId,
    money: { amount, currency },
    tries: troubles,
    nextAt: dueAt,
  };
}

/** The trouble of a refund that should long have been paid out. */
export function refundTrouble({
  bookingId,
  refundId,
  amount,
  currency,
  createdAt,
  troubles = 0,
}: Refund): Trouble {
  return {
    kind: 'refund-unpaid',
    ref: { kind: 'refund', bookingId, refundId },
    since: createdAt,
    bookingId,
    money: { amount, currency },
    tries: troubles,
  };
}

/** An effect that was given up, with its place among the dead. */
export type DeadEffect = {
  readonly shard: string;
  readonly id: string;
  readonly effect: Effect;
  readonly tries: number;
  readonly createdAt: Instant;
};

/** The trouble of an effect that was given up. */
export function effectTrouble({ shard, id, effect, tries, createdAt }: DeadEffect): Trouble {
  return {
    kind: 'effect-given-up',
    ref: { kind: 'effect', shard, id },
    since: createdAt,
    tries,
    effect: effect.kind,
    ...('bookingId' in effect && { bookingId: effect.bookingId }),
  };
}
