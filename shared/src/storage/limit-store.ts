import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { DomainError, type BookingId, type EpochMs } from '../domain/index.ts';
import type { CustomerLimit, LimitClaim, LimitStore } from '../use-cases/ports.ts';
import { commitUnlessRefused, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { updateBuilder } from './update-builder.ts';

/** How many tickets of an event a customer has bought and claims; an item of the SeatBookings table (rule 15). */
type LimitItem = {
  bookingId: string;
  bought: number;
  claims: Record<string, { q: number; until: EpochMs }>;
  version: number;
};

/** Tries to write before the customer counts as too busy. */
const TRIES = 8;

/** Limits of tickets per customer in the SeatBookings table. */
export function limitStore(db: Database): LimitStore {
  return {
    claim: (limit, wanted, now) => claim(db, limit, wanted, now),
    release: (limit, bookingId) => release(db, limit, bookingId),
  };
}

async function claim(
  db: Database,
  limit: CustomerLimit,
  wanted: LimitClaim,
  now: EpochMs,
): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const item = await read(db, limit);
    const open = Object.entries(item.claims).filter(([, { until }]) => until > now);
    const { [wanted.bookingId]: own, ...others } = Object.fromEntries(open);
    const taken = Object.values(others).reduce((sum, { q }) => sum + q, item.bought);
    const q = Math.max(wanted.quantity, own?.q ?? 0);
    if (taken + q > limit.max) throw new DomainError('customer-limit-reached', { max: limit.max });
    const until = Math.max(wanted.until, own?.until ?? 0);
    const claims = { ...others, [wanted.bookingId]: { q, until } };
    if (await write(db, { ...item, claims, version: item.version + 1 }, item.version)) return;
  }
  throw new DomainError('busy');
}

async function release(db: Database, limit: CustomerLimit, bookingId: BookingId): Promise<void> {
  const builder = updateBuilder();
  builder.require(`attribute_exists(${builder.path('claims', bookingId)})`);
  builder.remove(builder.path('claims', bookingId));
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  const update = builder.build(db.table('seatBookings'), keyOf(limit));
  await commitUnlessRefused(() => db.client.updateItem(update));
}

/** The part of a confirmation that turns a claim into tickets bought; whatever was claimed, never more than the limit. */
export function limitSale(
  db: Database,
  limit: CustomerLimit,
  bookingId: BookingId,
  quantity: number,
): TransactWriteItem {
  const builder = updateBuilder();
  builder.require(`${builder.path('bought')} <= ${builder.value(limit.max - quantity)}`);
  builder.remove(builder.path('claims', bookingId));
  builder.add(`${builder.path('bought')} ${builder.value(quantity)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  return { Update: builder.build(db.table('seatBookings'), keyOf(limit)) };
}

/** The part of a cancellation that makes tickets count no more; refused where they never counted. */
export function limitReturn(
  db: Database,
  limit: CustomerLimit,
  quantity: number,
): TransactWriteItem {
  const builder = updateBuilder();
  builder.require(`${builder.path('bought')} >= ${builder.value(quantity)}`);
  builder.add(`${builder.path('bought')} ${builder.value(-quantity)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  return { Update: builder.build(db.table('seatBookings'), keyOf(limit)) };
}

async function read(db: Database, limit: CustomerLimit): Promise<LimitItem> {
  const { Item } = await reading(() =>
    db.client.getItem({
      TableName: db.table('seatBookings'),
      Key: marshall(keyOf(limit)),
      ConsistentRead: true,
    }),
  );
  return Item
    ? (unmarshall(Item) as LimitItem)
    : { ...keyOf(limit), bought: 0, claims: {}, version: 0 };
}

/** Makes sure that a customer has an item, also where the event set no limit when the payment began. */
export async function openLimit(db: Database, limit: CustomerLimit): Promise<void> {
  const item = await read(db, limit);
  if (item.version === 0) await write(db, { ...item, version: 1 }, 0);
}

/** Writes the item if its version is still the one that was read; false when it is not. */
function write(db: Database, item: LimitItem, read: number): Promise<boolean> {
  return commitUnlessRefused(() =>
    db.client.putItem({
      TableName: db.table('seatBookings'),
      Item: marshall(item),
      ConditionExpression: 'attribute_not_exists(bookingId) OR #version = :read',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':read': { N: String(read) } },
    }),
  );
}

function keyOf({ eventId, customer }: CustomerLimit): { bookingId: string } {
  return { bookingId: `limit#${eventId}#${customer}` };
}
