import type { QueryCommandInput, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { normaliseEmail, ticketKeyOf, type EventId, type Ticket } from '../domain/index.ts';
import type { Page } from '../use-cases/ports.ts';
import { reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { getAll } from './get-all.ts';
import { queryAll, type RawItem } from './query-all.ts';
import type { TicketItem } from './ticket-item.ts';
import { ticketOf } from './ticket.model.ts';

/**
 * The mark of a ticket that was passed on, among those of its event, by address: the tickets of one person stand together. It
 * stays when the ticket goes on, and then tells nothing, since the ticket says whose it is.
 */
type HolderMark = {
  readonly shard: string;
  /** `<address>#<ticket>` */
  readonly id: string;
};

/** Marks a ticket as somebody's, in the transaction that passes it on to them. */
export function holderMark(db: Database, { eventId, ticketId, holder }: Ticket): TransactWriteItem {
  const id = `${marksOfAddress(holder?.email ?? '')}${ticketId}`;
  const Item = marshall({ shard: marksOf(eventId), id } satisfies HolderMark);
  return { Put: { TableName: db.table('outbox'), Item } };
}

/** A page of an event's tickets that were passed on, as they stand, ordered by whose they are. */
export async function pageOfPassedOn(
  db: Database,
  eventId: EventId,
  limit: number,
  cursor?: string,
): Promise<Page<Ticket>> {
  const shard = marksOf(eventId);
  const { Items = [], LastEvaluatedKey: last } = await reading(() =>
    db.client.query({
      ...{ ...marksQuery(db, eventId, ''), Limit: limit },
      ...(cursor !== undefined && { ExclusiveStartKey: marshall({ shard, id: cursor }) }),
    }),
  );
  const items = await ticketsOf(db, Items);
  return last ? { items, nextCursor: (unmarshall(last) as HolderMark).id } : { items };
}

/** An event's tickets that were passed on to an address and are still its own. */
export async function passedOnTo(
  db: Database,
  eventId: EventId,
  address: string,
): Promise<Ticket[]> {
  return ticketsOf(db, await queryAll(db, marksQuery(db, eventId, marksOfAddress(address))));
}

function marksOf(eventId: EventId): string {
  return `holders#${eventId}`;
}

function marksOfAddress(address: string): string {
  return `${normaliseEmail(address)}#`;
}

function marksQuery(db: Database, eventId: EventId, prefix: string): QueryCommandInput {
  return {
    TableName: db.table('outbox'),
    KeyConditionExpression: `#shard = :shard${prefix && ' AND begins_with(id, :prefix)'}`,
    ExpressionAttributeNames: { '#shard': 'shard' },
    ExpressionAttributeValues: marshall({
      ':shard': marksOf(eventId),
      ...(prefix && { ':prefix': prefix }),
    }),
    ConsistentRead: true,
  };
}

/** The tickets of some marks that are still whose the marks say, in the order of the marks. */
async function ticketsOf(db: Database, items: readonly RawItem[]): Promise<Ticket[]> {
  const marks = items.map((item) => (unmarshall(item) as HolderMark).id);
  const ids = new Set(marks.map(ticketIn));
  const keys = [...ids].flatMap((ticketId) => ticketKeyOf(ticketId) ?? []);
  const found = await getAll(
    db,
    'tickets',
    keys.map((key) => marshall(key)),
  );
  const tickets = found.map((item) => ticketOf(unmarshall(item) as TicketItem));
  const byId = new Map(tickets.map((ticket) => [ticket.ticketId, ticket]));
  return marks.flatMap((mark) => {
    const ticket = byId.get(ticketIn(mark));
    const own = ticket?.holder && mark.startsWith(marksOfAddress(ticket.holder.email));
    return own ? [ticket] : [];
  });
}

function ticketIn(mark: string): string {
  return mark.slice(mark.lastIndexOf('#') + 1);
}
