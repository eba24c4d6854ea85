import type { EpochMs } from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';
import { remembered } from './remembered.ts';

/** How long a task works with an event as it read it (rule 30). */
const EVENT_MEMORY_MS = 2_000;

/** The event store with a memory of two seconds and one read at a time for each event (rule 30). */
export function rememberedEvents(events: EventStore, clock: () => EpochMs): EventStore {
  const find = remembered({ forMs: EVENT_MEMORY_MS, clock }, (eventId) => events.find(eventId));
  return { ...events, find };
}
