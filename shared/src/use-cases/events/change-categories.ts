import {
  auditEntry,
  categoryOf,
  DomainError,
  newId,
  requireChangeable,
  versionAfter,
  withCategory,
  withoutCategory,
  type Actor,
  type AuditAction,
  type CategoryId,
  type EventId,
  type Instant,
  type PriceCategory,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { TicketStore } from '../ports.ts';
import { requireStillSound, type ChangeEventDeps } from './change-event.ts';
import { requireOwnEvent } from './require-own-event.ts';

/** Whose event, and who acts. */
type Request = { readonly eventId: EventId; readonly by: Actor };

/** A category as its organizer sets it; what is absent is not set. */
export type CategoryFacts = Pick<PriceCategory, 'name' | 'colour' | 'price'> & {
  readonly [Field in OptionalFact]?: PriceCategory[Field] | undefined;
};

type OptionalFact = 'description' | 'maxPerBooking' | 'salesOpenAt' | 'salesCloseAt';

/** Adds a category to an own event. Throws 'event-not-found', 'event-busy', 'event-not-draft', 'event-changed'. */
export async function addCategory(
  deps: ChangeEventDeps,
  { eventId, by, facts }: Request & { readonly facts: CategoryFacts },
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, eventId, by);
  requireChangeable(event);
  const category = categoryFrom(newId('cat', deps.randomBytes), facts);
  const changed = withCategory(event, category);
  return commit(deps, { event, changed, by, action: 'category.created', after: category }, now);
}

/** Replaces what a category of an own event is; lines that are held keep their price. Throws 'category-unknown' too. */
export async function changeCategory(
  deps: ChangeEventDeps,
  { eventId, by, categoryId, facts }: Request & CategoryKey & { readonly facts: CategoryFacts },
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, eventId, by);
  requireChangeable(event);
  const before = categoryOf(event, categoryId);
  const after = categoryFrom(categoryId, facts);
  const changed = withCategory(event, after);
  return commit(deps, { event, changed, by, action: 'category.changed', before, after }, now);
}

type CategoryKey = { readonly categoryId: CategoryId };

/**
 * Deletes a category of an own event of which nothing was sold and that no seat is in. Throws 'category-unknown',
 * 'category-sold' with the count, 'category-in-use' with the seats, and as {@link addCategory} does.
 */
export async function deleteCategory(
  deps: ChangeEventDeps & { tickets: Pick<TicketStore, 'soldOf'> },
  { eventId, by, categoryId }: Request & CategoryKey,
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, eventId, by);
  requireChangeable(event);
  const before = categoryOf(event, categoryId);
  const count = event.status === 'draft' ? 0 : await deps.tickets.soldOf(eventId, categoryId);
  if (count > 0) throw new DomainError('category-sold', { categoryId, count });
  const plan = event.planVersion === '' ? undefined : await deps.plans.find(event.planVersion);
  const changed = withoutCategory(event, categoryId, plan);
  return commit(deps, { event, changed, by, action: 'category.deleted', before }, now);
}

type Change = {
  readonly event: TicketedEvent;
  readonly changed: TicketedEvent;
  readonly by: Actor;
  readonly action: AuditAction;
  readonly before?: object;
  readonly after?: object;
};

async function commit(
  deps: ChangeEventDeps,
  { event, changed, by, ...deed }: Change,
  now: Instant,
): Promise<TicketedEvent> {
  const next = { ...changed, updatedAt: versionAfter(event, now) };
  await requireStillSound(deps, next);
  const subject = { subject: event.eventId, subjectName: event.title };
  const entry = auditEntry(by, { ...subject, ...deed }, now, deps.randomBytes);
  await deps.events.put(next, { expected: event.updatedAt, entry });
  return next;
}

function categoryFrom(categoryId: CategoryId, facts: CategoryFacts): PriceCategory {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { categoryId, ...(Object.fromEntries(given) as Omit<PriceCategory, 'categoryId'>) };
}
