import {
  blocksOf,
  DomainError,
  eventFaults,
  type EventId,
  type Instant,
  type SeatingPlan,
  type TicketedEvent,
  versionAfter,
} from '../../domain/index.ts';
import type { EventStore, PlanStore, SeatStore } from '../ports.ts';

/** What publishing needs; events are read as they stand. */
export type PublishDeps = {
  readonly events: Pick<EventStore, 'find' | 'move'>;
  readonly plans: Pick<PlanStore, 'find'>;
  readonly seats: Pick<SeatStore, 'createBlocks' | 'countBlocks'>;
};

/**
 * Puts a draft on show: publishing → every inventory block created → all of them counted → published (rule 3). Running
 * it again goes on where a crash left it; of a published event it changes nothing. Throws 'event-not-found', and
 * 'event-incomplete' with the faults of a draft that is not ready.
 */
export async function publishEvent(
  deps: PublishDeps,
  eventId: EventId,
  now: Instant,
): Promise<void> {
  const event = await deps.events.find(eventId);
  if (!event) throw new DomainError('event-not-found', { eventId });
  if (event.status === 'published') return;
  const plan = await soundPlan(deps, event);
  const begun = await begin(deps, event, now);
  await createInventory(deps, begun, plan);
  const done = { from: 'publishing', to: 'published', expected: begun.updatedAt } as const;
  await deps.events.move(eventId, done, versionAfter(begun, now));
}

async function begin(
  deps: PublishDeps,
  event: TicketedEvent,
  now: Instant,
): Promise<TicketedEvent> {
  if (event.status !== 'draft') return event;
  const updatedAt = versionAfter(event, now);
  const step = { from: 'draft', to: 'publishing', expected: event.updatedAt } as const;
  await deps.events.move(event.eventId, step, updatedAt);
  return { ...event, status: 'publishing', updatedAt };
}

async function soundPlan(deps: PublishDeps, event: TicketedEvent): Promise<SeatingPlan> {
  const plan = await deps.plans.find(event.planVersion);
  if (!plan) throw new DomainError('plan-changed', { planVersion: event.planVersion });
  const errors = eventFaults(event, plan);
  if (errors.length > 0) throw new DomainError('event-incomplete', { errors });
  return plan;
}

async function createInventory(
  deps: PublishDeps,
  event: TicketedEvent,
  plan: SeatingPlan,
): Promise<void> {
  const { rows, pools } = blocksOf(plan);
  await deps.seats.createBlocks(event, rows, pools);
  const count = await deps.seats.countBlocks(event);
  const wanted = rows.length + pools.length;
  if (count !== wanted) throw new DomainError('plan-changed', { blocks: count, wanted });
}
