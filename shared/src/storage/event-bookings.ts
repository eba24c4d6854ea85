import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  DomainError,
  soldMatcher,
  type Booking,
  type BookingId,
  type EventId,
} from '../domain/index.ts';
import type { Page, SoldQuery } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import {
  newestFirst,
  pageOf,
  placesOf,
  SEARCHED_AT_ONCE,
  type Partitions,
} from './newest-first.ts';
import type { RawItem } from './query-all.ts';
import { bookingOf, bookingShardsOf } from './seat-booking.model.ts';

/** The index of an event's sold bookings. */
function soldPartitions(eventId: EventId): Partitions {
  return {
    ...{ table: 'seatBookings', index: 'byEvent', partition: 'eventShard' },
    ...{ shards: bookingShardsOf(eventId), key: ['confirmedAt', 'bookingId'] },
  };
}

/** A page of an event's sold bookings, newest first. */
export async function soldBookings(
  db: Database,
  { eventId, size, cursor, ...wanted }: SoldQuery,
): Promise<Page<Booking>> {
  const partitions = soldPartitions(eventId);
  const searches = Boolean(wanted.search) || wanted.status !== undefined;
  const matches = soldMatcher(wanted);
  const walk = newestFirst(db, partitions, {
    from: placesOf(partitions, cursor),
    readAtOnce: searches ? SEARCHED_AT_ONCE : Math.ceil(size / 4),
  });
  return pageOf(walk, size, (item) => {
    const booking = bookingOf(item);
    return matches(booking) ? booking : undefined;
  });
}

/** All of an event's sold bookings, newest first; no more than a read of each partition is in memory. */
export async function* allSoldBookings(db: Database, eventId: EventId): AsyncGenerator<Booking> {
  const walk = newestFirst(db, soldPartitions(eventId), { readAtOnce: SEARCHED_AT_ONCE });
  for await (const { item } of walk) yield bookingOf(item);
}

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

const CURSOR = /^(\d)(?:~(\d{4}-\d\d-\d\dT[\d:.]{12}Z)~(bkg_[0-9a-z_-]{1,60}))?$/;

/** A page of one shard's confirmed bookings; the cursor names the shard and the last booking read of it. */
export async function pageOfEvent(
  db: Database,
  eventId: EventId,
  limit: number,
  cursor = '0',
): Promise<Page<Booking>> {
  const [, number = '', confirmedAt, bookingId] = CURSOR.exec(cursor) ?? [];
  const shards = bookingShardsOf(eventId);
  const eventShard = shards[Number(number)];
  if (number === '' || eventShard === undefined)
    throw new DomainError('invalid-request', { field: 'query.cursor' });
  const start = bookingId ? marshall({ eventShard, confirmedAt, bookingId }) : undefined;
  const { ProjectionExpression: _ids, ...query } = confirmedIn(db, eventShard, start);
  const page = await reading(() => db.client.query({ ...query, Limit: limit }));
  const items = (page.Items ?? []).map(bookingOf);
  if (page.LastEvaluatedKey) {
    const last = unmarshall(page.LastEvaluatedKey) as { confirmedAt: string; bookingId: string };
    return { items, nextCursor: `${number}~${last.confirmedAt}~${last.bookingId}` };
  }
  const next = Number(number) + 1;
  return next < shards.length ? { items, nextCursor: String(next) } : { items };
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
