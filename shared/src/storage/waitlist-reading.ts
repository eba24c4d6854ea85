import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  DomainError,
  type EntryId,
  type EventId,
  type UserId,
  type WaitlistEntry,
} from '../domain/index.ts';
import type { Page, WaitedEvent } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { countAll, queryAll, type RawItem } from './query-all.ts';
import {
  entryKey,
  entryOf,
  waitedLine,
  waitingPartition,
  type EntryItem,
  type WaitedItem,
} from './waitlist.model.ts';

/** An entry by consistent read. */
export async function findEntry(
  db: Database,
  eventId: EventId,
  entryId: EntryId,
): Promise<WaitlistEntry | undefined> {
  const { Item } = await reading(() =>
    db.client.getItem({
      TableName: db.table('waitlists'),
      Key: marshall(entryKey({ eventId, entryId })),
      ConsistentRead: true,
    }),
  );
  return Item && entryIn(Item);
}

/** The entries of an event in a state, first come first. */
export async function entriesInState(
  db: Database,
  eventId: EventId,
  status: 'waiting' | 'offered',
): Promise<WaitlistEntry[]> {
  const found = await queryAll(db, {
    TableName: db.table('waitlists'),
    IndexName: 'byWaiting',
    KeyConditionExpression: '#waiting = :waiting',
    ExpressionAttributeNames: { '#waiting': 'waiting' },
    ExpressionAttributeValues: marshall({ ':waiting': waitingPartition(eventId, status) }),
  });
  return found.map(entryIn);
}

/** How many wait before an entry. */
export function aheadOf(db: Database, { eventId, entryId }: WaitlistEntry): Promise<number> {
  return countAll(db, {
    TableName: db.table('waitlists'),
    IndexName: 'byWaiting',
    KeyConditionExpression: '#waiting = :waiting AND #place < :place',
    ExpressionAttributeNames: { '#waiting': 'waiting', '#place': 'place' },
    ExpressionAttributeValues: marshall({
      ':waiting': waitingPartition(eventId, 'waiting'),
      ':place': entryId,
    }),
  });
}

const CURSOR = /^wte_[0-9a-z]{1,40}$/;

/** A page of all entries of an event, first come first. Throws 'invalid-request' for a cursor that is not ours. */
export async function eventsEntries(
  db: Database,
  eventId: EventId,
  limit: number,
  cursor?: string,
): Promise<Page<WaitlistEntry>> {
  if (cursor !== undefined && !CURSOR.test(cursor))
    throw new DomainError('invalid-request', { field: 'query.cursor' });
  const start = cursor && marshall(entryKey({ eventId, entryId: cursor }));
  const { Items = [], LastEvaluatedKey: last } = await reading(() =>
    db.client.query({
      TableName: db.table('waitlists'),
      KeyConditionExpression: 'line = :line',
      ExpressionAttributeValues: marshall({ ':line': eventId }),
      Limit: limit,
      ...(start && { ExclusiveStartKey: start }),
    }),
  );
  const items = Items.map(entryIn);
  const nextCursor = last?.['place']?.S;
  return { items, ...(nextCursor !== undefined && { nextCursor }) };
}

/** A customer's entries, newest first. */
export async function customersEntries(db: Database, customerId: UserId): Promise<WaitlistEntry[]> {
  const found = await queryAll(db, {
    TableName: db.table('waitlists'),
    IndexName: 'byCustomer',
    KeyConditionExpression: 'customer = :customer',
    ExpressionAttributeValues: marshall({ ':customer': customerId }),
    ScanIndexForward: false,
  });
  return found.map(entryIn);
}

/** The events of a shard that somebody waits for. */
export async function waitedEvents(db: Database, shard: number): Promise<WaitedEvent[]> {
  const found = await queryAll(db, {
    TableName: db.table('waitlists'),
    KeyConditionExpression: 'line = :line',
    ExpressionAttributeValues: marshall({ ':line': waitedLine(shard) }),
    ConsistentRead: true,
  });
  return found.map((item) => {
    const { place, version, gated = [] } = unmarshall(item) as WaitedItem;
    return { eventId: place, version, gated };
  });
}

function entryIn(item: RawItem): WaitlistEntry {
  return entryOf(unmarshall(item) as EntryItem);
}
