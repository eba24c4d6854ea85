import { randomBytes } from 'node:crypto';
import {
  BLOCKED,
  blocksOf,
  DomainError,
  poolBlockName,
  type Actor,
  type EventId,
  type PlanDraft,
  type TicketedEvent,
} from '../domain/index.ts';
import { fingerprint } from '../gateways/fingerprint.ts';
import { putEventPlan } from '../use-cases/seating/put-event-plan.ts';
import type { SeatStore } from '../use-cases/ports.ts';
import type { BookingWorld } from './booking-world.ts';

/** The organizer of the sample events, as an actor. */
export const ORGANIZER: Actor = {
  employeeId: 'usr_organizer',
  name: 'Olga Organizer',
  role: 'organizer',
  address: '192.0.2.1',
};

/** What changing plans asks for, in a world. */
export function planDeps(world: BookingWorld) {
  return { ...world, clock: world.clock.epoch, hash: fingerprint, randomBytes };
}

/** Another drawing for an event; `diesAfter` so many rows have been brought on, when the process is gone. */
export type Redrawing = {
  readonly eventId: EventId;
  readonly plan: PlanDraft;
  readonly diesAfter?: number | undefined;
};

/** The organizer gives an event another plan. */
export async function redraw(
  world: BookingWorld,
  { eventId, plan, diesAfter }: Redrawing,
): Promise<TicketedEvent> {
  const event = await world.events.find(eventId);
  const { updatedAt = '' } = event ?? {};
  const request = { eventId, plan, newCategories: [], updatedAt, by: ORGANIZER };
  const deps = planDeps(world);
  const seats = diesAfter === undefined ? deps.seats : dyingAfter(deps.seats, diesAfter);
  return putEventPlan({ ...deps, seats }, request, world.clock.now());
}

function dyingAfter(seats: SeatStore, count: number): SeatStore {
  return {
    ...seats,
    async bringBlocks(event, { rows }, now) {
      await seats.bringBlocks(event, { rows: rows.slice(0, count), pools: [] }, now);
      throw new DomainError('store-unavailable');
    },
  };
}

/** How the inventory differs from the plan in force, in words; empty when no change of plan left anything behind. */
export async function planFaultsOf(world: BookingWorld, eventId: EventId): Promise<string[]> {
  const event = await world.events.find(eventId);
  const plan = event && (await world.plans.find(event.planVersion));
  if (!event || !plan) return ['The event has no plan.'];
  const { rows, pools } = blocksOf(plan);
  const refs = [
    ...rows.map(({ sectionId, block }) => ({ eventId, sectionId, block })),
    ...pools.map(({ sectionId, pool }) => ({ eventId, sectionId, block: poolBlockName(pool) })),
  ];
  const states = await world.seats.readBlocks(refs);
  const stateOf = ({ sectionId, block }: { sectionId: string; block: string }) =>
    states.find((state) => state.sectionId === sectionId && state.block === block);
  const standing = await world.seats.countBlocks(event);
  const faults = event.planChange ? ['The change of plan is not over.'] : [];
  if (standing !== refs.length) faults.push(`There are ${standing} blocks of ${refs.length}.`);
  for (const state of states)
    if (state.planVersion !== event.planVersion) faults.push(`${state.block} is on another plan.`);
  for (const row of rows) {
    const state = stateOf(row);
    const holders = state?.kind === 'row' ? Object.entries(state.by) : [];
    const blocked = holders.filter(([, holder]) => holder === BLOCKED).map(([seatId]) => seatId);
    if (!state) faults.push(`${row.block} is missing.`);
    if (blocked.toSorted().join() !== row.blockedSeatIds.toSorted().join())
      faults.push(`${row.block} blocks ${blocked.join()} instead of ${row.blockedSeatIds.join()}.`);
    for (const [seatId] of holders)
      if (!row.seatIds.includes(seatId)) faults.push(`${row.block} keeps ${seatId}.`);
  }
  for (const { sectionId, pool, capacity } of pools) {
    const state = stateOf({ sectionId, block: poolBlockName(pool) });
    if (state?.kind !== 'pool' || state.capacity !== capacity)
      faults.push(`Pool ${pool} of ${sectionId} has not ${capacity} places.`);
  }
  return faults;
}
