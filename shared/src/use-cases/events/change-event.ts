import {
  auditEntry,
  DomainError,
  eventFacts,
  requireChangeable,
  withChanges,
  type Actor,
  type EventChanges,
  type EventId,
  type Instant,
  type RandomBytes,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, PlanStore } from '../ports.ts';
import { faultsOf } from './own-event.ts';
import { requireOwnEvent } from './require-own-event.ts';

/** What changing an event needs; events are read as they stand. */
export type ChangeEventDeps = {
  events: Pick<EventStore, 'find' | 'put'>;
  plans: Pick<PlanStore, 'find'>;
  randomBytes: RandomBytes;
};

/** A change that somebody makes of an event that they read in some version. */
export type EventChangeRequest = {
  readonly eventId: EventId;
  readonly by: Actor;
  /** The version that was read. */
  readonly updatedAt: Instant;
  readonly changes: EventChanges;
};

/**
 * Changes an own event, unless somebody changed it since it was read. Throws 'event-not-found', 'event-changed',
 * 'event-busy', 'event-not-draft', and 'event-incomplete' where an event on sale would get faults.
 */
export async function changeEvent(
  deps: ChangeEventDeps,
  { eventId, by, updatedAt, changes }: EventChangeRequest,
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, eventId, by);
  requireChangeable(event);
  if (event.updatedAt !== updatedAt) throw new DomainError('event-changed', { eventId });
  const changed = withChanges(event, changes, now);
  await requireStillSound(deps, changed);
  const deed = {
    action: 'event.changed' as const,
    subject: eventId,
    subjectName: changed.title,
    before: eventFacts(event),
    after: eventFacts(changed),
  };
  const entry = auditEntry(by, deed, now, deps.randomBytes);
  await deps.events.put(changed, { expected: updatedAt, entry });
  return changed;
}

/** Throws 'event-incomplete' with the faults of an event that is on sale; a draft may have some. */
export async function requireStillSound(
  deps: { plans: Pick<PlanStore, 'find'> },
  event: TicketedEvent,
): Promise<void> {
  if (event.status === 'draft') return;
  const errors = await faultsOf(deps, event);
  if (errors.length > 0) throw new DomainError('event-incomplete', { errors });
}
