import {
  DAY_MS,
  epochOf,
  later,
  MINUTE_MS,
  type EventCheck,
  type EventId,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';
import type { PictureDeps } from '../invariants/event-picture.ts';
import { followedEvents } from '../events/followed-events.ts';
import type { EventStore, HealthStore } from '../ports.ts';

/** What watching over the sales needs. */
export type WatchSalesDeps = PictureDeps & {
  events: Pick<EventStore, 'find' | 'changedSince'>;
  health: Pick<HealthStore, 'checks' | 'keepCheck' | 'dropCheck'>;
};

const ROUND_EVERY_MS = 10 * MINUTE_MS;
/** An event of which nothing was sold since is checked once a day all the same. */
const CHECK_ANYWAY_MS = DAY_MS;
/** So long after its end an event is still watched: refunds may be under way. */
const WATCHED_AFTER_END_MS = 2 * DAY_MS;

/**
 * Checks the invariants of events on sale and keeps what it finds: every 10 minutes those of which something was sold
 * since, those that were not well, and each once a day. One event a call, so that no call takes long; false when
 * there was nothing to do.
 */
export function salesWatch(deps: WatchSalesDeps): (now: Instant) => Promise<boolean> {
  const watched = followedEvents(deps, isWatched);
  let roundAt = -Infinity;
  let queue: TicketedEvent[] = [];
  let checks = new Map<EventId, EventCheck>();

  return async (now) => {
    if (queue.length === 0) {
      if (epochOf(now) < roundAt) return false;
      roundAt = epochOf(now) + ROUND_EVERY_MS;
      checks = new Map((await deps.health.checks()).map((check) => [check.eventId, check]));
      queue = await watched(now);
      await dropOver(deps, checks, queue);
    }
    const event = queue.shift();
    if (event) await checkEvent(deps, event, checks.get(event.eventId), now);
    return queue.length > 0;
  };
}

async function checkEvent(
  deps: WatchSalesDeps,
  { eventId, title }: TicketedEvent,
  last: EventCheck | undefined,
  now: Instant,
): Promise<void> {
  const { sold } = await deps.stats.figures(eventId);
  if (last ? !isStale(last, sold, now) : sold === 0) return;
  const { violations, pending } = await checkInvariants(deps, eventId);
  const found = { violations, pending: pending.length };
  await deps.health.keepCheck({ eventId, title, checkedAt: now, sold, ...found });
}

function isStale(last: EventCheck, sold: number, now: Instant): boolean {
  const unwell = last.violations.length > 0 || last.pending > 0;
  return unwell || last.sold !== sold || last.checkedAt <= later(now, -CHECK_ANYWAY_MS);
}

/** Forgets what was found of events that are over, unless something was wrong. */
async function dropOver(
  { health }: WatchSalesDeps,
  checks: ReadonlyMap<EventId, EventCheck>,
  watched: readonly TicketedEvent[],
): Promise<void> {
  const kept = new Set(watched.map(({ eventId }) => eventId));
  for (const { eventId, violations } of checks.values())
    if (!kept.has(eventId) && violations.length === 0) await health.dropCheck(eventId);
}

function isWatched({ status, endsAt }: TicketedEvent, now: Instant): boolean {
  return status !== 'draft' && later(endsAt, WATCHED_AFTER_END_MS) > now;
}
