import type { Effect, EpochMs, Instant } from '../../domain/index.ts';

/** An effect with its place in the outbox. */
export type OutboxItem = {
  readonly shard: string;
  readonly id: string;
  readonly effect: Effect;
  readonly tries: number;
  readonly createdAt: Instant;
};

/** What must still be sent or counted (rule 28). */
export type OutboxStore = {
  /** Writes an effect that no other change causes. */
  add(effect: Effect, now: Instant): Promise<void>;
  head(shard: string, limit: number): Promise<readonly OutboxItem[]>;
  done(item: OutboxItem): Promise<void>;
  /** Puts a failed item aside until `dueAt`; after 10 tries among the dead. */
  postpone(item: OutboxItem, dueAt: Instant): Promise<void>;
  /** Postponed items whose time has come go back to their shard; answers how many. */
  revive(shard: string, now: Instant): Promise<number>;
  /** Counts sales: deletes the items and adds their sums to the event's figures in one transaction (rule 29). */
  countSales(items: readonly OutboxItem[], now: Instant): Promise<void>;
};

/** Claims of units of background work; for efficiency only. */
export type LeaseStore = {
  /** True when this owner holds the lease until `until`. */
  take(name: string, owner: string, now: EpochMs, until: EpochMs): Promise<boolean>;
  give(name: string, owner: string): Promise<void>;
};

/** A mail with its attachments; `messageId` is derived from its purpose, so that a repeat is recognisable. */
export type Mail = {
  readonly to: { readonly name: string; readonly email: string };
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

/** Which mails have been sent, by message id, so that an effect done twice mails once (rule 29). */
export type SentMails = {
  has(messageId: string): Promise<boolean>;
  add(messageId: string, sentAt: Instant): Promise<void>;
};
