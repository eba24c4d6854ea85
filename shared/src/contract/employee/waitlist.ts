import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { EntryId, EventId } from '../fields.ts';
import { WaitingPartyView } from '../waitlists.ts';

const OWNERS = ['organizer', 'admin'] as const;
const entryParams = z.strictObject({ eventId: EventId, entryId: EntryId });

/** All who wait or have waited for an event, first come first. */
export const listWaitlist = endpoint({
  method: 'get',
  path: '/events/:eventId/waitlist',
  tag: 'waitlist',
  summary: 'Who waits for an event',
  access: OWNERS,
  params: z.strictObject({ eventId: EventId }),
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(100),
    cursor: z.string().max(300).optional(),
  }),
  reply: z.object({ entries: z.array(WaitingPartyView), nextCursor: z.string().optional() }),
  refusals: ['event-not-found'],
});

/** Offers what is free to one party, whoever else waits before it; also while the waitlist is paused. */
export const offerByHand = endpoint({
  method: 'post',
  path: '/events/:eventId/waitlist/:entryId/offer',
  tag: 'waitlist',
  summary: 'Offer what is free to one party',
  access: OWNERS,
  params: entryParams,
  reply: WaitingPartyView,
  refusals: ['event-not-found', 'entry-not-found', 'entry-over', 'nothing-fits', 'plan-changed'],
});

/** Takes a waiting party off the line. */
export const removeFromWaitlist = endpoint({
  method: 'delete',
  path: '/events/:eventId/waitlist/:entryId',
  tag: 'waitlist',
  summary: 'Take a party off the line',
  access: OWNERS,
  params: entryParams,
  refusals: ['event-not-found', 'entry-not-found', 'entry-over'],
});
