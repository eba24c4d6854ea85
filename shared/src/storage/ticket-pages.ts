import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { DomainError, type EventId, type Instant, type Ticket } from '../domain/index.ts';
import type { Page } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import type { RawItem } from './query-all.ts';
import { ticketShardsOf, type TicketItem } from './ticket-item.ts';
import { ticketOf } from './ticket.model.ts';

/** The most tickets of one partition in a page. */
const OF_ONE_SHARD = 400;

/** Where the next page goes on in a partition: after a ticket, from its beginning, or not at all. */
type Place = readonly [touchedAt: Instant, bookingId: string, number: number] | 'begin' | 'end';

type Query = { readonly since?: Instant | undefined; readonly cursor?: string | undefined };

/** A page of an event's tickets, of all partitions side by side. */
export async function pageOfEvent(
  db: Database,
  eventId: EventId,
  { since, cursor }: Query,
): Promise<Page<Ticket>> {
  const shards = ticketShardsOf(eventId);
  const places = cursor === undefined ? shards.map(() => 'begin' as const) : placesIn(cursor);
  const parts = await Promise.all(
    shards.map((shard, index) => partOf(db, { shard, since }, places[index] ?? 'end')),
  );
  const items = parts.flatMap((part) => part.tickets);
  const next = parts.map((part) => part.next);
  if (next.every((place) => place === 'end')) return { items };
  return { items, nextCursor: Buffer.from(JSON.stringify(next)).toString('base64url') };
}

type Part = { readonly tickets: readonly Ticket[]; readonly next: Place };

async function partOf(
  db: Database,
  { shard, since = '' }: { readonly shard: string; readonly since: Instant | undefined },
  place: Place,
): Promise<Part> {
  if (place === 'end') return { tickets: [], next: 'end' };
  const { Items = [], LastEvaluatedKey } = await reading(() =>
    db.client.query({
      TableName: db.table('tickets'),
      IndexName: 'byEvent',
      KeyConditionExpression: 'eventShard = :shard AND touchedAt >= :since',
      ExpressionAttributeValues: marshall({ ':shard': shard, ':since': since || '0' }),
      Limit: OF_ONE_SHARD,
      ...(place !== 'begin' && { ExclusiveStartKey: keyAt(shard, place) }),
    }),
  );
  const tickets = Items.map((item) => ticketOf(unmarshall(item) as TicketItem));
  return { tickets, next: LastEvaluatedKey ? placeOf(LastEvaluatedKey) : 'end' };
}

function keyAt(eventShard: string, [touchedAt, bookingId, number]: Exclude<Place, string>) {
  return marshall({ eventShard, touchedAt, bookingId, number });
}

function placeOf(key: RawItem): Place {
  const { touchedAt, bookingId, number } = unmarshall(key) as TicketItem;
  return [touchedAt, bookingId, number];
}

function placesIn(cursor: string): readonly Place[] {
  const places = parsed(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(places) || !places.every(isPlace))
    throw new DomainError('invalid-request', { field: 'cursor' });
  return places;
}

function isPlace(place: unknown): place is Place {
  if (place === 'begin' || place === 'end') return true;
  if (!Array.isArray(place)) return false;
  const [touchedAt, bookingId, number] = place as unknown[];
  return (
    typeof touchedAt === 'string' && typeof bookingId === 'string' && typeof number === 'number'
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no cursor of ours: the caller refuses it
  }
}
