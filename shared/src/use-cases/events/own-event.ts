import {
  blocksOf,
  eventFaults,
  type Fault,
  type Instant,
  type MinorUnits,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, PlanStore, SeatStore, StatsStore } from '../ports.ts';

/** What showing an event to its organizer needs. */
export type OwnEventDeps = {
  events: Pick<EventStore, 'find'>;
  plans: Pick<PlanStore, 'find'>;
  seats: Pick<SeatStore, 'countBlocks'>;
  stats: StatsStore;
};

/** An event with its figures, with what keeps a draft from going on sale, and with how far its inventory is. */
export type OwnEvent = {
  readonly event: TicketedEvent;
  readonly figures: { readonly sold: number; readonly revenue: MinorUnits };
  readonly missing: readonly Fault[];
  /** Inventory blocks written or taken away, while that goes on. */
  readonly progress?: { readonly done: number; readonly total: number };
};

/** What an organizer sees of their event. */
export async function ownEvent(
  deps: OwnEventDeps,
  event: TicketedEvent,
  now: Instant,
): Promise<OwnEvent> {
  const [figures, missing, progress] = await Promise.all([
    deps.stats.figures(event.eventId),
    event.status === 'draft' ? publishingFaults(deps, event, now) : [],
    progressOf(deps, event),
  ]);
  return { event, figures, missing, ...(progress && { progress }) };
}

/** The most faults that are named; a room without categories has one for each seat. */
const MOST_FAULTS = 50;

/** What keeps a draft from going on sale now. */
export async function publishingFaults(
  deps: { plans: Pick<PlanStore, 'find'> },
  event: TicketedEvent,
  now: Instant,
): Promise<Fault[]> {
  const over = { field: 'endsAt', message: 'must be in the future' };
  return [...(event.endsAt <= now ? [over] : []), ...(await faultsOf(deps, event))];
}

/** What keeps an event from being on sale in its room as it is now drawn: the first faults. */
export async function faultsOf(
  deps: { plans: Pick<PlanStore, 'find'> },
  event: TicketedEvent,
): Promise<Fault[]> {
  const plan = event.planVersion === '' ? undefined : await deps.plans.find(event.planVersion);
  return eventFaults(event, plan).slice(0, MOST_FAULTS);
}

async function progressOf(
  deps: Pick<OwnEventDeps, 'plans' | 'seats'>,
  event: TicketedEvent,
): Promise<OwnEvent['progress']> {
  const { status, planVersion } = event;
  if (status !== 'publishing' && status !== 'unpublishing') return undefined;
  const [plan, count] = await Promise.all([
    deps.plans.find(planVersion),
    deps.seats.countBlocks(event),
  ]);
  if (!plan) return undefined;
  const { rows, pools } = blocksOf(plan);
  const total = rows.length + pools.length;
  return { done: status === 'publishing' ? count : Math.max(0, total - count), total };
}
