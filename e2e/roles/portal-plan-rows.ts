import { seatingPlanView } from '@foyer/shared/contract';
import { smallHouse } from '@foyer/shared/testing';
import { ORGANIZERS, OWN_EVENT, OWN_PLAN, type PortalRow } from './portal-access.ts';
import type { PortalStage } from './portal-stage.ts';

const { planVersion: _version, ...DRAWING } = seatingPlanView(smallHouse());
const CATEGORIES = ['cat_stalls', 'cat_circle', 'cat_floor'].map((categoryId) => ({
  ...{ categoryId, name: categoryId, colour: '#7a5cff' },
}));
const ROOM = { plan: DRAWING, categories: CATEGORIES };

const event = async (stage: PortalStage) => ({
  params: { eventId: (await stage.event()).eventId },
});

/** A plan that the owner keeps. */
const kept = (body?: object) => async (stage: PortalStage) => {
  const made = await stage.asOwner('addPlan', { body: { ...ROOM, name: 'Small house' } });
  const { planId } = made as { planId: string };
  return { params: { planId }, ...(body && { body }) };
};

/** The portal's lines about seating plans. */
export const PORTAL_PLAN_ROWS: readonly PortalRow[] = [
  { endpoint: 'getEventPlan', expected: OWN_EVENT, ask: event },
  {
    endpoint: 'putEventPlan',
    expected: OWN_EVENT,
    ask: async (stage) => {
      const { eventId, updatedAt } = await stage.event();
      return { params: { eventId }, body: { plan: DRAWING, updatedAt } };
    },
  },
  { endpoint: 'getTakenSeats', expected: OWN_EVENT, ask: event },
  {
    endpoint: 'drawTemplate',
    expected: ORGANIZERS,
    ask: () => ({ body: { template: 'theatre', capacity: 200 } }),
  },
  {
    endpoint: 'readPlanFile',
    expected: ORGANIZERS,
    ask: () => ({
      body: { content: { format: 'foyer-seating-plan', version: 1, ...ROOM } },
    }),
  },
  { endpoint: 'listPlans', expected: ORGANIZERS },
  {
    endpoint: 'addPlan',
    expected: ORGANIZERS,
    ask: () => ({ body: { ...ROOM, name: 'Small house' } }),
  },
  { endpoint: 'getPlan', expected: OWN_PLAN, ask: kept() },
  { endpoint: 'changePlan', expected: OWN_PLAN, ask: kept({ ...ROOM, name: 'Smaller house' }) },
  { endpoint: 'deletePlan', expected: OWN_PLAN, ask: kept() },
];
