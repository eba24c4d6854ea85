import * as z from 'zod';
import { ADDRESSES } from '../addresses.ts';
import { endpoint } from '../endpoint.ts';
import { EventCard, EventView } from '../events.ts';
import { EventId, Instant } from '../fields.ts';
import { AvailabilityView, SeatingPlanView } from '../seating.ts';

const eventParams = z.strictObject({ eventId: EventId });

const Tag = z.string().max(60);

/** How long a browser may keep what everybody sees of events: as long as a task keeps it itself. */
const KEEP_SECONDS = 2;

/** Published events that are not over. */
export const listEvents = endpoint({
  ...ADDRESSES.listEvents,
  tag: 'events',
  summary: 'Published events that are not over',
  access: 'public',
  query: z.strictObject({
    q: z
      .string()
      .max(200)
      .optional()
      .describe(
        'Words of title, venue, city, organizer, tags or description; a slip of the hand is forgiven',
      ),
    city: z.string().max(100).optional(),
    tag: z
      .union([Tag, z.array(Tag).max(20)])
      .optional()
      .describe('May be given several times: events with at least one of them'),
    from: Instant.optional(),
    to: Instant.optional(),
    free: z.stringbool().optional(),
    seatsLeft: z.stringbool().optional().describe('By the last count, a few seconds old'),
    nearlySoldOut: z
      .stringbool()
      .optional()
      .describe('At most a tenth is left, but something; by the last count'),
    sort: z
      .enum(['date', 'relevance'])
      .optional()
      .describe('Without words always by date; with words by relevance unless told otherwise'),
    limit: z.coerce.number().int().min(1).max(100).default(24),
    cursor: z.string().max(300).optional(),
  }),
  reply: z.object({ events: z.array(EventCard), nextCursor: z.string().optional() }),
  keepSeconds: KEEP_SECONDS,
});

const Facet = z.object({ name: z.string(), count: z.int() });

/** What the list can be filtered by. */
export const listEventFacets = endpoint({
  ...ADDRESSES.listEventFacets,
  tag: 'events',
  summary: 'Cities and tags of the listed events with their counts, the most frequent first',
  access: 'public',
  reply: z.object({ cities: z.array(Facet), tags: z.array(Facet) }),
  keepSeconds: KEEP_SECONDS,
});

/** One published event. */
export const getEvent = endpoint({
  ...ADDRESSES.getEvent,
  tag: 'events',
  summary: 'One published event',
  access: 'public',
  params: eventParams,
  reply: EventView,
  keepSeconds: KEEP_SECONDS,
  refusals: ['event-not-found'],
});

/** The event as a calendar entry. */
export const getEventCalendar = endpoint({
  ...ADDRESSES.getEventCalendar,
  tag: 'events',
  summary: 'The event as a calendar entry (text/calendar)',
  access: 'public',
  params: eventParams,
  reply: z.string(),
  mediaType: 'text/calendar',
  refusals: ['event-not-found'],
});

/** The event's seating plan, cached for ever by its version. */
export const getSeatingPlan = endpoint({
  ...ADDRESSES.getSeatingPlan,
  tag: 'seating',
  summary: "The event's seating plan",
  access: 'public',
  params: eventParams,
  query: z.strictObject({ version: z.string().max(80).optional() }),
  reply: SeatingPlanView,
  refusals: ['event-not-found', 'plan-changed'],
});

/** Who may still sit where. */
export const getAvailability = endpoint({
  method: 'get',
  path: '/events/:eventId/availability',
  tag: 'seating',
  summary: 'The state of every seat and standing area',
  access: 'public',
  params: eventParams,
  reply: AvailabilityView,
  refusals: ['event-not-found'],
});

/** Live availability: `snapshot`, then `delta` messages; `plan` when the plan changes. Resumes by Last-Event-ID. */
export const streamAvailability = endpoint({
  ...ADDRESSES.streamAvailability,
  tag: 'seating',
  summary: 'Live availability as server-sent events: snapshot, delta, plan',
  access: 'public',
  params: eventParams,
  replyKind: 'event-stream',
  refusals: ['event-not-found'],
});
