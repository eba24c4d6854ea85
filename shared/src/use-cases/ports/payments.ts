import type {
  BookingId,
  ChargeTerms,
  Effect,
  EventId,
  Instant,
  PaymentAttempt,
  ProviderName,
  Refund,
  RefundId,
} from '../../domain/index.ts';
import type { Page } from './bookings.ts';

/** Payment attempts and refunds. */
export type PaymentStore = {
  attempt(bookingId: BookingId, attempt: number): Promise<PaymentAttempt | undefined>;
  /** All attempts and refunds of a booking. */
  ofBooking(
    bookingId: BookingId,
  ): Promise<{ attempts: readonly PaymentAttempt[]; refunds: readonly Refund[] }>;
  /** Attempts without outcome whose due time has passed. */
  due(now: Instant, limit: number): Promise<readonly PaymentAttempt[]>;
  /** Asks about an open attempt again later; `troubles` is how often in a row asking has failed. */
  postpone(attempt: PaymentAttempt, dueAt: Instant, troubles: number): Promise<void>;
  /** Notes what the provider calls the charge of an attempt. */
  noteRef(attempt: PaymentAttempt, providerRef: string): Promise<void>;
  /** Notes that a refund was paid out, with what follows from it, once. */
  refundDone(refund: Refund, doneAt: Instant, effect?: Effect): Promise<void>;
  /** Notes that paying a refund out has failed once more. */
  refundFailed(refund: Refund, triedAt: Instant): Promise<void>;
  /**
   * Refunds of an event that are not paid out, the latest first. A page looks at 2,000 refunds at most, since it has to
   * pass those of other events; see `soldOf` of the bookings.
   */
  owedOf(query: OwedQuery): Promise<Page<Refund>>;
};

/** Which refunds are wanted. */
export type OwedQuery = {
  readonly eventId: EventId;
  readonly size: number;
  readonly cursor?: string | undefined;
};

/** A charge that a provider is asked to make; booking and attempt travel as metadata. */
export type ChargeRequest = ChargeTerms &
  Pick<PaymentAttempt, 'bookingId' | 'attempt' | 'amount' | 'currency' | 'expiresAt'> & {
    readonly card?: { readonly number: string; readonly expiry: string; readonly cvc: string };
  };

/** What a provider knows of a charge, and under which name where it gives one of its own. */
export type ChargeState = (
  | { readonly state: 'captured' }
  | { readonly state: 'declined'; readonly reason: 'payment-declined' | 'insufficient-funds' }
  | { readonly state: 'pending' }
  | { readonly state: 'action-required'; readonly actionUrl: string }
  | { readonly state: 'expired' }
  | { readonly state: 'unknown' }
) & { readonly ref?: string };

/** How a customer pays: the card's number comes with the payment, or the provider asks for it on a page of its own. */
export type PaymentFlow = 'card-form' | 'redirect';

/**
 * A payment provider. Every call may be repeated: charges are known by booking and attempt, refunds by their id. Each
 * throws 'provider-unavailable' when it does not answer.
 */
export type PaymentProvider = {
  readonly name: ProviderName;
  readonly flow: PaymentFlow;
  /** Asks for money; `now` is when the attempt began. Throws 'payment-method-invalid'. */
  charge(request: ChargeRequest, now: Instant): Promise<ChargeState>;
  /** What became of a charge; 'unknown' when it never arrived. */
  look(attempt: PaymentAttempt): Promise<ChargeState>;
  /**
   * Ends an open charge, or one that has not arrived yet before it does; answers 'captured' when it was too late, and
   * 'pending' while the money is on its way, which nobody can stop.
   */
  expire(attempt: PaymentAttempt): Promise<ChargeState>;
  /** Pays back once for each refund id, however often it is called. Throws when the money cannot go back. */
  refund(refund: Refund, attempt: PaymentAttempt): Promise<void>;
  /** Reads a signed message. Throws 'webhook-forged', 'webhook-stale'. */
  readWebhook(
    body: Uint8Array,
    headers: Readonly<Record<string, string | undefined>>,
    now: Instant,
  ): WebhookMessage;
};

/** What a provider's message says; 'ignored' where it is not about a charge or refund of ours. */
export type WebhookMessage =
  | {
      readonly kind: 'charge';
      readonly bookingId: BookingId;
      readonly attempt: number;
      readonly state: ChargeState;
    }
  | {
      readonly kind: 'refund-failed';
      readonly bookingId: BookingId;
      readonly refundId: RefundId;
    }
  | { readonly kind: 'ignored' };
