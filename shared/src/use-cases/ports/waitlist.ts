import type {
  AuditEntry,
  CategoryId,
  Effect,
  EntryId,
  EntryStatus,
  EventId,
  Instant,
  UserId,
  WaitlistEntry,
} from '../../domain/index.ts';
import type { Page } from './bookings.ts';

/** Waitlists: a line of entries an event. */
export type WaitlistStore = {
  /**
   * Puts an entry at the end of its line with what must follow, unless the customer (an HMAC of their address) has an
   * open one; answers with the entry that then stands.
   */
  join(entry: WaitlistEntry, customer: string, effects: readonly Effect[]): Promise<WaitlistEntry>;
  /** By consistent read. */
  find(eventId: EventId, entryId: EntryId): Promise<WaitlistEntry | undefined>;
  /** Those in a state, in the order of the line; one just changed may be missing or stale for a moment. */
  inState(eventId: EventId, status: 'waiting' | 'offered'): Promise<readonly WaitlistEntry[]>;
  /** How many wait before an entry. */
  ahead(entry: WaitlistEntry): Promise<number>;
  /** All entries of an event, first come first. Throws 'invalid-request' for a cursor that is not ours. */
  ofEvent(eventId: EventId, limit: number, cursor?: string): Promise<Page<WaitlistEntry>>;
  /** A customer's own, newest first. */
  ofCustomer(customerId: UserId): Promise<readonly WaitlistEntry[]>;
  /** Ends an entry, if it still stands in `from` and with that offer; the customer may join again. */
  end(
    entry: WaitlistEntry,
    to: Extract<EntryStatus, 'booked' | 'lapsed' | 'withdrawn'>,
    end: EntryEnd,
  ): Promise<boolean>;
  /** The events that somebody waits for, of one shard. */
  waitedFor(shard: number): Promise<readonly WaitedEvent[]>;
  /** Notes the categories whose blocks have a gate. */
  noteGates(eventId: EventId, categoryIds: readonly CategoryId[]): Promise<void>;
  /** Takes an event off those waited for, unless somebody joined since it was read. */
  forget(event: WaitedEvent): Promise<void>;
};

/** How an entry ends. */
export type EntryEnd = {
  /** The customer, as when they joined. */
  readonly customer: string;
  readonly at: Instant;
  readonly effects: readonly Effect[];
  /** What the log tells of it, where an employee ended it. */
  readonly audit?: AuditEntry;
};

/** An event that somebody waits for. */
export type WaitedEvent = {
  readonly eventId: EventId;
  /** Grows with each entry. */
  readonly version: number;
  /** The categories whose blocks have a gate. */
  readonly gated: readonly CategoryId[];
};
