import {
  DomainError,
  epochOf,
  freePlacesAt,
  isRefusal,
  placeText,
  poolSizesOf,
  seatIndexOf,
  versionAfter,
  versionedPlan,
  withdrawalOf,
  withStableBlocks,
  type AuditEntry,
  type FreePlaces,
  type Instant,
  type PlanDraft,
  type PriceCategory,
  type SeatingPlan,
  type TextHash,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, PlanStore, SeatStore, Taken } from '../ports.ts';
import { finishPlanChange, type FinishPlanDeps } from './finish-plan-change.ts';
import { withdraw, type WithdrawDeps } from './withdraw.ts';

/** What changing the plan of an event on sale needs; events are read as they stand. */
export type ChangePlanDeps = FinishPlanDeps &
  WithdrawDeps & {
    events: Pick<EventStore, 'find' | 'put'>;
    plans: PlanStore;
    seats: Pick<SeatStore, 'readPools'>;
    hash: TextHash;
  };

/** Another drawing for an event on sale, and what is written when it is in force. */
export type NewPlan = {
  readonly event: TicketedEvent;
  readonly from: SeatingPlan;
  readonly plan: PlanDraft;
  readonly newCategories: readonly PriceCategory[];
  readonly entry: AuditEntry;
};

/**
 * Changes the plan of an event on sale, step by step as decision 10 says: what goes is taken out of sale as by a booking,
 * then the change is decided and carried out, by the background if this process should die. Throws 'plan-touches-sold'
 * naming what is sold or held, 'event-changed', 'busy'.
 */
export async function changePlanOnSale(
  deps: ChangePlanDeps,
  { event, from, plan, newCategories, entry }: NewPlan,
  now: Instant,
): Promise<TicketedEvent> {
  const { eventId, updatedAt: expected } = event;
  const updatedAt = versionAfter(event, now);
  const free = await freePlaces(deps, event, from, now);
  const to = versionedPlan(withStableBlocks(from, plan, free), deps.hash);
  if (to.planVersion === from.planVersion) {
    const changed = { ...event, categories: [...event.categories, ...newCategories], updatedAt };
    await deps.events.put(changed, { expected, entry });
    return changed;
  }
  refuseIf(from, shortOf(from, to, free));
  await deps.plans.save(to);
  const withdrawal = withdrawalOf(from, to);
  const withdrawn = await withdraw(deps, { event, from, withdrawal, free }, now);
  refuseIf(from, withdrawn.taken);
  const turn = (event.planTurn ?? 0) + 1;
  const { planVersion } = to;
  const written = { categories: newCategories, entry };
  const effect = { kind: 'change-plan', eventId, turn, planVersion, ...written } as const;
  const begun = { ...event, planChange: { planVersion, turn }, updatedAt };
  try {
    await deps.events.put(begun, { expected, effect });
  } catch (error) {
    // Any other error leaves open whether the change was decided; then the holds run out or are used.
    if (isRefusal(error, 'event-changed')) await withdrawn.undo();
    throw error;
  }
  const end = await finishPlanChange(deps, effect);
  if (end.event?.planVersion === to.planVersion) return end.event;
  refuseIf(from, end.taken);
  throw new DomainError('event-changed', { eventId });
}

async function freePlaces(
  { seats }: Pick<ChangePlanDeps, 'seats'>,
  { eventId }: TicketedEvent,
  plan: SeatingPlan,
  now: Instant,
): Promise<FreePlaces> {
  const standing = plan.sections.filter((section) => section.kind === 'standing');
  const entries = standing.map(async (section) => {
    const { sectionId } = section;
    const pools = await seats.readPools(eventId, sectionId, poolSizesOf(section).length);
    return [sectionId, pools.map((pool) => freePlacesAt(pool, epochOf(now)))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Standing sections that are to lose more places than are free. */
function shortOf(from: SeatingPlan, to: SeatingPlan, free: FreePlaces): Taken {
  const shrunk = to.sections.filter(
    (section) =>
      section.kind === 'standing' &&
      poolSizesOf(section).reduce((sum, size) => sum + size, 0) > section.capacity,
  );
  const lost = withdrawalOf(from, to).places.filter(
    ({ sectionId, pool, quantity }) => (free[sectionId]?.[pool] ?? 0) < quantity,
  );
  return {
    seats: [],
    sections: [...new Set([...shrunk, ...lost].map(({ sectionId }) => sectionId))],
  };
}

/** The most seats that a refusal names. */
const MOST_NAMES = 200;

/** Throws 'plan-touches-sold' with ids and names where something is taken. */
function refuseIf(plan: SeatingPlan, { seats, sections }: Taken): void {
  if (seats.length + sections.length === 0) return;
  const index = seatIndexOf(plan);
  const seatNames = seats.slice(0, MOST_NAMES).map((seatId) => {
    const place = index.get(seatId);
    if (!place) return seatId;
    const { section, row, seat } = place;
    return placeText({ section: section.name, row: row.label, seat: seat.label });
  });
  const sectionNames = plan.sections
    .filter(({ sectionId }) => sections.includes(sectionId))
    .map(({ name }) => placeText({ section: name }));
  throw new DomainError('plan-touches-sold', {
    seats: seats.slice(0, MOST_NAMES),
    sections,
    names: [...seatNames, ...sectionNames],
    count: seats.length,
  });
}
