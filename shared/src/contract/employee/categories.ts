import * as z from 'zod';
import { MAX_PRICE, MAX_TICKETS } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { CategoryId, EventId, Instant, MinorUnits } from '../fields.ts';
import { OwnEventView } from './event-views.ts';

const OWNERS = ['organizer', 'admin'] as const;
const eventParams = z.strictObject({ eventId: EventId });
const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #b5892f');

/** A ticket category as its organizer sets it. */
export const CategoryInput = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(60),
  colour,
  price: MinorUnits.min(0).max(MAX_PRICE),
  description: z.string().trim().max(200).optional(),
  maxPerBooking: z.int().min(1).max(MAX_TICKETS).optional(),
  salesOpenAt: Instant.optional(),
  salesCloseAt: Instant.optional(),
});

/** A ticket category as its organizer sets it. */
export type CategoryInput = z.infer<typeof CategoryInput>;

const categoryParams = z.strictObject({ eventId: EventId, categoryId: CategoryId });

/** Adds a ticket category. */
export const addCategory = endpoint({
  method: 'post',
  path: '/events/:eventId/categories',
  tag: 'events',
  summary: 'Add a ticket category',
  access: OWNERS,
  params: eventParams,
  body: CategoryInput,
  reply: OwnEventView,
  status: 201,
  refusals: [
    'event-not-found',
    'event-busy',
    'event-not-draft',
    'event-changed',
    'event-incomplete',
  ],
});

/** Replaces a ticket category; what is held keeps its price. */
export const changeCategory = endpoint({
  method: 'put',
  path: '/events/:eventId/categories/:categoryId',
  tag: 'events',
  summary: 'Change a ticket category; what is held keeps its price',
  access: OWNERS,
  params: categoryParams,
  body: CategoryInput,
  reply: OwnEventView,
  refusals: [
    'event-not-found',
    'category-unknown',
    'event-busy',
    'event-not-draft',
    'event-changed',
    'event-incomplete',
  ],
});

/** Deletes a ticket category that no seat is in and no ticket was sold of. */
export const deleteCategory = endpoint({
  method: 'delete',
  path: '/events/:eventId/categories/:categoryId',
  tag: 'events',
  summary: 'Delete a ticket category of which nothing was sold',
  access: OWNERS,
  params: categoryParams,
  reply: OwnEventView,
  refusals: [
    'event-not-found',
    'category-unknown',
    'category-sold',
    'category-in-use',
    'event-busy',
    'event-not-draft',
    'event-changed',
    'event-incomplete',
  ],
});
