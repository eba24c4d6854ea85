import {
  DomainError,
  blocksCompared,
  blocksGone,
  blocksOf,
  comingGate,
  isRefusal,
  instantOf,
  sectionsOf,
  versionAfter,
  type ComingGate,
  type Effect,
  type EpochMs,
  type PlanChange,
  type PoolBlock,
  type PriceCategory,
  type SeatingPlan,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, PlanStore, SeatStore, Taken, WaitlistStore } from '../ports.ts';

/** What carrying a change of plan out needs; events are read as they stand. */
export type FinishPlanDeps = {
  events: Pick<EventStore, 'find' | 'put'>;
  plans: Pick<PlanStore, 'find'>;
  seats: Pick<SeatStore, 'bringBlocks' | 'dropBlocks'>;
  waitlists: Pick<WaitlistStore, 'inState'>;
  clock: () => EpochMs;
};

/** A change of plan that was decided. */
export type DecidedChange = Extract<Effect, { kind: 'change-plan' }>;

/** The event after a change of plan, and what was in its way where it was turned back. */
export type PlanChangeEnd = { readonly event: TicketedEvent | undefined; readonly taken: Taken };

/** Inventory blocks that are brought on by one call. */
const BLOCKS_AT_ONCE = 240;
/** Tries when others change the event meanwhile: another runner of the same change, or somebody who adds a picture. */
const TRIES = 10;

const NOTHING: Taken = { seats: [], sections: [] };

/**
 * Brings the inventory on to the plan that was decided on and then puts that in force; goes on where a crash left it, and
 * does nothing where all is done. If a seat that was to go was sold after all, everything goes back. Any number of
 * processes may do it at the same time.
 */
export async function finishPlanChange(
  deps: FinishPlanDeps,
  decided: DecidedChange,
): Promise<PlanChangeEnd> {
  let taken = NOTHING;
  for (let attempt = 1; ; attempt += 1) {
    const event = await deps.events.find(decided.eventId);
    const change = event?.planChange;
    if (!event || !change || !isOf(change, decided)) return { event, taken };
    try {
      const found = await step(deps, event, change, decided);
      if (!change.turnedBack) taken = found;
    } catch (error) {
      if (attempt === TRIES || !isRefusal(error, 'event-changed')) throw error;
    }
  }
}

/** True for the change that was decided on, and for its way back. */
function isOf({ turn, turnedBack }: PlanChange, decided: DecidedChange): boolean {
  return turn === decided.turn + (turnedBack ? 1 : 0);
}

/** Carries the change out as far as it goes: to its end, or to the decision to turn back. */
async function step(
  deps: FinishPlanDeps,
  event: TicketedEvent,
  change: PlanChange,
  decided: DecidedChange,
): Promise<Taken> {
  const inForce = await requirePlan(deps, event.planVersion);
  const decidedOn = await requirePlan(deps, decided.planVersion);
  const [from, to] = change.turnedBack ? [decidedOn, inForce] : [inForce, decidedOn];
  const gone = blocksGone(from, to);
  const onTarget = { ...event, planVersion: to.planVersion, planTurn: change.turn };
  const waiting = await deps.waitlists.inState(event.eventId, 'waiting');
  const waitedFor = new Set(waiting.flatMap(({ categoryIds }) => categoryIds));
  const gate = comingGate(from, to, waitedFor);
  const taken = await bringAll(deps, onTarget, stepsOnTo(from, to, gate));
  if (!isAny(taken)) await deps.seats.dropBlocks(onTarget, gone);
  else if (change.turnedBack) throw new DomainError('busy', { eventId: event.eventId });
  const next = isAny(taken)
    ? { ...event, planChange: turnedBack(event, change) }
    : withPlan(event, to, change.turnedBack ? [] : decided.categories);
  const updatedAt = versionAfter(event, instantOf(deps.clock()));
  const isDone = next.planVersion === decided.planVersion;
  await deps.events.put(
    { ...next, updatedAt },
    { expected: event.updatedAt, ...(isDone && { entry: decided.entry }) },
  );
  return taken;
}

function turnedBack({ planVersion }: TicketedEvent, { turn }: PlanChange): PlanChange {
  return { planVersion, turn: turn + 1, turnedBack: true };
}

/** The event with a plan in force and no change under way. */
function withPlan(
  { planChange, ...event }: TicketedEvent,
  plan: SeatingPlan,
  newCategories: readonly PriceCategory[],
): TicketedEvent {
  return {
    ...event,
    planVersion: plan.planVersion,
    planTurn: planChange?.turn ?? 0,
    sections: sectionsOf(plan),
    categories: [...event.categories, ...newCategories],
  };
}

/** Blocks that are brought on by one call. */
type Lot = Parameters<SeatStore['bringBlocks']>[1];

/**
 * All blocks to bring on, some at a time. What may stand in the way comes first, before the rest of the room is touched;
 * pools that grow come last, so that no late payment has drawn a place that would have to go again.
 */
function stepsOnTo(from: SeatingPlan, to: SeatingPlan, gate: ComingGate): Lot[] {
  const { alike, changed } = blocksCompared(from, to);
  const { rows, pools } = changed;
  const gone = blocksGone(from, to);
  const sizes = new Map(blocksOf(from).pools.map((pool) => [nameOf(pool), pool.capacity]));
  const grows = (pool: PoolBlock) => pool.capacity > (sizes.get(nameOf(pool)) ?? 0);
  const lot = (some: Partial<Lot>): Lot => ({ rows: [], pools: [], ...some });
  const shrinking = [...gone.pools, ...pools.filter((pool) => !grows(pool))];
  const same = { alike: from.planVersion };
  return [
    ...inLots([...rows, ...gone.rows]).map((some) => lot({ rows: some, gate })),
    ...inLots(shrinking).map((some) => lot({ pools: some })),
    ...inLots(alike.rows).map((some) => lot({ rows: some, ...same })),
    ...inLots(alike.pools).map((some) => lot({ pools: some, ...same })),
    ...inLots(pools.filter(grows)).map((some) => lot({ pools: some, gate })),
  ];
}

function nameOf({ sectionId, pool }: PoolBlock): string {
  return `${sectionId}#${pool}`;
}

/** Stops at the first blocks that cannot be brought on. */
async function bringAll(
  { seats, clock }: FinishPlanDeps,
  event: TicketedEvent,
  steps: readonly Lot[],
): Promise<Taken> {
  for (const blocks of steps) {
    const taken = await seats.bringBlocks(event, blocks, clock());
    if (isAny(taken)) return taken;
  }
  return NOTHING;
}

function inLots<T>(entries: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(entries.length / BLOCKS_AT_ONCE) }, (_, lot) =>
    entries.slice(lot * BLOCKS_AT_ONCE, (lot + 1) * BLOCKS_AT_ONCE),
  );
}

function isAny({ seats, sections }: Taken): boolean {
  return seats.length + sections.length > 0;
}

async function requirePlan(
  { plans }: Pick<FinishPlanDeps, 'plans'>,
  planVersion: string,
): Promise<SeatingPlan> {
  const plan = await plans.find(planVersion);
  if (!plan) throw new Error(`The seating plan ${planVersion} is missing.`);
  return plan;
}
