import * as z from 'zod';
import {
  PLAN_LIMITS,
  ROOM_TEMPLATES,
  TEMPLATE_CAPACITY,
  type DrawnRoom as Room,
  type PriceCategory,
  type SavedPlan,
} from '../../domain/index.ts';
import { endpoint, type BodyOf } from '../endpoint.ts';
import { CategoryId, EventId, Instant, SectionId } from '../fields.ts';
import { PlanDraftView } from '../plan-draft.ts';
import { SeatingPlanView } from '../seating.ts';
import { CategoryInput } from './categories.ts';
import { OwnEventView } from './event-views.ts';

const OWNERS = ['organizer', 'admin'] as const;
const eventParams = z.strictObject({ eventId: EventId });

/** `spl_…`: a seating plan that an organizer keeps to use again. */
export const SavedPlanId = z
  .string()
  .regex(/^spl_[0-9a-z]{16}$/, 'must be an id that starts with "spl_"');
const planParams = z.strictObject({ planId: SavedPlanId });

/** What a plan calls its categories; prices are the event's own. */
export const PlanCategory = z.strictObject({
  categoryId: CategoryId,
  name: z.string().trim().min(1).max(PLAN_LIMITS.categoryName),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #b5892f'),
});

/** A drawing with the categories that its seats name. */
export const DrawnRoom = z.strictObject({
  plan: PlanDraftView,
  categories: z.array(PlanCategory).max(PLAN_LIMITS.categories),
});

/** A drawing with the categories that its seats name. */
export type DrawnRoom = z.infer<typeof DrawnRoom>;

/** The view of a drawn room, unparsed: a large one is parsed once, with the reply. */
export function drawnRoomView(room: Room): DrawnRoom {
  return room as DrawnRoom;
}

/** The event's drawing as it stands. */
export const getEventPlan = endpoint({
  method: 'get',
  path: '/events/:eventId/plan',
  tag: 'seating',
  summary: 'The event’s seating plan',
  access: OWNERS,
  params: eventParams,
  reply: SeatingPlanView,
  refusals: ['event-not-found', 'plan-not-found'],
});

/**
 * Gives an event a drawing. New categories come in the same request, so that no seat is without a price. Of an event on
 * sale everything may change that touches no sold or held seat.
 */
export const putEventPlan = endpoint({
  method: 'put',
  path: '/events/:eventId/plan',
  tag: 'seating',
  summary: 'Give the event a seating plan',
  access: OWNERS,
  params: eventParams,
  bodyKind: 'large-json',
  body: z.strictObject({
    plan: PlanDraftView,
    newCategories: z
      .array(CategoryInput.extend({ categoryId: CategoryId }))
      .max(50)
      .default([]),
    updatedAt: Instant.describe('The event’s, as last read'),
  }),
  reply: OwnEventView,
  refusals: [
    'event-not-found',
    'event-changed',
    'event-busy',
    'plan-malformed',
    'plan-touches-sold',
    'category-unknown',
    'event-not-draft',
  ],
});

/** The categories that come with a drawing. What JSON leaves out is absent, never undefined. */
export function newCategoriesOf(
  views: BodyOf<typeof putEventPlan>['newCategories'],
): PriceCategory[] {
  return views as PriceCategory[];
}

/** What of an event’s room is sold or held, by section and seat, so that the designer can show what has to stay. */
export const getTakenSeats = endpoint({
  method: 'get',
  path: '/events/:eventId/plan/taken',
  tag: 'seating',
  summary: 'Seats that are sold or held',
  access: OWNERS,
  params: eventParams,
  reply: z.object({
    seats: z.array(z.string()).describe('Ids of sold and held seats'),
    places: z.record(SectionId, z.int()).describe('Section id → standing places sold or held'),
  }),
  refusals: ['event-not-found'],
});

/** Draws a room of a shape and size; nothing is stored. */
export const drawTemplate = endpoint({
  method: 'post',
  path: '/plans/template',
  tag: 'seating',
  summary: 'Draw a room of a capacity',
  access: OWNERS,
  body: z.strictObject({
    template: z.enum(ROOM_TEMPLATES),
    capacity: z.int().min(TEMPLATE_CAPACITY.least).max(TEMPLATE_CAPACITY.most),
  }),
  reply: DrawnRoom,
});

/** Reads a drawing from a file of ours or of pretix; nothing is stored. The first fault is named with its path. */
export const readPlanFile = endpoint({
  method: 'post',
  path: '/plans/file',
  tag: 'seating',
  summary: 'Read a seating plan from JSON: our own format or that of pretix',
  access: OWNERS,
  bodyKind: 'large-json',
  body: z.strictObject({ content: z.unknown() }),
  reply: DrawnRoom.extend({ format: z.enum(['foyer', 'pretix']) }),
  refusals: ['plan-malformed'],
});

/** A plan that an organizer keeps, without its drawing. */
export const SavedPlanView = z.object({
  planId: SavedPlanId,
  name: z.string(),
  seats: z.int(),
  standing: z.int().describe('Standing places'),
  updatedAt: Instant,
});

/** A plan that an organizer keeps, without its drawing. */
export type SavedPlanView = z.infer<typeof SavedPlanView>;

/** The view of a kept plan. */
export function savedPlanView(plan: SavedPlan): SavedPlanView {
  return SavedPlanView.parse(plan);
}

const savedName = z.string().trim().min(1, 'must not be empty').max(80);

/** The organizer's own plans. */
export const listPlans = endpoint({
  method: 'get',
  path: '/plans',
  tag: 'seating',
  summary: 'One’s own seating plans',
  access: OWNERS,
  reply: z.object({ plans: z.array(SavedPlanView) }),
});

/** Keeps a drawing to use again. */
export const addPlan = endpoint({
  method: 'post',
  path: '/plans',
  tag: 'seating',
  summary: 'Keep a seating plan',
  access: OWNERS,
  bodyKind: 'large-json',
  body: DrawnRoom.extend({ name: savedName }),
  reply: SavedPlanView,
  status: 201,
  refusals: ['plan-malformed'],
});

/** One of the organizer's own plans with its drawing. */
export const getPlan = endpoint({
  method: 'get',
  path: '/plans/:planId',
  tag: 'seating',
  summary: 'One of one’s own seating plans',
  access: OWNERS,
  params: planParams,
  reply: DrawnRoom.extend({ planId: SavedPlanId, name: z.string(), updatedAt: Instant }),
  refusals: ['plan-not-found'],
});

/** Replaces a kept plan; events that use it keep their own copy. */
export const changePlan = endpoint({
  method: 'put',
  path: '/plans/:planId',
  tag: 'seating',
  summary: 'Replace a kept seating plan; events keep their copy',
  access: OWNERS,
  params: planParams,
  bodyKind: 'large-json',
  body: DrawnRoom.extend({ name: savedName }),
  reply: SavedPlanView,
  refusals: ['plan-not-found', 'plan-malformed'],
});

/** Removes a kept plan; events that use it keep their own copy. */
export const deletePlan = endpoint({
  method: 'delete',
  path: '/plans/:planId',
  tag: 'seating',
  summary: 'Remove a kept seating plan; events keep their copy',
  access: OWNERS,
  params: planParams,
  refusals: ['plan-not-found'],
});
