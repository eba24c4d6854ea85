import type { TransactWriteItem, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';
import {
  base32Of,
  epochOf,
  type CalledOffCount,
  type Effect,
  type EventId,
  type Instant,
  type MailTrouble,
} from '../domain/index.ts';
import type { KeyedEffect, OutboxItem, OutboxStore } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, commitUnlessRefused, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { inParallel } from './in-parallel.ts';
import { outboxItem, outboxPut, parkedShard, putBack, type OutboxRecord } from './outbox-item.ts';
import { marksOf } from './outbox-sent-mails.ts';
import { countScans } from './scan-counts.ts';
import { countedShardOf, SOLD_BUCKETS } from './stats-store.ts';

/** After so many tries an effect counts as dead: it waits for a person. */
export const MAX_TRIES = 10;

/** The most sales counted in one transaction; with the sum 91 of DynamoDB's 100 writes. */
const SALES_PER_COUNT = 90;

const REVIVED_AT_ONCE = 25;

/** Characters of an id behind its time. */
const RANDOM_LENGTH = 16;

type Key = Pick<OutboxItem, 'shard' | 'id'>;
type Sale = OutboxItem & { readonly effect: Extract<Effect, { kind: 'count-sale' }> };

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
    async countSales(items, now) {
      for (const sales of byEvent(items)) await countOf(db, sales, now);
    },
    countScans: (items) => countScans(db, items),
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

/** Adds sales of one event to its figures; each item's deletion is the proof that it was not counted before. */
async function countOf(db: Database, sales: readonly Sale[], now: Instant): Promise<void> {
  const [first] = sales;
  if (!first) return;
  const writes: TransactWriteItem[] = sales.map((sale) => ({
    Delete: {
      TableName: db.table('outbox'),
      Key: keyOf(sale),
      ConditionExpression: 'attribute_exists(id)',
    },
  }));
  const bucket = SOLD_BUCKETS + first.shard.slice(first.shard.indexOf('#') + 1);
  writes.push({
    Update: {
      TableName: db.table('eventStats'),
      Key: marshall({ eventId: first.effect.eventId, bucket }),
      UpdateExpression:
        'ADD tickets :tickets, revenue :revenue, bookings :bookings, calledOff :calledOff, owed :owed, paidBack :paidBack SET countedShard = :shard, countedAt = :now',
      ExpressionAttributeValues: marshall({
        ':shard': countedShardOf(first.effect.eventId),
        ':now': now,
        ':tickets': sales.reduce((sum, { effect }) => sum + effect.tickets, 0),
        ':revenue': sales.reduce((sum, { effect }) => sum + effect.revenue, 0),
        ':bookings': sales.reduce((sum, { effect }) => sum + (effect.bookings ?? 1), 0),
        ':calledOff': calledOffIn(sales, 'bookings'),
        ':owed': calledOffIn(sales, 'owed'),
        ':paidBack': calledOffIn(sales, 'paidBack'),
      }),
    },
  });
  await transactUnlessGone(db, writes);
}

function calledOffIn(sales: readonly Sale[], what: keyof CalledOffCount): number {
  return sales.reduce((sum, { effect }) => sum + (effect.calledOff?.[what] ?? 0), 0);
}

/** Commits all writes, or none when an item was already taken away by somebody else. */
async function transactUnlessGone(db: Database, writes: TransactWriteItem[]): Promise<void> {
  await commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems: writes }));
}

/** Sales in groups of one event and one shard, at most {@link SALES_PER_COUNT} each. */
function byEvent(items: readonly OutboxItem[]): Sale[][] {
  const groups = Map.groupBy(
    items.filter(isSale),
    ({ shard, effect }) => `${effect.eventId} ${shard}`,
  );
  return [...groups.values()].flatMap((sales) =>
    Array.from({ length: Math.ceil(sales.length / SALES_PER_COUNT) }, (_, index) =>
      sales.slice(index * SALES_PER_COUNT, (index + 1) * SALES_PER_COUNT),
    ),
  );
}

function isSale(item: OutboxItem): item is Sale {
  return item.effect.kind === 'count-sale';
}

function keyOf({ shard, id }: Key) {
  return marshall({ shard, id });
}
