import { DomainError, type Actor, type EventId, type SeatingPlan } from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { EventStore, PlanStore } from '../ports.ts';

type Deps = { events: Pick<EventStore, 'find'>; plans: Pick<PlanStore, 'find'> };

/** Whose event, and who asks. */
export type EventPlanRequest = {
  readonly eventId: EventId;
  readonly by: Pick<Actor, 'employeeId' | 'role'>;
};

/** The drawing of an own event. Throws 'event-not-found', 'plan-not-found'. */
export async function getEventPlan(
  deps: Deps,
  { eventId, by }: EventPlanRequest,
): Promise<SeatingPlan> {
  const { planVersion } = await requireOwnEvent(deps, eventId, by);
  const plan = planVersion === '' ? undefined : await deps.plans.find(planVersion);
  if (!plan) throw new DomainError('plan-not-found', { eventId });
  return plan;
}
