import * as z from 'zod';
import {
  EMPLOYEE_ROLES,
  EVENT_NEXT,
  isEmbedOrigin,
  isTimeZone,
  MAX_EMBED_ORIGINS,
  LONGEST_DOOR,
  MAX_DOORS,
  MAX_PRICE,
  MAX_TICKETS,
  type EventStatus,
} from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { VenueView } from '../events.ts';
import { Currency, EventId, Instant, MinorUnits } from '../fields.ts';
import { OwnEventView, WorkedEventView } from './event-views.ts';

const OWNERS = ['organizer', 'admin'] as const;
const eventParams = z.strictObject({ eventId: EventId });
const status = z.enum(Object.keys(EVENT_NEXT) as [EventStatus, ...EventStatus[]]);
const basisPoints = z.int().min(0).max(10_000);

/** The events that the employee may work on: own ones, assigned ones, or all for an admin. */
export const listMyEvents = endpoint({
  method: 'get',
  path: '/events',
  tag: 'events',
  summary: 'The events that the employee may work on',
  access: EMPLOYEE_ROLES,
  query: z.strictObject({
    search: z.string().trim().max(100).optional().describe('Part of a title, venue, city or tag'),
    status: status.optional(),
    when: z.enum(['coming', 'past', 'all']).default('all'),
    sort: z.enum(['startsAt', 'title', 'updatedAt', 'sold', 'revenue']).default('startsAt'),
    order: z.enum(['up', 'down']).default('up'),
    page: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ events: z.array(WorkedEventView), total: z.int() }),
});

const title = z.string().trim().min(1, 'must not be empty').max(120);
const tag = z.string().trim().min(1).max(30);

/** What an organizer may change of an event; every field is its whole new value. */
export const EventChange = z.strictObject({
  title: title.optional(),
  summary: z.string().trim().max(200).optional(),
  description: z.string().trim().max(10_000).optional(),
  tags: z.array(tag).max(10).optional(),
  venue: VenueView.extend({
    name: z.string().trim().max(120),
    address: z.string().trim().max(200),
    city: z.string().trim().max(80),
    country: z.string().regex(/^[A-Z]{2}$/, 'must be a country code such as DE'),
    timeZone: z.string().max(60).refine(isTimeZone, 'must be a time zone such as Europe/Berlin'),
  })
    .strict()
    .optional(),
  doorsOpenAt: Instant.optional(),
  startsAt: Instant.optional(),
  endsAt: Instant.optional(),
  salesOpenAt: Instant.optional(),
  salesCloseAt: Instant.optional(),
  currency: Currency.optional().describe('Only while the event is a draft'),
  holdMinutes: z.int().min(1).max(60).optional(),
  maxTicketsPerBooking: z.int().min(1).max(MAX_TICKETS).optional(),
  maxTicketsPerCustomer: z.int().min(1).max(1_000).nullable().optional().describe('null: no limit'),
  selfCancel: z
    .strictObject({ hoursBefore: z.int().min(0).max(8_760), keepsFees: z.boolean() })
    .nullable()
    .optional()
    .describe('How customers may give tickets back themselves; null: not at all'),
  avoidsSingleSeats: z.boolean().optional(),
  doors: z
    .array(z.string().trim().min(1).max(LONGEST_DOOR))
    .max(MAX_DOORS)
    .refine((doors) => new Set(doors).size === doors.length, 'must all be different')
    .optional()
    .describe('Names of the doors; none means that there is one'),
  allowsReentry: z.boolean().optional().describe('Guests who went out may come in again'),
  waitlist: z.enum(['open', 'paused']).nullable().optional().describe('null: no waitlist'),
  offerHours: z
    .number()
    .min(0.25)
    .max(168)
    .nullable()
    .optional()
    .describe('How long an offer of the waitlist lasts at most; null: a day'),
  embedOrigins: z
    .array(
      z.string().max(200).refine(isEmbedOrigin, 'must be a site such as https://club.example.org'),
    )
    .max(MAX_EMBED_ORIGINS)
    .optional()
    .describe('Other sites that may show the sign-up'),
  fees: z
    .strictObject({ perTicket: MinorUnits.min(0).max(MAX_PRICE), share: basisPoints })
    .optional(),
  taxes: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(40), rate: basisPoints }))
    .max(5)
    .optional(),
});

/** What an organizer may change of an event. */
export type EventChange = z.infer<typeof EventChange>;

/** The version that a change was made against; another one is refused. */
const againstVersion = { updatedAt: Instant.describe('As last read') };

/** Makes a draft; whatever is not given has a sensible first value. */
export const createEvent = endpoint({
  method: 'post',
  path: '/events',
  tag: 'events',
  summary: 'Make a draft',
  access: OWNERS,
  body: EventChange.extend({ title }),
  reply: OwnEventView,
  status: 201,
});

/** One event with all that its organizer may see. */
export const getEvent = endpoint({
  method: 'get',
  path: '/events/:eventId',
  tag: 'events',
  summary: 'One event, with what is missing before it can go on sale',
  access: OWNERS,
  params: eventParams,
  reply: OwnEventView,
  refusals: ['event-not-found'],
});

/** Changes an event. */
export const changeEvent = endpoint({
  method: 'patch',
  path: '/events/:eventId',
  tag: 'events',
  summary: 'Change an event',
  access: OWNERS,
  params: eventParams,
  body: EventChange.extend(againstVersion),
  reply: OwnEventView,
  refusals: [
    'event-not-found',
    'event-changed',
    'event-not-draft',
    'event-busy',
    'event-incomplete',
  ],
});

/** Deletes a draft with everything in it. */
export const deleteEvent = endpoint({
  method: 'delete',
  path: '/events/:eventId',
  tag: 'events',
  summary: 'Delete a draft',
  access: OWNERS,
  params: eventParams,
  refusals: ['event-not-found', 'event-not-draft'],
});

/** Makes a draft like an event: all but its sales, stewards and promo codes. */
export const cloneEvent = endpoint({
  method: 'post',
  path: '/events/:eventId/clone',
  tag: 'events',
  summary: 'Make a draft like this event',
  access: OWNERS,
  params: eventParams,
  body: z.strictObject({
    title: title.optional(),
    startsAt: Instant.optional().describe('All other times move along'),
  }),
  reply: OwnEventView,
  status: 201,
  refusals: ['event-not-found'],
});

const stateChange = {
  method: 'post',
  tag: 'events',
  access: OWNERS,
  params: eventParams,
  reply: OwnEventView,
  status: 202,
} as const;

/** Begins to put an event on sale: its inventory is written in the background, then it turns published. */
export const publishEvent = endpoint({
  ...stateChange,
  path: '/events/:eventId/publish',
  summary: 'Put an event on sale; `progress` tells how far it is',
  refusals: [
    'event-not-found',
    'event-incomplete',
    'event-busy',
    'event-not-draft',
    'event-changed',
  ],
});

/** Begins to take an event down again of which nothing is sold or held. */
export const unpublishEvent = endpoint({
  ...stateChange,
  path: '/events/:eventId/unpublish',
  summary: 'Take an event down while nothing is sold',
  refusals: [
    'event-not-found',
    'event-has-sales',
    'event-busy',
    'event-not-on-sale',
    'event-changed',
  ],
});

/** Cancels an event for good: nothing more is sold, and all that was paid goes back. */
export const cancelEvent = endpoint({
  ...stateChange,
  path: '/events/:eventId/cancel',
  summary: 'Cancel an event for good; everybody gets their money back',
  body: z.strictObject({ reason: z.string().trim().max(500).default('') }),
  refusals: ['event-not-found', 'event-busy', 'event-not-on-sale', 'event-changed'],
});
