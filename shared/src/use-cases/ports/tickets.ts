import type {
  AuditEntry,
  BookingId,
  CategoryId,
  Effect,
  EventId,
  Instant,
  ScanRecord,
  Ticket,
  TicketedEvent,
} from '../../domain/index.ts';
import type { Page } from './bookings.ts';

/** Tickets. */
export type TicketStore = {
  ofBooking(bookingId: BookingId): Promise<readonly Ticket[]>;
  find(bookingId: BookingId, number: number): Promise<Ticket | undefined>;
  /** Puts another name on a valid ticket; answers with the ticket as it then stands, undefined when it is not as it was read. */
  rename(ticket: Ticket, attendee: string, now: Instant): Promise<Ticket | undefined>;
  /**
   * Writes a ticket as passed on in place of a valid one, with the effect that mails it; false when that is not as it was
   * read, and nothing was written.
   */
  passOn(from: Ticket, to: Ticket, effect: Effect, now: Instant): Promise<boolean>;
  /** How many tickets of a category are sold and not void; those just sold may be missing for a moment. */
  soldOf(eventId: EventId, categoryId: CategoryId): Promise<number>;
  /** Commits what a scan makes of a ticket, with its record and what has to be counted, in one transaction. */
  move(move: TicketMove): Promise<MoveOutcome>;
  /** Takes an admission back, with its scan's mark and the log's entry; false when the ticket is not as it was read. */
  undoAdmission(undoing: Undoing): Promise<boolean>;
  /**
   * A page of an event's tickets, void ones too, in the order in which they were last written, from a moment on. One that
   * is written meanwhile may come twice; the later one counts. Throws 'invalid-request' for a cursor that is not ours.
   */
  pageOfEvent(
    eventId: EventId,
    query: { readonly since?: Instant | undefined; readonly cursor?: string | undefined },
  ): Promise<Page<Ticket>>;
  /**
   * A page of an event's tickets that were passed on, void ones too, as they stand, those of one person one after the other;
   * by consistent read. It may have fewer than asked for.
   */
  pageOfPassedOn(eventId: EventId, limit: number, cursor?: string): Promise<Page<Ticket>>;
  /** All tickets of an event that were passed on to an address and not on from there, void ones too; by consistent read. */
  passedOnTo(eventId: EventId, address: string): Promise<readonly Ticket[]>;
};

/** What a scan makes of a ticket. */
export type TicketMove = {
  readonly from: Ticket;
  readonly to: Ticket;
  readonly scan: ScanRecord;
  readonly effects: readonly Effect[];
};

/** What became of it: done, done before by this very scan, or the ticket is not as it was read. */
export type MoveOutcome =
  | { readonly kind: 'moved' }
  | { readonly kind: 'repeated'; readonly scan: ScanRecord }
  | { readonly kind: 'changed'; readonly ticket: Ticket };

/** An admission that is taken back. */
export type Undoing = {
  readonly from: Ticket;
  readonly to: Ticket;
  readonly entry: AuditEntry;
  readonly effects: readonly Effect[];
};

/** Signs and reads ticket codes (Ed25519). */
export type TicketSigner = {
  /** What the signatures of all keys are checked with: 32 bytes each, in base64url. */
  publicKeys(): readonly { readonly keyId: string; readonly publicKey: string }[];
  sign(ticket: Pick<Ticket, 'bookingId' | 'number' | 'eventId' | 'generation'>): string;
  /** Undefined for a code that we never signed. */
  read(
    code: string,
  ): { bookingId: BookingId; number: number; eventId: EventId; generation: number } | undefined;
};

/** Makes the PDF of a booking's tickets. */
export type TicketPrinter = {
  print(
    event: TicketedEvent,
    tickets: readonly Ticket[],
    codes: readonly string[],
  ): Promise<Uint8Array>;
};

/** Immutable bytes by key, such as `tickets/bkg_…/1.pdf`. */
export type ObjectStore = {
  put(key: string, content: Uint8Array, type: string): Promise<void>;
  /** Stores the object unless the key is taken; false when it was. */
  add(key: string, content: Uint8Array, type: string): Promise<boolean>;
  get(key: string): Promise<{ content: Uint8Array; type: string } | undefined>;
  /** An address that serves the object until the expiry. */
  linkTo(key: string, expiresAt: Instant): string;
};

/**
 * Signs and checks the addresses that open a booking or a ticket without signing in, by its `id`; `version` is the booking's link
 * version or the ticket's generation.
 */
export type LinkSigner = {
  sign(id: string, version: number): string;
  check(key: string, id: string, version: number): boolean;
};
