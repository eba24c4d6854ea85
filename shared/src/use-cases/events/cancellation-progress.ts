import {
  CALLED_OFF_PURPOSES,
  cancellationProgress,
  DomainError,
  type Actor,
  type CancellationProgress,
  type EventId,
} from '../../domain/index.ts';
import type { EventStore, MailLog, StatsStore } from '../ports.ts';
import { requireOwnEvent } from './require-own-event.ts';

/** What telling how far a cancellation is needs. */
export type ProgressDeps = {
  events: Pick<EventStore, 'find'>;
  stats: Pick<StatsStore, 'calledOff'>;
  mails: Pick<MailLog, 'countSent' | 'failed'>;
};

type Request = {
  readonly eventId: EventId;
  readonly by: Pick<Actor, 'employeeId' | 'role'>;
};

/** The most failed mails that are counted. */
const MOST_FAILED = 100;

/** How far an own cancelled event is. Throws 'event-not-found', 'event-not-cancelled'. */
export async function findCancellation(
  deps: ProgressDeps,
  { eventId, by }: Request,
): Promise<CancellationProgress> {
  const { status, updatedAt } = await requireOwnEvent(deps, eventId, by);
  if (status !== 'cancelled') throw new DomainError('event-not-cancelled', { status });
  const [counts, told, failed] = await Promise.all([
    deps.stats.calledOff(eventId),
    // Its cancellation was the last change of it.
    deps.mails.countSent(eventId, updatedAt, CALLED_OFF_PURPOSES),
    deps.mails.failed(eventId, MOST_FAILED),
  ]);
  const failures = failed.filter(({ purpose }) => CALLED_OFF_PURPOSES.includes(purpose));
  return cancellationProgress({ ...counts, told, failed: failures.length });
}
