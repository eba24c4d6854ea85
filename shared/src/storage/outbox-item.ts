import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { ulid } from 'ulid';
import { epochOf, subjectOf, type Effect, type Instant } from '../domain/index.ts';
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
};

/**
 * The item that carries an effect, to be put in the transaction that causes it; effects of one subject share a shard.
 * `ulid` must be the same when the same transaction is tried again.
 */
export function outboxItem(effect: Effect, ulid: string, now: Instant): OutboxRecord {
  return {
    shard: shardName(shardOf(subjectOf(effect), OUTBOX_SHARDS)),
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

function shardName(index: number): string {
  return `out#${String(index).padStart(2, '0')}`;
}
