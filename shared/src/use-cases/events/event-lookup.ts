import type { EpochMs } from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';
import { remembered } from './remembered.ts';

/** How long a task works with an event as it read it (rule 30). */
const EVENT_MEMORY_MS = 2_000;

/** How long somebody is believed to work where they did. */
const WORK_MEMORY_MS = 5_000;

/**
 * The event store with a memory of two seconds and one read at a time for each event (rule 30), and of five for where
 * somebody works.
 */
export function rememberedEvents(events: EventStore, clock: () => EpochMs): EventStore {
  const find = remembered({ forMs: EVENT_MEMORY_MS, clock }, (eventId) => events.find(eventId));
  const workedOnBy = remembered({ forMs: WORK_MEMORY_MS, clock }, (userId) =>
    events.workedOnBy(userId),
  );
  return { ...events, find, workedOnBy };
}
