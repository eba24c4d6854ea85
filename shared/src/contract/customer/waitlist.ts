import * as z from 'zod';
import { MAX_TICKETS } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { EventCard } from '../events.ts';
import { CategoryId, Email, EntryId, EventId, LinkKey, PersonName } from '../fields.ts';
import { WaitlistEntryView } from '../waitlists.ts';

const eventParams = z.strictObject({ eventId: EventId });
const entryParams = z.strictObject({ eventId: EventId, entryId: EntryId });
const linkQuery = z.strictObject({
  link: LinkKey.optional().describe('The signed key of a mailed link'),
});

/** Joins the waitlist of an event; who waits there already keeps their place and wish. */
export const joinWaitlist = endpoint({
  method: 'post',
  path: '/events/:eventId/waitlist',
  tag: 'waitlist',
  summary: 'Join the waitlist of an event',
  access: 'public',
  params: eventParams,
  body: z.strictObject({
    quantity: z.int().min(1).max(MAX_TICKETS),
    categoryIds: z.array(CategoryId).min(1).max(50).describe('The categories one would take'),
    together: z
      .enum(['always', 'preferred'])
      .default('preferred')
      .describe('always: side by side or not at all'),
    contact: z.strictObject({ name: PersonName, email: Email }),
  }),
  reply: WaitlistEntryView,
  status: 201,
  refusals: [
    'event-not-found',
    'waitlist-closed',
    'too-many-tickets',
    'category-unknown',
    'places-free',
    'waits-already',
  ],
});

/** One's place in line. */
export const getWaitlistEntry = endpoint({
  method: 'get',
  path: '/events/:eventId/waitlist/:entryId',
  tag: 'waitlist',
  summary: 'One’s place in line',
  access: 'caller',
  params: entryParams,
  query: linkQuery,
  reply: WaitlistEntryView.extend({ event: EventCard }),
  refusals: ['entry-not-found', 'link-invalid', 'event-not-found'],
});

/** Leaves the line; what is offered goes to the next. */
export const leaveWaitlist = endpoint({
  method: 'delete',
  path: '/events/:eventId/waitlist/:entryId',
  tag: 'waitlist',
  summary: 'Leave the line; what is offered goes to the next',
  access: 'caller',
  params: entryParams,
  query: linkQuery,
  reply: WaitlistEntryView,
  refusals: ['entry-not-found', 'link-invalid', 'entry-over', 'booking-paying'],
});

/** Where the signed-in customer waits or has waited, newest first. */
export const listMyWaitlistEntries = endpoint({
  method: 'get',
  path: '/me/waitlist',
  tag: 'waitlist',
  summary: 'Where the signed-in customer waits',
  access: ['customer'],
  reply: z.object({ entries: z.array(WaitlistEntryView.extend({ event: EventCard })) }),
});
