import {
  instantOf,
  hourOf,
  platformTotals,
  TOTALS_DAYS,
  DAY_MS,
  type CountedEvent,
  type EpochMs,
  type EventId,
  type PlatformTotals,
} from '../../domain/index.ts';
import { remembered } from '../events/remembered.ts';
import type { AccountStore, EventStore, FigureStore, HourRange, StatsStore } from '../ports.ts';

/** What summing up the platform needs. */
export type TotalsDeps = {
  events: Pick<EventStore, 'find' | 'changedSince'>;
  stats: Pick<StatsStore, 'figures' | 'countedSince'>;
  figures: Pick<FigureStore, 'sums'>;
  accounts: Pick<AccountStore, 'employees'>;
};

/** How long totals are good: they are read from every event, and nobody acts on them. */
const TOTALS_MEMORY_MS = 30_000;

/** Events read at the same time, so that other requests get their turn. */
const AT_ONCE = 50;

/** Finds the totals of the platform, with a memory of half a minute. */
export function totalsFinder(
  deps: TotalsDeps,
  clock: () => EpochMs,
): () => Promise<PlatformTotals> {
  const find = remembered({ forMs: TOTALS_MEMORY_MS, clock }, () => findTotals(deps, clock()));
  return () => find('totals');
}

async function findTotals(deps: TotalsDeps, now: EpochMs): Promise<PlatformTotals> {
  const since = instantOf(now - TOTALS_DAYS * DAY_MS);
  const [changes, employees, counts] = await Promise.all([
    deps.events.changedSince(instantOf(0)),
    deps.accounts.employees(),
    deps.stats.countedSince(since),
  ]);
  const range = { from: hourOf(since), to: hourOf(instantOf(now)) };
  const recent = new Set(counts.map(({ eventId }) => eventId));
  const eventIds = [...new Set(changes.map(({ eventId }) => eventId))];
  const events: CountedEvent[] = [];
  for (let first = 0; first < eventIds.length; first += AT_ONCE) {
    const some = eventIds
      .slice(first, first + AT_ONCE)
      .map((eventId) => counted(deps, eventId, recent.has(eventId) ? range : undefined));
    events.push(...(await Promise.all(some)).filter((each) => each !== undefined));
  }
  return platformTotals(events, employees, instantOf(now));
}

/** An event with its figures; those by hour only where something was counted in the range. */
async function counted(
  deps: TotalsDeps,
  eventId: EventId,
  range: HourRange | undefined,
): Promise<CountedEvent | undefined> {
  const [event, { sold, gross, refunds }, recent] = await Promise.all([
    deps.events.find(eventId),
    deps.stats.figures(eventId),
    range ? deps.figures.sums(eventId, range) : new Map<string, number>(),
  ]);
  return event && { event, sold, gross, refunds, recent };
}
