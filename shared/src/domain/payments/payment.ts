import type { BookingId, EventId, RefundId } from '../ids.ts';
import type { Currency, MinorUnits } from '../money.ts';
import type { Instant } from '../time.ts';

/** A payment provider that Foyer speaks to. */
export type ProviderName = 'sandbox' | 'stripe';

/** The states of a payment attempt and where each may go next. */
export const ATTEMPT_NEXT = {
  started: ['captured', 'declined', 'expired'],
  captured: [],
  declined: ['captured'],
  expired: ['captured'],
} as const;

/** A state of a payment attempt. */
export type AttemptStatus = keyof typeof ATTEMPT_NEXT;

/** What became of captured money; written exactly once (rule 18). */
export type PaymentOutcome = 'allocated' | 'reseated' | 'refundDue';

/** What a provider is asked with beside the amount; kept while the outcome is open, to ask the same again word for word. */
export type ChargeTerms = {
  readonly description: string;
  readonly email: string;
  /** Where the customer comes back to. */
  readonly returnUrl: string;
};

/** One try to pay for a booking; written before the provider is called (rule 17). */
export type PaymentAttempt = {
  readonly bookingId: BookingId;
  readonly eventId: EventId;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly provider: ProviderName;
  readonly amount: MinorUnits;
  readonly currency: Currency;
  readonly status: AttemptStatus;
  readonly outcome?: PaymentOutcome;
  /** From this moment on reconciliation asks the provider about it. */
  readonly dueAt: Instant;
  /** From this moment on an open attempt is ended: its hold is over. */
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
  readonly terms?: ChargeTerms;
  /** What the provider calls the charge, once we know it. */
  readonly providerRef?: string;
  /** How often in a row reconciliation failed on it; from {@link MANY_TROUBLES} on it is for people to look at. */
  readonly troubles?: number;
  readonly capturedAt?: Instant;
  /** What of it goes or went back. */
  readonly refunded?: MinorUnits;
};

/** So many failures in a row are no passing trouble. */
export const MANY_TROUBLES = 10;

/** Why money goes back; the refund's id derives from it (rule 21). */
export type RefundCause =
  | { readonly kind: 'late-payment'; readonly bookingId: BookingId; readonly attempt: number }
  | { readonly kind: 'second-capture'; readonly bookingId: BookingId; readonly attempt: number }
  | { readonly kind: 'cancelled'; readonly bookingId: BookingId; readonly attempt: number }
  /** `number` is the first of the tickets given back: each is given back once at most. */
  | {
      readonly kind: 'tickets-returned';
      readonly bookingId: BookingId;
      readonly attempt: number;
      readonly number: number;
    }
  /** The organizer gives it back, with tickets or without; `key` names the one wish. */
  | {
      readonly kind: 'by-organizer';
      readonly bookingId: BookingId;
      readonly attempt: number;
      readonly key: string;
    };

/** Money going back to a customer. */
export type Refund = {
  readonly refundId: RefundId;
  readonly bookingId: BookingId;
  readonly eventId: EventId;
  readonly attempt: number;
  readonly provider: ProviderName;
  readonly amount: MinorUnits;
  readonly currency: Currency;
  readonly cause: RefundCause['kind'];
  /** The tickets that it is for, where they were given back or cancelled. */
  readonly numbers?: readonly number[];
  /** Why, in the organizer's words. */
  readonly reason?: string;
  readonly status: 'due' | 'done';
  readonly createdAt: Instant;
  readonly doneAt?: Instant;
  /** How often paying it out has failed, and when last. */
  readonly troubles?: number;
  readonly triedAt?: Instant;
};

/** The refund id of a cause: the same cause never pays back twice. */
export function refundIdOf(cause: RefundCause): RefundId {
  const name = `rfd_${cause.kind}_${cause.bookingId.slice('bkg_'.length)}_${cause.attempt}`;
  if (cause.kind === 'by-organizer') return `${name}_${cause.key}`;
  return cause.kind === 'tickets-returned' ? `${name}_${cause.number}` : name;
}

/** What of a payment can still go back; nothing where nothing was paid. */
export function leftOf(attempt: PaymentAttempt | undefined): MinorUnits {
  return attempt?.status === 'captured' ? attempt.amount - (attempt.refunded ?? 0) : 0;
}
