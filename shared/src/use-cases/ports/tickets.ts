import type {
  AuditEntry,
  BookingId,
  CategoryId,
  Effect,
  EventId,
  Instant,
  Ticket,
  TicketedEvent,
} from '../../domain/index.ts';

/** Tickets. */
export type TicketStore = {
  ofBooking(bookingId: BookingId): Promise<readonly Ticket[]>;
  find(bookingId: BookingId, number: number): Promise<Ticket | undefined>;
  /** Puts another name on a valid ticket; answers with the ticket as it then stands, undefined when it is not as it was read. */
  rename(ticket: Ticket, attendee: string): Promise<Ticket | undefined>;
  /**
   * Writes a ticket as passed on in place of a valid one, with the effect that mails it; false when that is not as it was
   * read, and nothing was written.
   */
  passOn(from: Ticket, to: Ticket, effect: Effect, now: Instant): Promise<boolean>;
  /** How many tickets of a category are sold and not void; those just sold may be missing for a moment. */
  soldOf(eventId: EventId, categoryId: CategoryId): Promise<number>;
  /**
   * Admits a valid ticket once, at the moment of the entry that tells of it; answers with the ticket as it then stands
   * and whether this call admitted it.
   */
  admit(
    ticket: Ticket,
    door: string,
    entry: AuditEntry,
  ): Promise<{ admitted: boolean; ticket: Ticket }>;
};

/** Signs and reads ticket codes (Ed25519). */
export type TicketSigner = {
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
