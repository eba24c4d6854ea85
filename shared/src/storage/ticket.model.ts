import dynamoose from 'dynamoose';
import type { Item } from 'dynamoose/dist/Item.js';
import type { Model } from 'dynamoose/dist/Model/index.js';
import type { Ticket } from '../domain/index.ts';
import type { Database } from './database.ts';
import type { TicketItem } from './ticket-item.ts';

/** A ticket as it is stored; `admission` is the log entry of the scan that admitted it, so that a repeated write is recognised. */
export type TicketRecord = TicketItem & { readonly admission?: string };

const schema = new dynamoose.Schema({
  bookingId: { type: String, hashKey: true },
  number: { type: Number, rangeKey: true },
  ticketId: String,
  eventId: String,
  eventShard: String,
  status: { type: String, enum: ['valid', 'used', 'void'] },
  sectionId: String,
  seatId: String,
  label: { type: Object, schema: { section: String, row: String, seat: String } },
  categoryId: String,
  categoryName: String,
  price: Number,
  currency: String,
  attendee: String,
  holder: { type: Object, schema: { name: String, email: String } },
  generation: Number,
  edition: Number,
  issuedAt: String,
  admittedAt: String,
  admittedDoor: String,
  admission: String,
});

/** The model of the Tickets table; its items are made by `ticketItem` in the transaction that issues them. */
export function ticketModel(db: Database): Model<Item & TicketRecord> {
  const model = dynamoose.model<Item & TicketRecord>('Ticket', schema);
  new db.dynamoose.Table(db.table('tickets'), [model], { create: false, waitForActive: false });
  return model;
}

/** The ticket in an item. */
export function ticketOf(item: TicketRecord): Ticket {
  const { eventShard: _shard, admission: _admission, ...ticket } = item;
  return ticket;
}
