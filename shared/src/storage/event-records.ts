import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { EventId } from '../domain/index.ts';
import type { EventRecords } from '../use-cases/ports.ts';
import type { Database } from './database.ts';
import { paymentsOf } from './payment.model.ts';
import { queryAll, scanAll, type RawItem } from './query-all.ts';
import { bookingOf, bookingShardsOf } from './seat-booking.model.ts';
import type { TableKey } from './table-shape.ts';
import { ticketShardsOf, type TicketItem } from './ticket-item.ts';
import { ticketOf } from './ticket.model.ts';

/** All records of an event, page by page: for checks, never for requests. */
export function eventRecords(db: Database): EventRecords {
  return {
    async bookings(eventId) {
      return (await byEvent(db, 'seatBookings', bookingShardsOf(eventId))).map(bookingOf);
    },
    async tickets(eventId) {
      const items = await byEvent(db, 'tickets', ticketShardsOf(eventId));
      return items.map((item) => ticketOf(unmarshall(item) as TicketItem));
    },
    payments: (eventId) => payments(db, eventId),
  };
}

async function byEvent(
  db: Database,
  table: TableKey,
  shards: readonly string[],
): Promise<RawItem[]> {
  const pages = await Promise.all(
    shards.map((shard) =>
      queryAll(db, {
        TableName: db.table(table),
        IndexName: 'byEvent',
        KeyConditionExpression: 'eventShard = :shard',
        ExpressionAttributeValues: { ':shard': { S: shard } },
      }),
    ),
  );
  return pages.flat();
}

/** Refunds do not name their event: they belong to it with their attempts. */
async function payments(db: Database, eventId: EventId) {
  const items = await scanAll(db, {
    TableName: db.table('payments'),
    ConsistentRead: true,
    FilterExpression: 'eventId = :eventId OR attribute_not_exists(eventId)',
    ExpressionAttributeValues: { ':eventId': { S: eventId } },
  });
  const { attempts, refunds } = paymentsOf(items);
  const ours = new Set(attempts.map(({ bookingId }) => bookingId));
  return { attempts, refunds: refunds.filter(({ bookingId }) => ours.has(bookingId)) };
}
