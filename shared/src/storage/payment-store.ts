import { marshall } from '@aws-sdk/util-dynamodb';
import type { BookingId, Effect, Instant, PaymentAttempt, Refund } from '../domain/index.ts';
import type { OwedQuery, Page, PaymentStore } from '../use-cases/ports.ts';
import { committing, commitUnlessRefused, failedConditions, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import {
  newestFirst,
  pageOf,
  placesOf,
  SEARCHED_AT_ONCE,
  type Partitions,
} from './newest-first.ts';
import { outboxPut } from './outbox-item.ts';
import {
  attemptKey,
  attemptOf,
  OPEN_SHARD_NAMES,
  OWED_SHARD_NAMES,
  paymentsOf,
  refundKey,
  refundOf,
} from './payment.model.ts';
import { updateBuilder } from './update-builder.ts';

/** Payment attempts and refunds in the Payments table. */
export function paymentStore(db: Database): PaymentStore {
  return {
    attempt: (bookingId, attempt) => findAttempt(db, bookingId, attempt),
    ofBooking: (bookingId) => ofBooking(db, bookingId),
    due: (now, limit) => due(db, now, limit),
    postpone: (attempt, dueAt, troubles) => postpone(db, attempt, dueAt, troubles),
    noteRef: (attempt, providerRef) => noteRef(db, attempt, providerRef),
    refundDone: (refund, doneAt, effect) => refundDone(db, refund, doneAt, effect),
    refundFailed: (refund, triedAt) => refundFailed(db, refund, triedAt),
    owedOf: (query) => owedOf(db, query),
  };
}

async function findAttempt(
  db: Database,
  bookingId: BookingId,
  attempt: number,
): Promise<PaymentAttempt | undefined> {
  const { Item } = await reading(() =>
    db.client.getItem({
      TableName: db.table('payments'),
      Key: marshall(attemptKey({ bookingId, attempt })),
      ConsistentRead: true,
    }),
  );
  return Item && attemptOf(Item);
}

async function ofBooking(db: Database, bookingId: BookingId) {
  const { Items = [] } = await reading(() =>
    db.client.query({
      TableName: db.table('payments'),
      KeyConditionExpression: 'bookingId = :bookingId',
      ExpressionAttributeValues: { ':bookingId': { S: bookingId } },
      ConsistentRead: true,
    }),
  );
  return paymentsOf(Items);
}

async function due(db: Database, now: Instant, limit: number): Promise<PaymentAttempt[]> {
  const shards = await Promise.all(OPEN_SHARD_NAMES.map((shard) => dueIn(db, shard, now, limit)));
  return shards.flat();
}

async function dueIn(
  db: Database,
  shard: string,
  now: Instant,
  limit: number,
): Promise<PaymentAttempt[]> {
  const { Items = [] } = await reading(() =>
    db.client.query({
      TableName: db.table('payments'),
      IndexName: 'byOpen',
      KeyConditionExpression: '#open = :open AND #dueAt <= :now',
      ExpressionAttributeNames: { '#open': 'open', '#dueAt': 'dueAt' },
      ExpressionAttributeValues: { ':open': { S: shard }, ':now': { S: now } },
      Limit: limit,
    }),
  );
  return Items.map(attemptOf);
}

async function postpone(
  db: Database,
  attempt: PaymentAttempt,
  dueAt: Instant,
  troubles: number,
): Promise<void> {
  const builder = updateBuilder();
  builder.require(`attribute_exists(${builder.path('open')})`);
  builder.set(`${builder.path('dueAt')} = ${builder.value(dueAt)}`);
  if (troubles > 0) builder.set(`${builder.path('troubles')} = ${builder.value(troubles)}`);
  else builder.remove(builder.path('troubles'));
  const update = builder.build(db.table('payments'), attemptKey(attempt));
  await commitUnlessRefused(() => db.client.updateItem(update));
}

async function noteRef(db: Database, attempt: PaymentAttempt, providerRef: string): Promise<void> {
  const builder = updateBuilder();
  builder.require(`attribute_exists(${builder.path('part')})`);
  builder.set(`${builder.path('providerRef')} = ${builder.value(providerRef)}`);
  await committing(() =>
    db.client.updateItem(builder.build(db.table('payments'), attemptKey(attempt))),
  );
}

async function refundDone(
  db: Database,
  refund: Refund,
  doneAt: Instant,
  effect?: Effect,
): Promise<void> {
  const due: Refund['status'] = 'due';
  const builder = updateBuilder();
  builder.require(`${builder.path('status')} = ${builder.value(due)}`);
  builder.set(`${builder.path('status')} = ${builder.value('done')}`);
  builder.set(`${builder.path('doneAt')} = ${builder.value(doneAt)}`);
  builder.remove(builder.path('open'));
  const update = builder.build(db.table('payments'), refundKey(refund));
  const TransactItems = [{ Update: update }, ...(effect ? [outboxPut(db, effect, doneAt)] : [])];
  try {
    await committing(() => db.client.transactWriteItems({ TransactItems }));
  } catch (error) {
    if (failedConditions(error)?.get(0)?.['status'] !== 'done') throw error;
  }
}

async function refundFailed(db: Database, refund: Refund, triedAt: Instant): Promise<void> {
  const builder = updateBuilder();
  builder.require(`${builder.path('status')} = ${builder.value('due')}`);
  builder.add(`${builder.path('troubles')} ${builder.value(1)}`);
  builder.set(`${builder.path('triedAt')} = ${builder.value(triedAt)}`);
  const update = builder.build(db.table('payments'), refundKey(refund));
  await commitUnlessRefused(() => db.client.updateItem(update));
}

const OWED: Partitions = {
  ...{ table: 'payments', index: 'byOpen', partition: 'open' },
  ...{ shards: OWED_SHARD_NAMES, key: ['dueAt', 'bookingId', 'part'] },
};

async function owedOf(db: Database, { eventId, size, cursor }: OwedQuery): Promise<Page<Refund>> {
  const walk = newestFirst(db, OWED, {
    from: placesOf(OWED, cursor),
    readAtOnce: SEARCHED_AT_ONCE,
  });
  return pageOf(walk, size, (item) => {
    const refund = refundOf(item);
    return refund.eventId === eventId ? refund : undefined;
  });
}
