import {
  instantOf,
  later,
  MINUTE_MS,
  type EventId,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';

/** The events that a job follows: those of a kind; after the first time only those that have changed are read again. */
export function followedEvents(
  { events }: { events: Pick<EventStore, 'find' | 'changedSince'> },
  isFollowed: (event: TicketedEvent, now: Instant) => boolean,
): (now: Instant) => Promise<TicketedEvent[]> {
  const known = new Map<EventId, TicketedEvent>();
  let since = instantOf(0);
  return async (now) => {
    const changes = await events.changedSince(since);
    for (const { eventId } of changes) {
      const event = await events.find(eventId);
      if (event && isFollowed(event, now)) known.set(eventId, event);
      else known.delete(eventId);
    }
    for (const event of known.values()) if (!isFollowed(event, now)) known.delete(event.eventId);
    // The index of changes lags a little behind.
    since = later(now, -MINUTE_MS);
    return [...known.values()];
  };
}
