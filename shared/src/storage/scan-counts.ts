import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  minuteOf,
  sorted,
  type Arrivals,
  type Attendance,
  type DoorCount,
  type Effect,
} from '../domain/index.ts';
import type { AttendanceStore, OutboxItem } from '../use-cases/ports.ts';
import { commitUnlessRefused } from './conflicts.ts';
import type { Database } from './database.ts';
import { queryAll } from './query-all.ts';
import { updateBuilder } from './update-builder.ts';

/** The most scans counted in one transaction; with the two sums 92 of DynamoDB's 100 writes. */
const SCANS_PER_COUNT = 90;

/** Buckets of EventStats: `doors#07` is what one outbox shard has counted, `arrivals#<minute>#07` its first admissions. */
const DOOR_BUCKETS = 'doors#';
const ARRIVAL_BUCKETS = 'arrivals#';

/** `at#<door>#<categoryId>`: an attribute of a doors bucket, the first admissions of a category at a door. */
const COUNT = 'at#';

type Scan = OutboxItem & { readonly effect: Extract<Effect, { kind: 'count-scan' }> };

/** The attendance of events in DynamoDB. */
export function attendanceStore(db: Database): AttendanceStore {
  return {
    async attendance(eventId) {
      return attendanceIn(await bucketsOf(db, eventId, DOOR_BUCKETS));
    },
    async arrivals(eventId) {
      return arrivalsIn(await bucketsOf(db, eventId, ARRIVAL_BUCKETS));
    },
  };
}

/** Counts scans: deletes the items and adds their sums to the event's attendance, of one minute in one transaction. */
export async function countScans(db: Database, items: readonly OutboxItem[]): Promise<void> {
  const groups = Map.groupBy(
    items.filter(isScan),
    ({ shard, effect }) => `${effect.eventId} ${shard} ${minuteOf(effect.at)}`,
  );
  for (const scans of groups.values()) {
    for (let first = 0; first < scans.length; first += SCANS_PER_COUNT)
      await countSome(db, scans.slice(first, first + SCANS_PER_COUNT));
  }
}

/** Each item's deletion is the proof that it was not counted before. */
async function countSome(db: Database, scans: readonly Scan[]): Promise<void> {
  const deletions: TransactWriteItem[] = scans.map(({ shard, id }) => ({
    Delete: {
      TableName: db.table('outbox'),
      Key: marshall({ shard, id }),
      ConditionExpression: 'attribute_exists(id)',
    },
  }));
  const writes = [...deletions, ...sumsOf(db, scans)];
  await commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems: writes }));
}

function sumsOf(db: Database, scans: readonly Scan[]): TransactWriteItem[] {
  const [first] = scans;
  if (!first) return [];
  const { eventId, at } = first.effect;
  const outboxShard = first.shard.slice(first.shard.indexOf('#') + 1);
  const sums = new Map<string, number>([
    ['admitted', 0],
    ['inside', 0],
  ]);
  const add = (name: string, more: number) => sums.set(name, (sums.get(name) ?? 0) + more);
  for (const { effect } of scans) {
    add('admitted', effect.admitted);
    add('inside', effect.inside);
    if (effect.admitted !== 0) add(`${COUNT}${effect.door}#${effect.categoryId}`, effect.admitted);
  }
  const arrivals = new Map([['admitted', sums.get('admitted') ?? 0]]);
  return [
    sumAdded(db, { eventId, bucket: DOOR_BUCKETS + outboxShard }, sums),
    ...(arrivals.get('admitted') === 0
      ? []
      : [
          sumAdded(
            db,
            { eventId, bucket: `${ARRIVAL_BUCKETS}${minuteOf(at)}#${outboxShard}` },
            arrivals,
          ),
        ]),
  ];
}

function sumAdded(
  db: Database,
  key: { readonly eventId: string; readonly bucket: string },
  sums: ReadonlyMap<string, number>,
): TransactWriteItem {
  const builder = updateBuilder();
  for (const [name, sum] of sums) builder.add(`${builder.path(name)} ${builder.value(sum)}`);
  return { Update: builder.build(db.table('eventStats'), key) };
}

type Bucket = { readonly bucket: string } & Readonly<Record<string, unknown>>;

async function bucketsOf(db: Database, eventId: string, prefix: string): Promise<Bucket[]> {
  const items = await queryAll(db, {
    TableName: db.table('eventStats'),
    KeyConditionExpression: 'eventId = :event AND begins_with(#bucket, :prefix)',
    ExpressionAttributeNames: { '#bucket': 'bucket' },
    ExpressionAttributeValues: marshall({ ':event': eventId, ':prefix': prefix }),
    ConsistentRead: true,
  });
  return items.map((item) => unmarshall(item) as Bucket);
}

function attendanceIn(buckets: readonly Bucket[]): Attendance {
  const sums = new Map<string, number>();
  for (const { bucket: _bucket, eventId: _event, ...counted } of buckets)
    for (const [name, value] of Object.entries(counted))
      sums.set(name, (sums.get(name) ?? 0) + Number(value));
  return {
    admitted: sums.get('admitted') ?? 0,
    inside: sums.get('inside') ?? 0,
    counts: sorted([...sums].filter(([name]) => name.startsWith(COUNT)).map(doorCount)),
  };
}

function doorCount([name, admitted]: [string, number]): DoorCount {
  const end = name.lastIndexOf('#');
  return { door: name.slice(COUNT.length, end), categoryId: name.slice(end + 1), admitted };
}

function arrivalsIn(buckets: readonly Bucket[]): Arrivals[] {
  const minutes = Map.groupBy(buckets, ({ bucket }) =>
    bucket.slice(ARRIVAL_BUCKETS.length, bucket.lastIndexOf('#')),
  );
  return [...minutes]
    .map(([minute, members]) => ({
      minute,
      admitted: members.reduce((sum, { admitted }) => sum + Number(admitted), 0),
    }))
    .filter(({ admitted }) => admitted !== 0);
}

function isScan(item: OutboxItem): item is Scan {
  return item.effect.kind === 'count-scan';
}
