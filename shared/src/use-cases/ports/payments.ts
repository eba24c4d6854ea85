import type {
  BookingId,
  Currency,
  Instant,
  MinorUnits,
  PaymentAttempt,
  ProviderName,
  Refund,
} from '../../domain/index.ts';

/** Payment attempts and refunds. */
export type PaymentStore = {
  attempt(bookingId: BookingId, attempt: number): Promise<PaymentAttempt | undefined>;
  /** All attempts and refunds of a booking. */
  ofBooking(
    bookingId: BookingId,
  ): Promise<{ attempts: readonly PaymentAttempt[]; refunds: readonly Refund[] }>;
  /** Attempts without outcome whose due time has passed. */
  due(now: Instant, limit: number): Promise<readonly PaymentAttempt[]>;
  /** Asks about an open attempt again later. */
  postpone(attempt: PaymentAttempt, dueAt: Instant): Promise<void>;
  refundDone(refund: Refund, doneAt: Instant): Promise<void>;
};

/** A charge that a provider is asked to make; booking and attempt travel as metadata. */
export type ChargeRequest = {
  readonly bookingId: BookingId;
  readonly attempt: number;
  readonly amount: MinorUnits;
  readonly currency: Currency;
  readonly description: string;
  readonly email: string;
  /** Where the customer comes back to. */
  readonly returnUrl: string;
  readonly expiresAt: Instant;
  readonly card?: { readonly number: string; readonly expiry: string; readonly cvc: string };
};

/** What a provider knows of a charge. */
export type ChargeState =
  | { readonly state: 'captured' }
  | { readonly state: 'declined'; readonly reason: 'payment-declined' | 'insufficient-funds' }
  | { readonly state: 'pending' }
  | { readonly state: 'action-required'; readonly actionUrl: string }
  | { readonly state: 'expired' }
  | { readonly state: 'unknown' };

/** How a customer pays: the card's number comes with the payment, or the provider asks for it on a page of its own. */
export type PaymentFlow = 'card-form' | 'redirect';

/** A payment provider. Every call may be repeated: charges are known by booking and attempt, refunds by their id. */
export type PaymentProvider = {
  readonly name: ProviderName;
  readonly flow: PaymentFlow;
  charge(request: ChargeRequest, now: Instant): Promise<ChargeState>;
  /** What became of a charge; 'unknown' when it never arrived. */
  look(bookingId: BookingId, attempt: number): Promise<ChargeState>;
  /**
   * Ends an open charge, or one that has not arrived yet before it does; answers 'captured' when it was too late.
   */
  expire(bookingId: BookingId, attempt: number): Promise<ChargeState>;
  /** Pays back once for each refund id, however often it is called. */
  refund(refund: Refund): Promise<void>;
  /** Reads a signed message. Throws 'webhook-forged', 'webhook-stale'. */
  readWebhook(
    body: Uint8Array,
    headers: Readonly<Record<string, string | undefined>>,
    now: Instant,
  ): WebhookMessage;
};

/** What a provider's message says. */
export type WebhookMessage = {
  readonly bookingId: BookingId;
  readonly attempt: number;
  readonly state: ChargeState;
};
