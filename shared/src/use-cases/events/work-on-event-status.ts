import type { EventId, Instant, TicketedEvent } from '../../domain/index.ts';
import type { EventStore, OutboxStore } from '../ports.ts';
import { cancelBookings, type CancelBookingsDeps } from './cancel-bookings.ts';
import { publishEvent, type PublishDeps } from './publish-event.ts';
import { openAgain, takeDownEvent, type TakeDownDeps } from './take-down-event.ts';

/** What the background work on events needs; events are read as they stand. */
export type EventWorkDeps = PublishDeps &
  TakeDownDeps &
  CancelBookingsDeps & {
    events: Pick<EventStore, 'find' | 'move'>;
    outbox: Pick<OutboxStore, 'begin'>;
  };

/**
 * Does what an event's status asks for: writes its inventory and puts it on sale, takes it down, or pays everybody back.
 * A repeat changes nothing; 'more' when it has to be run again to come to an end.
 */
export async function workOnEventStatus(
  deps: EventWorkDeps,
  eventId: EventId,
  now: Instant,
): Promise<'done' | 'more'> {
  const event = await deps.events.find(eventId);
  switch (event?.status) {
    case 'publishing':
      await publishEvent(deps, eventId, now);
      return 'done';
    case 'unpublishing':
      await takeDownEvent(deps, event, now);
      return 'done';
    case 'published':
      // It could not be taken down, and the run that found that out may have died before it opened the blocks again.
      if (event.statusReason) await openAgain(deps, event, now);
      return 'done';
    case 'cancelled':
      return callOff(deps, event, now);
    default:
      return 'done';
  }
}

/** Cancels what was sold, and then has those told whom tickets had been passed on to: no ticket can change hands any more. */
async function callOff(
  deps: EventWorkDeps,
  event: TicketedEvent,
  now: Instant,
): Promise<'done' | 'more'> {
  const state = await cancelBookings(deps, event, now);
  if (state === 'more') return state;
  const effect = { kind: 'call-off-holders', eventId: event.eventId, begunAt: now } as const;
  await deps.outbox.begin('holders-called-off', effect, now);
  return 'done';
}
