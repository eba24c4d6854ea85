import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { sorted, type Arrivals, type Attendance, type DoorCount } from '../domain/index.ts';
import type { AttendanceStore } from '../use-cases/ports.ts';
import type { Database } from './database.ts';
import { queryAll } from './query-all.ts';

/** Buckets of EventStats: `doors#07` is what one outbox shard has counted, `arrivals#<minute>#07` its first admissions. */
const DOOR_BUCKETS = 'doors#';
const ARRIVAL_BUCKETS = 'arrivals#';

/** `at#<door>#<categoryId>`: an attribute of a doors bucket, the first admissions of a category at a door. */
const COUNT = 'at#';

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
  for (const counted of buckets)
    for (const [name, value] of Object.entries(counted))
      if (typeof value === 'number') sums.set(name, (sums.get(name) ?? 0) + value);
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
