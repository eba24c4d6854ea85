import type { TransactWriteItem, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';
import {
  base32Of,
  epochOf,
  type Effect,
  type EventId,
  type Instant,
  type MailTrouble,
} from '../domain/index.ts';
import type { KeyedEffect, OutboxItem, OutboxStore } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, commitUnlessRefused, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { countItems } from './figure-counts.ts';
import { inParallel } from './in-parallel.ts';
import { outboxItem, outboxPut, parkedShard, putBack, type OutboxRecord } from './outbox-item.ts';
import { marksOf } from './outbox-sent-mails.ts';

/** After so many tries an effect counts as dead: it waits for a person. */
export const MAX_TRIES = 10;

const REVIVED_AT_ONCE = 25;

/** Characters of an id behind its time. */
const RANDOM_LENGTH = 16;

type Key = Pick<OutboxItem, 'shard' | 'id'>;

/** The outbox in DynamoDB. Items move between partitions by transactions, so that none is lost or doubled. */
export function outboxStore(db: Database): OutboxStore {
  return {
    async add(effect, now, audit) {
      const TransactItems = [outboxPut(db, effect, now), ...(audit ? [auditPut(db, audit)] : [])];
      await committing(() => db.client.transactWriteItems({ TransactItems }));
    },
    addEach: (effects) => inParallel(effects, (keyed) => addKeyed(db, keyed)),
    begin: (name, effect, now) => begin(db, name, effect, now),
    async goOn(item, left) {
      await commitUnlessRefused(() => db.client.updateItem(leftOf(db, item, left)));
    },
    head: (shard, limit) => firstOf(db, shard, limit),
    async done(item) {
      await committing(() =>
        db.client.deleteItem({ TableName: db.table('outbox'), Key: keyOf(item) }),
      );
    },
    async postpone(item, dueAt, trouble) {
      await move(db, item, parked(item, dueAt, trouble));
    },
    async revive(shard, now) {
      const due = await firstOf(db, parkedShard('later', shard), REVIVED_AT_ONCE, now);
      for (const item of due) await move(db, item, putBack(item));
      return due.length;
    },
    count: (items, now) => countItems(db, items, now),
  };
}

/** Writes an effect under an id that its key decides, so that the same one takes its own place. */
async function addKeyed(db: Database, { effect, key, at }: KeyedEffect): Promise<void> {
  const hash = createHash('sha256').update(key).digest();
  const id = encodeTime(epochOf(at)) + base32Of(hash).slice(0, RANDOM_LENGTH).toUpperCase();
  const Item = marshall(outboxItem(effect, id, at), { removeUndefinedValues: true });
  await committing(() => db.client.putItem({ TableName: db.table('outbox'), Item }));
}

/** Writes an effect with the mark that it was begun, or neither where that stands. */
function begin(
  db: Database,
  name: string,
  effect: Effect & { readonly eventId: EventId },
  now: Instant,
): Promise<boolean> {
  const mark = { shard: marksOf(effect.eventId), id: name, begunAt: now };
  const TransactItems = [
    {
      Put: {
        TableName: db.table('outbox'),
        Item: marshall(mark),
        ConditionExpression: 'attribute_not_exists(id)',
      },
    },
    outboxPut(db, effect, now),
  ];
  return commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems }));
}

function leftOf(db: Database, item: Key, left: Effect): UpdateItemCommandInput {
  return {
    TableName: db.table('outbox'),
    Key: keyOf(item),
    UpdateExpression: 'SET effect = :left',
    ConditionExpression: 'attribute_exists(id)',
    ExpressionAttributeValues: marshall({ ':left': left }, { removeUndefinedValues: true }),
  };
}

/** An item that failed once more, put aside until `dueAt` or given up, as its event's organizer sees it. */
function parked(item: OutboxItem, dueAt: Instant, trouble: MailTrouble): OutboxRecord {
  const { shard, id, effect, createdAt } = item;
  const tries = item.tries + 1;
  const state = tries >= MAX_TRIES ? 'dead' : 'later';
  const { reason, to, eventId: mailsOf } = trouble;
  return {
    ...{ shard: parkedShard(state, shard), effect, tries, createdAt, reason },
    id: state === 'dead' ? id : `${dueAt}#${id}`,
    ...(to && { to }),
    ...(mailsOf && { mailsOf, mailOrder: `${state}#${dueAt}#${id}` }),
  };
}

/** The oldest items of a partition, by consistent read; with `before`, those whose due time lies before it. */
async function firstOf(
  db: Database,
  shard: string,
  limit: number,
  before?: Instant,
): Promise<OutboxRecord[]> {
  const { Items = [] } = await reading(() =>
    db.client.query({
      TableName: db.table('outbox'),
      KeyConditionExpression: before ? '#shard = :shard AND #id < :before' : '#shard = :shard',
      ExpressionAttributeNames: { '#shard': 'shard', ...(before && { '#id': 'id' }) },
      ExpressionAttributeValues: marshall({
        ':shard': shard,
        ...(before && { ':before': before }),
      }),
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  return Items.map((item) => unmarshall(item) as OutboxRecord);
}

/** Takes an item from one place to another; nothing happens when it has left the first already. */
async function move(db: Database, from: Key, to: OutboxRecord): Promise<void> {
  const TableName = db.table('outbox');
  const writes: TransactWriteItem[] = [
    { Delete: { TableName, Key: keyOf(from), ConditionExpression: 'attribute_exists(id)' } },
    { Put: { TableName, Item: marshall(to, { removeUndefinedValues: true }) } },
  ];
  await transactUnlessGone(db, writes);
}

/** Commits all writes, or none when an item was already taken away by somebody else. */
async function transactUnlessGone(db: Database, writes: TransactWriteItem[]): Promise<void> {
  await commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems: writes }));
}

function keyOf({ shard, id }: Key) {
  return marshall({ shard, id });
}
