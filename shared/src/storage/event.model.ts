import dynamoose from 'dynamoose';
import type { Item } from 'dynamoose/dist/Item.js';
import type { Model } from 'dynamoose/dist/Model/index.js';
import type { EventSection, PriceCategory, PromoCode, TicketedEvent } from '../domain/index.ts';
import type { Database } from './database.ts';

type PartKey = { readonly eventId: string; readonly part: string };

/** `pub#event`: the event itself; its key in byUpdated is one of {@link UPDATED_SHARDS} shards. */
export type EventHead = PartKey &
  Omit<TicketedEvent, 'categories' | 'sections'> & {
    readonly updatedShard: string;
    readonly workedOnBy: string;
  };

/** `pub#category#…`: a price category, at its place in the event's list. */
export type CategoryPart = PartKey & PriceCategory & { readonly position: number };

/** `pub#section#…`: a section, at its place in the event's list. */
export type SectionPart = PartKey & EventSection & { readonly position: number };

/** `prv#steward#…`: a steward who is assigned to the event. */
export type StewardPart = PartKey & { readonly workedOnBy: string };

/** `prv#promo#…`: a promo code. */
export type PromoPart = PartKey & PromoCode;

/** Any item of the Events table. */
export type EventPart = EventHead | CategoryPart | SectionPart | StewardPart | PromoPart;

/** Number of shards of the byUpdated index. */
export const UPDATED_SHARDS = 8;

/** The sort key of the event itself. */
export const EVENT_PART = 'pub#event';

/** What the sort keys of all parts that customers may see begin with (rule 30). */
export const PUBLIC_PARTS = 'pub#';

/** The sort key of a category. */
export const categoryPart = (categoryId: string): string => `pub#category#${categoryId}`;

/** The sort key of a section. */
export const sectionPart = (sectionId: string): string => `pub#section#${sectionId}`;

/** What the sort keys of all promo codes begin with. */
export const PROMO_PARTS = 'prv#promo#';

/** The sort key of a promo code. */
export const promoPart = (code: string): string => PROMO_PARTS + code;

/** What the sort keys of all messages to those with tickets begin with. */
export const MESSAGE_PARTS = 'prv#message#';

/** The sort key of a message. */
export const messagePart = (messageId: string): string => MESSAGE_PARTS + messageId;

/** The sort key of an assigned steward. */
export const stewardPart = (stewardId: string): string => `prv#steward#${stewardId}`;

const schema = new dynamoose.Schema({
  eventId: { type: String, hashKey: true },
  part: { type: String, rangeKey: true },
  workedOnBy: {
    type: String,
    index: { name: 'byOrganizer', rangeKey: 'eventId', project: false },
  },
  updatedShard: {
    type: String,
    index: { name: 'byUpdated', rangeKey: 'updatedAt', project: false },
  },
  updatedAt: String,
  position: Number,
  // the event itself
  organizerId: String,
  organizerName: String,
  status: String,
  title: String,
  summary: String,
  description: String,
  tags: { type: Array, schema: [String] },
  venue: {
    type: Object,
    schema: { name: String, address: String, city: String, country: String, timeZone: String },
  },
  doorsOpenAt: String,
  startsAt: String,
  endsAt: String,
  salesOpenAt: String,
  salesCloseAt: String,
  currency: String,
  planVersion: String,
  feedShards: Number,
  holdMinutes: Number,
  maxTicketsPerBooking: Number,
  maxTicketsPerCustomer: Number,
  selfCancel: { type: Object, schema: { hoursBefore: Number, keepsFees: Boolean } },
  avoidsSingleSeats: Boolean,
  doors: { type: Array, schema: [String] },
  allowsReentry: Boolean,
  waitlist: String,
  offerHours: Number,
  embedOrigins: { type: Array, schema: [String] },
  fees: { type: Object, schema: { perTicket: Number, share: Number } },
  taxes: {
    type: Array,
    schema: [{ type: Object, schema: { name: String, rate: Number } }],
  },
  images: {
    type: Array,
    schema: [
      {
        type: Object,
        schema: {
          imageId: String,
          url: String,
          alt: String,
          accent: String,
          widths: { type: Array, schema: [Number] },
        },
      },
    ],
  },
  // a category or a section
  categoryId: String,
  sectionId: String,
  name: String,
  colour: String,
  price: Number,
  kind: { type: String, enum: ['seated', 'standing'] },
  capacity: Number,
  pools: Number,
});

/** The model of the Events table. */
export function eventModel(db: Database): Model<Item & EventPart> {
  const model = dynamoose.model<Item & EventPart>('Event', schema);
  new db.dynamoose.Table(db.table('events'), [model], { create: false, waitForActive: false });
  return model;
}
