import {
  auditEntry,
  eventFacts,
  newEvent,
  newId,
  type Actor,
  type EventChanges,
  type Instant,
  type RandomBytes,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';

type Deps = { events: Pick<EventStore, 'put'>; randomBytes: RandomBytes };

/** Makes a draft of the employee's own, with sensible first values for whatever is not given. */
export async function createEvent(
  deps: Deps,
  { by, given }: { readonly by: Actor; readonly given: EventChanges },
  now: Instant,
): Promise<TicketedEvent> {
  const eventId = newId('evt', deps.randomBytes);
  const identity = { eventId, organizerId: by.employeeId, organizerName: by.name };
  const event = newEvent(identity, given, now);
  const deed = {
    action: 'event.created' as const,
    subject: eventId,
    subjectName: event.title,
    after: eventFacts(event),
  };
  const entry = auditEntry(by, deed, now, deps.randomBytes);
  await deps.events.put(event, { expected: null, entry });
  return event;
}
