import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { EventId, Instant } from '../domain/index.ts';
import type { StatsStore } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { queryAll } from './query-all.ts';
import { shardNumbers, shardOf } from './shards.ts';

/** An item of the EventStats table: what one outbox shard has counted of an event. */
export type SalesRecord = {
  eventId: string;
  /** `sold#00` … `sold#15`, so that shards counting at once never meet in one item. */
  bucket: string;
  tickets: number;
  /** What was paid, booking fees in it, and what goes or went back of it. */
  gross: number;
  fees: number;
  refunds: number;
  bookings: number;
  /** Bookings cancelled with their event, refunds owed for that, and those of them that were paid out. */
  calledOff: number;
  owed: number;
  paidBack: number;
  /** Its key in byCounted, by which tasks hear of new figures. */
  countedShard: string;
  countedAt: Instant;
};

/** The prefix of the buckets that hold sales. */
const SOLD_BUCKETS = 'sold#';

/** Number of shards of the byCounted index. */
const COUNTED_SHARDS = 4;

/** The shard of byCounted in which the counts of an event stand. */
export function countedShardOf(eventId: EventId): string {
  return String(shardOf(eventId, COUNTED_SHARDS));
}

/** The figures of events in DynamoDB. */
export function statsStore(db: Database): StatsStore {
  return {
    async figures(eventId) {
      const { tickets, gross, fees, refunds } = await countedOf(db, eventId);
      return { sold: tickets, revenue: gross - refunds, gross, fees, refunds };
    },
    async calledOff(eventId) {
      const { bookings, calledOff, owed, paidBack } = await countedOf(db, eventId);
      return { left: bookings, bookings: calledOff, owed, paidBack };
    },
    async countedSince(since) {
      const shards = shardNumbers(COUNTED_SHARDS).map((shard) => countedIn(db, shard, since));
      return (await Promise.all(shards)).flat();
    },
  };
}

async function countedIn(db: Database, shard: number, since: Instant) {
  const items = await queryAll(db, {
    TableName: db.table('eventStats'),
    IndexName: 'byCounted',
    KeyConditionExpression: 'countedShard = :shard AND countedAt >= :since',
    ExpressionAttributeValues: marshall({ ':shard': String(shard), ':since': since }),
  });
  return items.map((item) => {
    const { eventId, bucket, countedAt } = unmarshall(item) as SalesRecord;
    return { eventId, count: `${eventId} ${bucket} ${countedAt}` };
  });
}

const COUNTED = [
  ...(['tickets', 'bookings', 'gross', 'fees', 'refunds'] as const),
  ...(['calledOff', 'owed', 'paidBack'] as const),
];

type Counted = Record<(typeof COUNTED)[number], number>;

/** What all outbox shards have counted of an event, by consistent read. */
async function countedOf(db: Database, eventId: EventId): Promise<Counted> {
  const { Items = [] } = await reading(() =>
    db.client.query({
      TableName: db.table('eventStats'),
      KeyConditionExpression: 'eventId = :event AND begins_with(#bucket, :sold)',
      ExpressionAttributeNames: { '#bucket': 'bucket' },
      ExpressionAttributeValues: marshall({ ':event': eventId, ':sold': SOLD_BUCKETS }),
      ConsistentRead: true,
    }),
  );
  const counted = Items.map((item) => unmarshall(item) as Partial<SalesRecord>);
  const sumOf = (what: keyof Counted) =>
    counted.reduce((sum, record) => sum + (record[what] ?? 0), 0);
  return Object.fromEntries(COUNTED.map((what) => [what, sumOf(what)])) as Counted;
}
