import type {
  AuditEntry,
  Booking,
  BookingId,
  BookingLine,
  Effect,
  EpochMs,
  EventId,
  Instant,
  PaymentAttempt,
  Refund,
  SoldSearch,
  Ticket,
  UserId,
  WaitlistEntry,
} from '../../domain/index.ts';

/** One page of a long list. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor?: string };

/** Bookings. */
export type BookingStore = {
  /** By consistent read. */
  find(bookingId: BookingId): Promise<Booking | undefined>;
  /** Stores the booking unless its id is taken; answers with the one that stands (rule 14). */
  add(booking: Booking): Promise<Booking>;
  /** Moves held → released, unless a payment began that `booking` does not know; true when it stands released. */
  release(booking: Pick<Booking, 'bookingId' | 'attempts'>): Promise<boolean>;
  /** A customer's own, newest first. Throws 'invalid-request' for a cursor that is not ours. */
  byCustomer(customerId: UserId, limit: number, cursor?: string): Promise<Page<Booking>>;
  /**
   * An event's bookings that were sold, newest first; one just confirmed may be missing for a moment. A page looks at
   * {@link SoldQuery} `size` bookings and a few more, or, where it searches, at 2,000 at most (~4 MB or 500 read units):
   * it may then have fewer than asked for, or none, and a cursor that goes on from there. Throws 'invalid-request' for
   * a cursor that is not ours.
   */
  soldOf(query: SoldQuery): Promise<Page<Booking>>;
  /** All of them, read as they are asked for. */
  allSoldOf(eventId: EventId): AsyncIterable<Booking>;
  /** Some confirmed bookings of an event; one just confirmed may be missing for a moment. */
  confirmedOf(eventId: EventId, limit: number): Promise<readonly BookingId[]>;
  /** A page of the confirmed bookings of an event, in no particular order; one just confirmed may be missing. */
  pageOf(eventId: EventId, limit: number, cursor?: string): Promise<Page<Booking>>;
  /** Confirmed bookings that an address made as a guest; one just confirmed may be missing for a moment. */
  ofGuest(email: string): Promise<readonly BookingId[]>;
  /** Makes a guest's booking an account's, if it is still nobody's; links mailed before open it no more (rule 33). */
  adopt(bookingId: BookingId, email: string, customerId: UserId): Promise<void>;
  /** Takes a deleted account off a booking, which from then on only its mailed link opens. */
  disown(bookingId: BookingId, customerId: UserId): Promise<void>;
};

/** Which sold bookings of an event are wanted. */
export type SoldQuery = SoldSearch & {
  readonly eventId: EventId;
  readonly size: number;
  readonly cursor?: string | undefined;
};

/** What a confirmation commits in one transaction. */
export type Confirmation = {
  readonly booking: Booking;
  readonly tickets: readonly Ticket[];
  /** The captured attempt whose money is allocated; absent for a free booking. */
  readonly attempt?: PaymentAttempt;
  readonly outcome: 'allocated' | 'reseated';
  /** The lines as they were held; given where that hold is lost and the booking's lines are taken from the room (rule 20). */
  readonly held?: readonly BookingLine[];
  /** The customer's limit that the claim is made permanent in (rule 15). */
  readonly limit?: CustomerLimit;
  readonly effects: readonly Effect[];
  /** What the log tells of it, where an employee made the booking. */
  readonly audit?: AuditEntry;
};

/** What cancelling a confirmed booking, or some of its tickets, commits in one transaction. */
export type Cancellation = {
  /** The booking as it was read. */
  readonly booking: Booking;
  /** The booking as it will stand: the tickets that it then lacks become void. */
  readonly becomes: Booking;
  /** Those tickets as they must still stand, where their owner gives them back; absent where they are void whatever they are. */
  readonly tickets?: readonly Ticket[];
  /** The payment, and what goes back of it; absent where nothing does. */
  readonly paid?: { readonly attempt: PaymentAttempt; readonly refund: Refund };
  /** The customer's limit, which the tickets no longer count in; one that never counted them is left alone. */
  readonly limit?: CustomerLimit;
  readonly effects: readonly Effect[];
  /** What the log tells of it, where an employee did it. */
  readonly audit?: AuditEntry;
};

/** Money that goes back while tickets stay as they are, committed with its effects and the log's line. */
export type OwnRefund = {
  readonly attempt: PaymentAttempt;
  readonly refund: Refund;
  readonly effects: readonly Effect[];
  readonly audit: AuditEntry;
};

/** Exact seats for an entry: the booking that holds them, committed with the entry's step to 'offered' (rule 22). */
export type OfferCommit = {
  readonly entry: WaitlistEntry;
  readonly booking: Booking;
  readonly effects: readonly Effect[];
  /** What the log tells of it, where an employee made it by hand. */
  readonly audit?: AuditEntry;
};

/** The commits that cross tables: booking, inventory, tickets, money and outbox change together or not at all. */
export type Ledger = {
  /** Starts the hold's time again, once. Throws 'hold-expired', 'already-renewed', 'booking-paying', 'booking-not-held'. */
  renew(booking: Booking, until: EpochMs, now: EpochMs): Promise<void>;
  /** Exchanges the held lines of `from` for those of `to`: new ones are taken, dropped ones freed. Throws as hold does. */
  exchange(from: Booking, to: Booking, now: EpochMs): Promise<void>;
  /** Extends the hold, notes the attempt and the contact before the provider is called (rules 17, 19). Throws 'hold-expired', 'booking-not-held', 'payment-in-progress'. */
  beginAttempt(booking: Booking, attempt: PaymentAttempt, now: EpochMs): Promise<void>;
  /**
   * Sells the seats if still by this booking, confirms, issues tickets, settles the attempt; a repeat changes nothing.
   * Answers with the confirmed booking. Throws 'seat-unavailable' and 'places-unavailable' with the seats and pools
   * lost, 'event-fenced', 'plan-changed', 'booking-over', 'customer-limit-reached', 'busy'.
   */
  confirm(confirmation: Confirmation, now: EpochMs): Promise<Booking>;
  /** Notes a capture and that it has to be settled (rule 18). A repeat changes nothing. */
  capture(attempt: PaymentAttempt, capturedAt: Instant): Promise<void>;
  /** Notes that an attempt came to nothing. A capture already noted stays. */
  fail(attempt: PaymentAttempt, status: 'declined' | 'expired'): Promise<void>;
  /**
   * Cancels tickets of a confirmed booking, or all of it: they become void, their seats and places free, also behind a
   * fence, and the refund is owed. False when booking, tickets or payment are not as they were read; then nothing changes.
   */
  cancel(cancellation: Cancellation, now: EpochMs): Promise<boolean>;
  /**
   * Holds what got free for a waitlist entry, in one commit with the entry's step to 'offered' (rule 22). False when the
   * seats are gone or the entry does not wait any more.
   */
  offer(commit: OfferCommit, now: EpochMs): Promise<boolean>;
  /** Writes the outcome 'refundDue' once, with the refund and the effect that pays it. False when an outcome stands. */
  oweRefund(attempt: PaymentAttempt, refund: Refund, capturedAt: Instant): Promise<boolean>;
  /** Owes part of a captured payment. False when so much is not left, or when this refund stands; then nothing changes. */
  refund(refund: OwnRefund, now: Instant): Promise<boolean>;
  /** Owes a refund again that counted as done, with the effect that pays it. A repeat changes nothing. */
  reopenRefund(refund: Refund, now: Instant): Promise<void>;
};

/** How often a customer has bought or claims tickets of an event (rule 15). */
export type LimitStore = {
  /** Claims a quantity until a moment; a claim of the same booking grows and never shrinks. Throws 'customer-limit-reached'. */
  claim(limit: CustomerLimit, claim: LimitClaim, now: EpochMs): Promise<void>;
  release(limit: CustomerLimit, bookingId: BookingId): Promise<void>;
};

/** What a booking claims of a limit, until a moment. */
export type LimitClaim = {
  readonly bookingId: BookingId;
  readonly quantity: number;
  readonly until: EpochMs;
};

/** A limit of tickets per customer of an event; the customer is an HMAC of the normalised address. */
export type CustomerLimit = {
  readonly eventId: EventId;
  readonly customer: string;
  readonly max: number;
};
