import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { BookingId, EventId } from '../domain/index.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import type { RawItem } from './query-all.ts';
import { bookingShardsOf } from './seat-booking.model.ts';

/** Ids of confirmed bookings of an event, by the index, until there are enough. */
export async function confirmedBookings(
  db: Database,
  eventId: EventId,
  limit: number,
): Promise<BookingId[]> {
  const found: BookingId[] = [];
  for (const shard of bookingShardsOf(eventId)) {
    let start: RawItem | undefined;
    do {
      const page = await reading(() => db.client.query(confirmedIn(db, shard, start)));
      found.push(...(page.Items ?? []).map((item) => unmarshall(item)['bookingId'] as BookingId));
      start = page.LastEvaluatedKey;
    } while (start && found.length < limit);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

function confirmedIn(db: Database, shard: string, start: RawItem | undefined) {
  return {
    TableName: db.table('seatBookings'),
    IndexName: 'byEvent',
    KeyConditionExpression: 'eventShard = :shard',
    FilterExpression: '#status = :confirmed',
    ProjectionExpression: 'bookingId',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: marshall({ ':shard': shard, ':confirmed': 'confirmed' }),
    ...(start && { ExclusiveStartKey: start }),
  };
}
