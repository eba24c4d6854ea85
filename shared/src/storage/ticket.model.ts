import dynamoose from 'dynamoose';
import type { Item } from 'dynamoose/dist/Item.js';
import type { Model } from 'dynamoose/dist/Model/index.js';
import type { Ticket } from '../domain/index.ts';
import type { Database } from './database.ts';
import type { TicketItem } from './ticket-item.ts';

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
  admittedBy: String,
  movement: {
    type: Object,
    schema: { way: String, at: String, door: String, scanId: String },
  },
  touchedAt: String,
});

/** The model of the Tickets table; its items are made by `ticketItem` in the transaction that issues them. */
export function ticketModel(db: Database): Model<Item & TicketItem> {
  const model = dynamoose.model<Item & TicketItem>('Ticket', schema);
  new db.dynamoose.Table(db.table('tickets'), [model], { create: false, waitForActive: false });
  return model;
}

/** The ticket in an item. */
export function ticketOf(item: TicketItem): Ticket {
  const { eventShard: _shard, touchedAt: _touchedAt, ...ticket } = item;
  return ticket;
}
