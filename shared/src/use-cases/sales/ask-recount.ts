import {
  auditEntry,
  type Actor,
  type EventId,
  type Instant,
  type RandomBytes,
} from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { EventStore, FigureStore } from '../ports.ts';

/** What asking for a recount needs. */
export type AskRecountDeps = {
  events: Pick<EventStore, 'find'>;
  figures: Pick<FigureStore, 'askRecount'>;
  randomBytes: RandomBytes;
};

/** Has the figures of an own event compared with its tables in the background. Throws 'event-not-found'. */
export async function askRecount(
  deps: AskRecountDeps,
  { eventId, by }: { readonly eventId: EventId; readonly by: Actor },
  now: Instant,
): Promise<void> {
  const { title } = await requireOwnEvent(deps, eventId, by);
  const deed = { action: 'event.recounted', subject: eventId, subjectName: title } as const;
  await deps.figures.askRecount(eventId, auditEntry(by, deed, now, deps.randomBytes), now);
}
