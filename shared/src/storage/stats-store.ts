import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { StatsStore } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';

/** An item of the EventStats table: what one outbox shard has counted of an event. */
export type SalesRecord = {
  eventId: string;
  /** `sold#00` … `sold#15`, so that shards counting at once never meet in one item. */
  bucket: string;
  tickets: number;
  revenue: number;
  bookings: number;
};

/** The prefix of the buckets that hold sales. */
export const SOLD_BUCKETS = 'sold#';

/** The figures of events in DynamoDB. */
export function statsStore(db: Database): StatsStore {
  return {
    async figures(eventId) {
      const { Items = [] } = await reading(() =>
        db.client.query({
          TableName: db.table('eventStats'),
          KeyConditionExpression: 'eventId = :event AND begins_with(#bucket, :sold)',
          ExpressionAttributeNames: { '#bucket': 'bucket' },
          ExpressionAttributeValues: marshall({ ':event': eventId, ':sold': SOLD_BUCKETS }),
        }),
      );
      const counted = Items.map((item) => unmarshall(item) as Partial<SalesRecord>);
      return {
        sold: counted.reduce((sum, { tickets = 0 }) => sum + tickets, 0),
        revenue: counted.reduce((sum, { revenue = 0 }) => sum + revenue, 0),
      };
    },
  };
}
