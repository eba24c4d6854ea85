import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  DomainError,
  normaliseEmail,
  type Booking,
  type BookingId,
  type UserId,
} from '../domain/index.ts';
import type { BookingStore, Page } from '../use-cases/ports.ts';
import { committing, commitUnlessRefused, failedConditions, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { queryAll } from './query-all.ts';
import { allSoldBookings, confirmedBookings, pageOfEvent, soldBookings } from './event-bookings.ts';
import { bookingItem, bookingKey, bookingOf } from './seat-booking.model.ts';
import { updateBuilder } from './update-builder.ts';

/** Bookings in the SeatBookings table. */
export function bookingStore(db: Database): BookingStore {
  return {
    find: (bookingId) => find(db, bookingId),
    add: (booking) => add(db, booking),
    release: (booking) => release(db, booking),
    ofGuest: (email) => ofGuest(db, email),
    adopt: (bookingId, email, customerId) => adopt(db, { bookingId, email, customerId }),
    disown: (bookingId, customerId) => disown(db, bookingId, customerId),
    soldOf: (query) => soldBookings(db, query),
    allSoldOf: (eventId) => allSoldBookings(db, eventId),
    confirmedOf: (eventId, limit) => confirmedBookings(db, eventId, limit),
    pageOf: (eventId, limit, cursor) => pageOfEvent(db, eventId, limit, cursor),
    byCustomer: (customerId, limit, cursor) => byCustomer(db, customerId, limit, cursor),
  };
}

async function find(db: Database, bookingId: BookingId): Promise<Booking | undefined> {
  const { Item } = await reading(() =>
    db.client.getItem({
      TableName: db.table('seatBookings'),
      Key: marshall(bookingKey(bookingId)),
      ConsistentRead: true,
    }),
  );
  return Item && bookingOf(Item);
}

async function add(db: Database, booking: Booking): Promise<Booking> {
  try {
    await committing(() =>
      db.client.putItem({
        TableName: db.table('seatBookings'),
        Item: bookingItem(booking),
        ConditionExpression: 'attribute_not_exists(bookingId)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return booking;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException && error.Item)
      return bookingOf(error.Item);
    throw error;
  }
}

async function release(
  db: Database,
  { bookingId, attempts }: Pick<Booking, 'bookingId' | 'attempts'>,
): Promise<boolean> {
  const builder = updateBuilder();
  builder.require(`${builder.path('status')} = ${builder.value('held')}`);
  builder.require(`${builder.path('attempts')} = ${builder.value(attempts)}`);
  builder.set(`${builder.path('status')} = ${builder.value('released')}`);
  const update = builder.build(db.table('seatBookings'), bookingKey(bookingId));
  try {
    await committing(() => db.client.updateItem(update));
    return true;
  } catch (error) {
    const failed = failedConditions(error);
    if (!failed) throw error;
    return failed.get(0)?.['status'] === 'released';
  }
}

async function ofGuest(db: Database, email: string): Promise<readonly BookingId[]> {
  const items = await queryAll(db, {
    TableName: db.table('seatBookings'),
    IndexName: 'byGuest',
    KeyConditionExpression: 'guest = :guest',
    ExpressionAttributeValues: { ':guest': { S: normaliseEmail(email) } },
  });
  return items.map(({ bookingId }) => bookingId?.S ?? '');
}

type Adoption = {
  readonly bookingId: BookingId;
  readonly email: string;
  readonly customerId: UserId;
};

async function adopt(db: Database, { bookingId, email, customerId }: Adoption): Promise<void> {
  const builder = updateBuilder();
  builder.require(`attribute_not_exists(${builder.path('customerId')})`);
  builder.require(`${builder.path('guest')} = ${builder.value(normaliseEmail(email))}`);
  builder.set(`${builder.path('customerId')} = ${builder.value(customerId)}`);
  builder.add(`${builder.path('linkVersion')} ${builder.value(1)}`);
  builder.remove(builder.path('guest'));
  const update = builder.build(db.table('seatBookings'), bookingKey(bookingId));
  await commitUnlessRefused(() => db.client.updateItem(update));
}

async function disown(db: Database, bookingId: BookingId, customerId: UserId): Promise<void> {
  const builder = updateBuilder();
  builder.require(`${builder.path('customerId')} = ${builder.value(customerId)}`);
  builder.remove(builder.path('customerId'));
  builder.remove(builder.path('visitorId'));
  const update = builder.build(db.table('seatBookings'), bookingKey(bookingId));
  await commitUnlessRefused(() => db.client.updateItem(update));
}

/** Newest first; the cursor names the last booking of the page before by its time and id. */
async function byCustomer(
  db: Database,
  customerId: UserId,
  limit: number,
  cursor?: string,
): Promise<Page<Booking>> {
  const page = await reading(() =>
    db.client.query({
      TableName: db.table('seatBookings'),
      IndexName: 'byCustomer',
      KeyConditionExpression: 'customerId = :customerId',
      ExpressionAttributeValues: { ':customerId': { S: customerId } },
      ScanIndexForward: false,
      Limit: limit,
      ...(cursor !== undefined && {
        ExclusiveStartKey: marshall({ customerId, ...placeOf(cursor) }),
      }),
    }),
  );
  const items = (page.Items ?? []).map(bookingOf);
  const last = page.LastEvaluatedKey && items.at(-1);
  return last ? { items, nextCursor: `${last.createdAt}~${last.bookingId}` } : { items };
}

const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)~(bkg_[0-9a-z_-]{1,60})$/;

/** Reads a cursor, which a client may have made up: whose bookings are listed is never in it. */
function placeOf(cursor: string): Pick<Booking, 'createdAt' | 'bookingId'> {
  const [, createdAt, bookingId] = CURSOR.exec(cursor) ?? [];
  if (!createdAt || !bookingId) throw new DomainError('invalid-request', { field: 'query.cursor' });
  return { createdAt, bookingId };
}
