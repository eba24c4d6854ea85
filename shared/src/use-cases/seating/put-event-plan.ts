import {
  auditEntry,
  DomainError,
  planFaults,
  planSize,
  requireChangeable,
  structureFaults,
  versionAfter,
  type Actor,
  type AuditEntry,
  type EventId,
  type Fault,
  type Instant,
  type PlanDraft,
  type PriceCategory,
  type RandomBytes,
  type SeatingPlan,
  type TicketedEvent,
} from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import { savePlan } from '../events/save-plan.ts';
import { changePlanOnSale, type ChangePlanDeps } from './change-plan-on-sale.ts';

/** What giving an event a plan needs; events are read as they stand. */
export type PutEventPlanDeps = ChangePlanDeps & { randomBytes: RandomBytes };

/** A drawing for an event, with the categories that come with it. */
export type PlanRequest = {
  readonly eventId: EventId;
  readonly plan: PlanDraft;
  readonly newCategories: readonly PriceCategory[];
  /** The event's version that it was drawn against. */
  readonly updatedAt: Instant;
  readonly by: Actor;
};

/** The most faults that a refusal names: a large drawing may have tens of thousands. */
export const MOST_FAULTS = 50;

/**
 * Gives an own event a plan. A draft's may be unfinished; of an event on sale everything may change that touches no sold
 * or held seat. Throws as in the contract of `putEventPlan`.
 */
export async function putEventPlan(
  deps: PutEventPlanDeps,
  request: PlanRequest,
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, request.eventId, request.by);
  requireChangeable(event);
  const { eventId, updatedAt } = event;
  if (updatedAt !== request.updatedAt) throw new DomainError('event-changed', { eventId });
  const categories = [...event.categories, ...request.newCategories];
  requireFitting(event, request.plan, categories);
  const before = await planOf(deps, event);
  const entry = entryOf(deps, { event, before, request }, now);
  const { plan, newCategories } = request;
  if (event.status === 'published' && before)
    return changePlanOnSale(deps, { event, from: before, plan, newCategories, entry }, now);
  const room = await savePlan(deps, plan);
  const changed = { ...event, ...room, categories, updatedAt: versionAfter(event, now) };
  await deps.events.put(changed, { expected: updatedAt, entry });
  return changed;
}

/** Throws 'plan-malformed' with the faults, and 'category-unknown'. */
function requireFitting(
  event: TicketedEvent,
  plan: PlanDraft,
  categories: readonly PriceCategory[],
): void {
  const ids = categories.map(({ categoryId }) => categoryId);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  const errors = inPlan(structureFaults(plan));
  if (twice >= 0) {
    const field = `newCategories.${twice - event.categories.length}.categoryId`;
    errors.push({ field, message: 'must be unique' });
  }
  if (errors.length > 0)
    throw new DomainError('plan-malformed', { errors: errors.slice(0, MOST_FAULTS) });
  const unknown = [...categoriesIn(plan)].filter((id) => id !== '' && !ids.includes(id));
  if (unknown.length > 0)
    throw new DomainError('category-unknown', { categories: unknown.slice(0, MOST_FAULTS) });
  const faults = event.status === 'draft' ? [] : planFaults(plan, ids);
  if (faults.length > 0)
    throw new DomainError('plan-malformed', { errors: inPlan(faults).slice(0, MOST_FAULTS) });
}

/** Faults with their place in the request. */
function inPlan(faults: readonly Fault[]): Fault[] {
  return faults.map(({ field, message }) => ({ field: `plan.${field}`, message }));
}

/** Every category that a drawing names; `''` where something has none yet. */
export function categoriesIn({ sections }: PlanDraft): Set<string> {
  const ids = new Set<string>();
  for (const section of sections) {
    if (section.kind === 'standing') ids.add(section.categoryId);
    else
      for (const row of section.rows) {
        ids.add(row.categoryId);
        for (const { categoryId } of row.seats) if (categoryId) ids.add(categoryId);
      }
  }
  return ids;
}

async function planOf(
  { plans }: Pick<PutEventPlanDeps, 'plans'>,
  { status, planVersion }: TicketedEvent,
): Promise<SeatingPlan | undefined> {
  const plan = planVersion === '' ? undefined : await plans.find(planVersion);
  if (status === 'published' && !plan) throw new DomainError('plan-not-found', { planVersion });
  return plan;
}

type Deed = {
  readonly event: TicketedEvent;
  readonly before: SeatingPlan | undefined;
  readonly request: PlanRequest;
};

function entryOf(
  { randomBytes }: Pick<PutEventPlanDeps, 'randomBytes'>,
  { event, before, request }: Deed,
  now: Instant,
): AuditEntry {
  const added = request.newCategories.map(({ name }) => name);
  return auditEntry(
    request.by,
    {
      ...{ action: 'event.plan-changed', subject: event.eventId, subjectName: event.title },
      ...(before && { before: planFacts(before) }),
      after: { ...planFacts(request.plan), ...(added.length > 0 && { newCategories: added }) },
    },
    now,
    randomBytes,
  );
}

/** A plan as the log tells of it. */
function planFacts(plan: PlanDraft): object {
  return { plan: plan.name, sections: plan.sections.length, ...planSize(plan) };
}
