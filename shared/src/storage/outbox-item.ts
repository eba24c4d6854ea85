import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { ulid } from 'ulid';
import {
  epochOf,
  subjectOf,
  type Contact,
  type Effect,
  type EventId,
  type Instant,
} from '../domain/index.ts';
import type { Database } from './database.ts';
import { shardNumbers, shardOf } from './shards.ts';

/** Number of outbox partitions; each is worked on under a lease of its own (rule 28). */
const OUTBOX_SHARDS = 16;

/** Every outbox partition, `out#00` to `out#15`. */
export const OUTBOX_SHARD_NAMES: readonly string[] = shardNumbers(OUTBOX_SHARDS).map(shardName);

/** An item of the Outbox table that holds an effect; ids are ULIDs, so that a shard reads from its oldest on. */
export type OutboxRecord = {
  /** `out#00` … `out#15`; a postponed effect stands in `later#00` … , one given up in `dead#00` …. */
  shard: string;
  /** A ULID; a postponed effect has its due time and `#` before it. */
  id: string;
  effect: Effect;
  tries: number;
  createdAt: Instant;
} & Partial<ShownMail>;

/** What an item of the Outbox table has for people: a mail that failed, or one that was sent. */
export type ShownMail = {
  /** Key of the byEvent index: the event whose organizer sees it. */
  mailsOf: EventId;
  /** `dead#…`, `later#…` or `sent#…` and the time: those that need somebody come first. */
  mailOrder: string;
  to: Contact;
  /** Why it failed the last time. */
  reason: string;
};

/**
 * The item that carries an effect, to be put in the transaction that causes it; effects of one subject share a shard.
 * `ulid` must be the same when the same transaction is tried again.
 */
export function outboxItem(effect: Effect, ulid: string, now: Instant): OutboxRecord {
  return {
    shard: outboxShardOf(subjectOf(effect)),
    id: ulid,
    effect,
    tries: 0,
    createdAt: now,
  };
}

/** Writes an effect in the transaction that causes it. */
export function outboxPut(db: Database, effect: Effect, now: Instant): TransactWriteItem {
  return {
    Put: {
      TableName: db.table('outbox'),
      Item: marshall(outboxItem(effect, ulid(epochOf(now)), now), { removeUndefinedValues: true }),
    },
  };
}

/** The number of an outbox shard, `07` for `out#07` and for what is parked of it. */
export function outboxShardNumber(shard: string): string {
  return shard.slice(shard.indexOf('#') + 1);
}

/** `out#07` parked is `later#07` or `dead#07`. */
export function parkedShard(state: 'later' | 'dead', shard: string): string {
  return state + shard.slice(shard.indexOf('#'));
}

/** A failed item as it stood before, to be put back into its shard. */
export function putBack(item: OutboxRecord): OutboxRecord {
  const { effect, tries, createdAt, shard, id } = item;
  const home = `out${shard.slice(shard.indexOf('#'))}`;
  return { shard: home, id: id.slice(id.indexOf('#') + 1), effect, tries, createdAt };
}

/** The shard in which the effects about something stand. */
export function outboxShardOf(subject: string): string {
  return shardName(shardOf(subject, OUTBOX_SHARDS));
}

function shardName(index: number): string {
  return `out#${String(index).padStart(2, '0')}`;
}
