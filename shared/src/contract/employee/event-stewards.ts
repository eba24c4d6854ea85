import * as z from 'zod';
import type { Account } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { EventId, PersonName, UserId } from '../fields.ts';

const OWNERS = ['organizer', 'admin'] as const;
const eventParams = z.strictObject({ eventId: EventId });

/** A steward assigned to an event. */
export const AssignedStewardView = z.object({
  userId: UserId,
  name: PersonName,
  email: z.string(),
  active: z.boolean(),
});

/** A steward as the event's organizer sees them. */
export function assignedStewardView(account: Account): z.infer<typeof AssignedStewardView> {
  return AssignedStewardView.parse(account);
}

/** Stewards of an event. */
export const listEventStewards = endpoint({
  method: 'get',
  path: '/events/:eventId/stewards',
  tag: 'events',
  summary: 'Stewards of an event',
  access: OWNERS,
  params: eventParams,
  reply: z.object({ stewards: z.array(AssignedStewardView) }),
  refusals: ['event-not-found'],
});

const stewardParams = z.strictObject({ eventId: EventId, userId: UserId });

/** Lets a steward scan at the doors of an event. */
export const assignSteward = endpoint({
  method: 'put',
  path: '/events/:eventId/stewards/:userId',
  tag: 'events',
  summary: 'Let a steward scan at an event',
  access: OWNERS,
  params: stewardParams,
  refusals: ['event-not-found', 'steward-not-found'],
});

/** Takes a steward off an event. */
export const removeSteward = endpoint({
  method: 'delete',
  path: '/events/:eventId/stewards/:userId',
  tag: 'events',
  summary: 'Take a steward off an event',
  access: OWNERS,
  params: stewardParams,
  refusals: ['event-not-found', 'steward-not-found'],
});
