import {
  auditEntry,
  DomainError,
  eventFacts,
  type Actor,
  type EventId,
  type Instant,
  type RandomBytes,
} from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';
import { requireOwnEvent } from './require-own-event.ts';

type Deps = { events: Pick<EventStore, 'find' | 'remove'>; randomBytes: RandomBytes };

/** Deletes an own draft with everything in it. Throws 'event-not-found', 'event-not-draft'. */
export async function deleteEvent(
  deps: Deps,
  { eventId, by }: { readonly eventId: EventId; readonly by: Actor },
  now: Instant,
): Promise<void> {
  const event = await requireOwnEvent(deps, eventId, by);
  const { status, title } = event;
  if (status !== 'draft') throw new DomainError('event-not-draft', { status });
  const deed = {
    action: 'event.deleted' as const,
    subject: eventId,
    subjectName: title,
    before: eventFacts(event),
  };
  await deps.events.remove(eventId, auditEntry(by, deed, now, deps.randomBytes));
}
