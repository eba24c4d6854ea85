import type {
  AttendeeMessage,
  AuditEntry,
  BookingId,
  Contact,
  Effect,
  EpochMs,
  EventId,
  Instant,
  MailPurpose,
  MailRecord,
  MailRef,
  MailTrouble,
} from '../../domain/index.ts';
import type { Page } from './bookings.ts';

/** An effect with its place in the outbox. */
export type OutboxItem = {
  readonly shard: string;
  readonly id: string;
  readonly effect: Effect;
  readonly tries: number;
  readonly createdAt: Instant;
};

/** An effect that is written at most once at a time. */
export type KeyedEffect = {
  readonly effect: Effect;
  /** Names it among all. */
  readonly key: string;
  /** Its place in the line. */
  readonly at: Instant;
};

/** An item that is counted into the figures of its event. */
export type CountItem = OutboxItem & {
  readonly effect: Extract<Effect, { kind: 'count-sale' | 'count-scan' }>;
};

/** What must still be sent or counted (rule 28). */
export type OutboxStore = {
  /** Writes an effect that no other change causes, with the log's line where an employee wishes it. */
  add(effect: Effect, now: Instant, audit?: AuditEntry): Promise<void>;
  /**
   * Writes the effects that follow from a large one; each has a key of its own, so that it stands there once however often
   * it is written.
   */
  addEach(effects: readonly KeyedEffect[]): Promise<void>;
  /** Writes an effect unless one of this name was ever begun. */
  begin(
    name: string,
    effect: Effect & { readonly eventId: EventId },
    now: Instant,
  ): Promise<boolean>;
  /** What is left of an effect takes its place. */
  goOn(item: OutboxItem, left: Effect): Promise<void>;
  head(shard: string, limit: number): Promise<readonly OutboxItem[]>;
  done(item: OutboxItem): Promise<void>;
  /** Puts a failed item aside until `dueAt`; after 10 tries among the dead. */
  postpone(item: OutboxItem, dueAt: Instant, trouble: MailTrouble): Promise<void>;
  /** Postponed items whose time has come go back to their shard; answers how many. */
  revive(shard: string, now: Instant): Promise<number>;
  /**
   * Counts sales and scans: deletes the items and adds what they tell to the figures of their events, in one transaction an
   * event (rule 29). Other items are left alone.
   */
  count(items: readonly OutboxItem[], now: Instant): Promise<void>;
};

/** Claims of units of background work; for efficiency only. */
export type LeaseStore = {
  /** True when this owner holds the lease until `until`. */
  take(name: string, owner: string, now: EpochMs, until: EpochMs): Promise<boolean>;
  give(name: string, owner: string): Promise<void>;
};

/** A mail with its attachments; `messageId` is derived from its purpose, so that a repeat is recognisable. */
export type Mail = {
  readonly to: Contact;
  /** Who gets the answers; the sender where absent. */
  readonly replyTo?: Contact | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly content: Uint8Array | string;
  }[];
};

/** Sends mails. */
export type Mailer = { send(mail: Mail): Promise<void> };

/** What a mail is known by: what it is about, such as a booking, and its message id. */
export type MailKey = { readonly about: string; readonly messageId: string };

/** A mail that was sent. */
export type SentMail = MailKey & {
  readonly purpose: MailPurpose;
  readonly to: Contact;
  readonly sentAt: Instant;
  /** The event whose organizer may see that it was sent. */
  readonly eventId?: EventId | undefined;
};

/** Which mails have been sent, so that an effect done twice mails once (rule 29). */
export type SentMails = {
  has(key: MailKey): Promise<boolean>;
  add(mail: SentMail): Promise<void>;
};

/** Messages of organizers to those who have tickets. */
export type MessageStore = {
  /** Keeps a message with the effect that sends it and the log's entry, in one commit. */
  add(message: AttendeeMessage, effect: Effect, entry: AuditEntry): Promise<void>;
  find(eventId: EventId, messageId: string): Promise<AttendeeMessage | undefined>;
  /** Newest first. */
  ofEvent(eventId: EventId): Promise<readonly AttendeeMessage[]>;
};

/** Mails and how they stand, for people to look at. */
export type MailLog = {
  /** Mails of an event that failed: those given up first, then by when they are tried next. */
  failed(eventId: EventId, limit: number): Promise<readonly MailRecord[]>;
  /** Mails of an event that were sent, newest first. Throws 'invalid-request' for a cursor that is not ours. */
  sent(eventId: EventId, limit: number, cursor?: string): Promise<Page<MailRecord>>;
  /** How many mails of some purposes were sent at or after a moment. */
  countSent(eventId: EventId, since: Instant, purposes: readonly MailPurpose[]): Promise<number>;
  /** How many mails about something were sent, such as those of a message. */
  countAbout(about: string): Promise<number>;
  /** All mails about a booking. */
  ofBooking(bookingId: BookingId): Promise<readonly MailRecord[]>;
  /** Lets failed mails of an event go again now, with the log's entry. False when one is not there any more. */
  sendAgain(eventId: EventId, refs: readonly MailRef[], entry: AuditEntry): Promise<boolean>;
};
