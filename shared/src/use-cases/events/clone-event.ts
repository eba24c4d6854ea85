import {
  auditEntry,
  clonedEvent,
  eventFacts,
  newId,
  type Actor,
  type CloneWish,
  type EventId,
  type Instant,
  type RandomBytes,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';
import { requireOwnEvent } from './require-own-event.ts';

type Deps = { events: Pick<EventStore, 'find' | 'put'>; randomBytes: RandomBytes };

/** Whose event is copied, by whom, and what the copy has of its own. */
export type CloneRequest = Omit<CloneWish, 'eventId'> & {
  readonly eventId: EventId;
  readonly by: Actor;
};

/** Makes a draft like an own event, for the same organizer. Throws 'event-not-found'. */
export async function cloneEvent(
  deps: Deps,
  { eventId, by, title, startsAt }: CloneRequest,
  now: Instant,
): Promise<TicketedEvent> {
  const event = await requireOwnEvent(deps, eventId, by);
  const copyId = newId('evt', deps.randomBytes);
  const copy = clonedEvent(event, { eventId: copyId, title, startsAt }, now);
  const deed = {
    action: 'event.cloned' as const,
    subject: copyId,
    subjectName: copy.title,
    after: { ...eventFacts(copy), copyOf: eventId },
  };
  const entry = auditEntry(by, deed, now, deps.randomBytes);
  await deps.events.put(copy, { expected: null, entry });
  return copy;
}
