import type { QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { SOLD, type EpochMs, type SeatId } from '@foyer/shared/domain';
import { ticketShardsOf, type Database } from '@foyer/shared/storage';
import type { BenchEvent } from './bench-event.ts';

/** What the tables say of an event's seats. */
export type SeatAudit = {
  /** Seats sold to a confirmed booking that has a ticket for them. */
  readonly sold: number;
  /** Seats that stand on more than one live ticket. */
  readonly doubles: number;
  /** Seats that are sold without ticket, or on a ticket without being sold to its booking. */
  readonly lost: number;
};

/** Reads the tables themselves, row by row and ticket by ticket, past the service and its stores. */
export async function auditSeats(db: Database, { event, plan }: BenchEvent): Promise<SeatAudit> {
  const owners = ownersAmong(await seatHolders(db, event));
  const tickets = await ticketsOf(db, event.eventId);
  const holders = Map.groupBy(tickets, (ticket) => ticket.seatId);
  let [sold, doubles, lost] = [0, 0, 0];
  const seatIds = plan.sections.flatMap((section) =>
    section.kind === 'seated'
      ? section.rows.flatMap((row) => row.seats.map((seat) => seat.seatId))
      : [],
  );
  for (const seatId of seatIds) {
    const owner = owners.get(seatId);
    const held = holders.get(seatId) ?? [];
    if (held.length > 1) doubles += 1;
    if (owner !== held[0]?.bookingId) lost += 1;
    else if (owner !== undefined) sold += 1;
  }
  return { sold, doubles, lost };
}

/** Who has a seat until when, as its row says; long ago or for ever too. */
export type SeatHolder = { readonly bookingId: string; readonly until: EpochMs };

/** Reads from the rows themselves who has the seats of an event's first section. */
export async function seatHolders(
  db: Database,
  { eventId, sections }: BenchEvent['event'],
): Promise<ReadonlyMap<SeatId, SeatHolder>> {
  const rows = await queryAll<Row>(db, {
    TableName: db.table('seats'),
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ':key': { S: `${eventId}#${sections[0]?.sectionId}` } },
    ConsistentRead: true,
  });
  return new Map(
    rows.flatMap(({ until, by }) =>
      Object.entries(by).map(
        ([seatId, bookingId]) => [seatId, { bookingId, until: until[seatId] ?? 0 }] as const,
      ),
    ),
  );
}

type Row = { until: Record<SeatId, EpochMs>; by: Record<SeatId, string> };
type LiveTicket = { bookingId: string; seatId: SeatId; status: string };

function ownersAmong(holders: ReadonlyMap<SeatId, SeatHolder>): ReadonlyMap<SeatId, string> {
  const sold = [...holders].filter(([, { until }]) => until === SOLD);
  return new Map(sold.map(([seatId, { bookingId }]) => [seatId, bookingId]));
}

async function ticketsOf(db: Database, eventId: string): Promise<LiveTicket[]> {
  const pages = await Promise.all(
    ticketShardsOf(eventId).map((shard) =>
      queryAll<LiveTicket>(db, {
        TableName: db.table('tickets'),
        IndexName: 'byEvent',
        KeyConditionExpression: 'eventShard = :shard',
        ExpressionAttributeValues: { ':shard': { S: shard } },
      }),
    ),
  );
  return pages.flat().filter((ticket) => ticket.status !== 'void');
}

async function queryAll<T>(db: Database, query: QueryCommandInput): Promise<T[]> {
  const items: T[] = [];
  let start: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const page: QueryCommandOutput = await db.client.query({ ...query, ExclusiveStartKey: start });
    items.push(...(page.Items ?? []).map((item) => unmarshall(item) as T));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}
