import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { addedSums, type EventId, type FigureSums, type Recount } from '../domain/index.ts';
import type { FigureStore, HourRange } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { sumsOfBucket, type FigureBucket } from './figure-counts.ts';
import { correctFigures, readShards } from './figure-recount.ts';
import { outboxPut, outboxShardNumber, outboxShardOf } from './outbox-item.ts';
import { queryAll, type RawItem } from './query-all.ts';
import { updateBuilder } from './update-builder.ts';

/** Buckets of EventStats beside those that are counted from the outbox: holds begun by hour, and the last recount. */
const HOLDS = 'begun#';
const RECOUNT = 'recount';

/** The figures of an event in DynamoDB: what dashboards show, and what mends them. */
export function figureStore(db: Database): FigureStore {
  return {
    sums: (eventId, range) => sumsOf(db, eventId, range),
    async noteHolds({ eventId, hour, holds, task }) {
      const key = { eventId, bucket: `${HOLDS}${hour}#${task}` };
      const builder = updateBuilder();
      builder.add(`${builder.path('holds')} ${builder.value(holds)}`);
      await committing(() => db.client.updateItem(builder.build(db.table('eventStats'), key)));
    },
    shardOf: (bookingId) => outboxShardNumber(outboxShardOf(bookingId)),
    shards: (eventId) => readShards(db, eventId),
    correct: (correction, now) => correctFigures(db, correction, now),
    recount: (eventId) => lastRecount(db, eventId),
    async askRecount(eventId, entry, now) {
      const TransactItems = [
        {
          Put: { TableName: db.table('eventStats'), Item: recountItem(eventId, { askedAt: now }) },
        },
        outboxPut(db, { kind: 'recount', eventId }, now),
        auditPut(db, entry),
      ];
      await committing(() => db.client.transactWriteItems({ TransactItems }));
    },
    async noteRecount(eventId, recount) {
      const TableName = db.table('eventStats');
      await committing(() => db.client.putItem({ TableName, Item: recountItem(eventId, recount) }));
    },
  };
}

function recountItem(eventId: EventId, recount: Recount): RawItem {
  return marshall({ eventId, bucket: RECOUNT, ...recount }, { removeUndefinedValues: true });
}

async function lastRecount(db: Database, eventId: EventId): Promise<Recount | undefined> {
  const { Item } = await reading(() =>
    db.client.getItem({
      TableName: db.table('eventStats'),
      Key: marshall({ eventId, bucket: RECOUNT }),
    }),
  );
  if (!Item) return undefined;
  const { askedAt, doneAt, differences } = unmarshall(Item) as Recount;
  return { askedAt, ...(doneAt && { doneAt, differences }) };
}

/** Whole buckets, and those by hour within a range, of all shards together. */
async function sumsOf(db: Database, eventId: EventId, range: HourRange): Promise<FigureSums> {
  const parts = await Promise.all([
    bucketsFrom(db, eventId, ['arrivals#', 'arrivals#~']),
    bucketsFrom(db, eventId, ['doors#', 'doors#~']),
    bucketsFrom(db, eventId, ['parts#', 'parts#~']),
    bucketsFrom(db, eventId, ['sold#', 'sold#~']),
    bucketsFrom(db, eventId, [`hours#${range.from}`, `hours#${range.to}~`]),
    bucketsFrom(db, eventId, [`${HOLDS}${range.from}`, `${HOLDS}${range.to}~`]),
  ]);
  return addedSums(parts.flat().map((item) => sumsOfBucket(unmarshall(item) as FigureBucket)));
}

function bucketsFrom(
  db: Database,
  eventId: EventId,
  [from, to]: readonly [string, string],
): Promise<RawItem[]> {
  return queryAll(db, {
    TableName: db.table('eventStats'),
    KeyConditionExpression: 'eventId = :event AND #bucket BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#bucket': 'bucket' },
    ExpressionAttributeValues: marshall({ ':event': eventId, ':from': from, ':to': to }),
  });
}
