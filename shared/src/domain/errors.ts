/** Every reason for which Foyer refuses a request; clients switch on it, texts and HTTP statuses are looked up by it. */
export const REFUSALS = [
  // the request itself
  'invalid-request',
  'malformed-json',
  'body-too-large',
  'not-found',
  'method-not-allowed',
  'unsupported-media-type',
  'foreign-origin',
  'too-many-requests',
  'idempotency-key-required',
  // who is asking
  'not-signed-in',
  'token-expired',
  'token-invalid',
  'wrong-credentials',
  'account-inactive',
  'password-change-required',
  'invitation-expired',
  'refresh-token-reused',
  'email-taken',
  'role-missing',
  'address-not-allowed',
  'link-invalid',
  'account-not-found',
  'account-link-invalid',
  'password-unchanged',
  'own-account',
  'already-joined',
  'session-not-found',
  // events and rooms
  'event-not-found',
  'event-not-on-sale',
  'event-not-cancelled',
  'sales-not-open',
  'sales-closed',
  'plan-changed',
  'seat-unknown',
  'section-unknown',
  'category-unknown',
  'event-changed',
  'event-not-draft',
  'event-incomplete',
  'event-has-sales',
  'event-busy',
  'category-sold',
  'category-in-use',
  'category-not-on-sale',
  'steward-not-found',
  'plan-not-found',
  'plan-malformed',
  'plan-touches-sold',
  // pictures
  'image-not-found',
  'image-unreadable',
  'image-type-refused',
  'image-too-large',
  'image-too-many-pixels',
  'image-too-small',
  'too-many-images',
  // promo codes
  'promo-unknown',
  'promo-exists',
  'promo-not-valid-now',
  'promo-not-for-these',
  'promo-used-up',
  'promo-uses-taken',
  // holding
  'seat-unavailable',
  'single-seat-left',
  'places-unavailable',
  'too-many-tickets',
  'customer-limit-reached',
  'event-fenced',
  'registration-closed',
  'key-reused',
  'booking-over',
  // bookings
  'booking-not-found',
  'booking-not-held',
  'booking-paying',
  'already-renewed',
  'seats-offered',
  'booking-not-confirmed',
  'cancellation-closed',
  'refund-changed',
  'refund-too-high',
  // waitlist
  'waitlist-closed',
  'places-free',
  'waits-already',
  'entry-not-found',
  'entry-over',
  'nothing-fits',
  // messages
  'nobody-to-write-to',
  'mail-refused',
  // tickets
  'ticket-not-found',
  'ticket-used',
  'ticket-not-used',
  'ticket-void',
  'ticket-transferred',
  'hold-expired',
  // money
  'payment-declined',
  'insufficient-funds',
  'payment-in-progress',
  'payment-method-invalid',
  'payment-not-found',
  'trouble-over',
  'provider-unknown',
  'webhook-forged',
  'webhook-stale',
  // the system
  'busy',
  'store-unavailable',
  'provider-unavailable',
  'internal',
] as const;

/** A code from {@link REFUSALS}. */
export type Refusal = (typeof REFUSALS)[number];

/** Facts about a refusal that a client may show, such as the seat that was lost. */
export type RefusalDetails = Readonly<Record<string, unknown>>;

/** A refusal by the domain: expected, explained by its code, and never a fault of ours. */
export class DomainError extends Error {
  readonly code: Refusal;
  readonly details: RefusalDetails;

  constructor(code: Refusal, details: RefusalDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}

/** True for a {@link DomainError}, of the given code where one is given. */
export function isRefusal(error: unknown, code?: Refusal): error is DomainError {
  return error instanceof DomainError && (code === undefined || error.code === code);
}
