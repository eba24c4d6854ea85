import {
  instantOf,
  isListed,
  MINUTE_MS,
  searchable,
  type EpochMs,
  type EventId,
  type Instant,
  type SearchableEvent,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, StatsStore } from '../ports.ts';

/** What reading the changes of the catalogue needs. */
export type FeedDeps = {
  readonly events: Pick<EventStore, 'find' | 'changedSince'>;
  readonly stats: StatsStore;
  readonly clock: () => EpochMs;
};

/** What has changed among the listed events since the last look. */
export type CatalogueChanges = {
  /** New ones and changed ones, as they stand. */
  readonly listed: readonly SearchableEvent[];
  readonly gone: readonly EventId[];
  /** Tickets sold of other ones that were counted anew. */
  readonly sold: ReadonlyMap<EventId, number>;
};

/** The listed events that are known already, with their versions; the feed keeps them up to date. */
export type KnownVersions = Map<EventId, Instant>;

/** How far each look at the changes goes back: writers' clocks differ and the index lags (rule 25). */
const OVERLAP_MS = 5 * MINUTE_MS;
const READ_AT_ONCE = 25;

/** Each call answers with what has changed since the one before; the first one since the moment of what is known. */
export function catalogueFeed(
  deps: FeedDeps,
  known: KnownVersions,
  asOf: EpochMs,
): () => Promise<CatalogueChanges> {
  let lookedAt = asOf;
  let told: ReadonlySet<string> = new Set();
  return async () => {
    const startedAt = deps.clock();
    const since = instantOf(Math.max(0, lookedAt - OVERLAP_MS));
    const [{ listed, gone }, counts] = await Promise.all([
      changedEvents(deps.events, known, since),
      deps.stats.countedSince(since),
    ]);
    const changed = new Set(listed.map(({ eventId }) => eventId));
    const others = counts
      .filter(
        ({ eventId, count }) => known.has(eventId) && !changed.has(eventId) && !told.has(count),
      )
      .map(({ eventId }) => eventId);
    const sold = new Map(await figuresOf(deps.stats, [...new Set([...changed, ...others])]));
    for (const { eventId, updatedAt } of listed) known.set(eventId, updatedAt);
    for (const eventId of gone) known.delete(eventId);
    lookedAt = startedAt;
    told = new Set(counts.map(({ count }) => count));
    return {
      listed: listed.map((event) => searchable(event, sold.get(event.eventId) ?? 0)),
      gone,
      sold: new Map([...sold].filter(([eventId]) => !changed.has(eventId))),
    };
  };
}

type ChangedEvents = { readonly listed: TicketedEvent[]; readonly gone: EventId[] };

async function changedEvents(
  events: FeedDeps['events'],
  known: KnownVersions,
  since: Instant,
): Promise<ChangedEvents> {
  const changes = await events.changedSince(since);
  // An event that is not listed is read again each time: its next status may come with the same time.
  const stale = changes.filter(({ eventId, updatedAt }) => known.get(eventId) !== updatedAt);
  const read = await someAtOnce(stale, ({ eventId }) => events.find(eventId));
  const found = read.filter((event) => event !== undefined);
  return {
    listed: found.filter(isListed),
    gone: found.filter((event) => !isListed(event)).map(({ eventId }) => eventId),
  };
}

function figuresOf(stats: StatsStore, eventIds: readonly EventId[]): Promise<[EventId, number][]> {
  return someAtOnce(eventIds, async (eventId) => [eventId, (await stats.figures(eventId)).sold]);
}

async function someAtOnce<T, R>(
  entries: readonly T[],
  work: (entry: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < entries.length; start += READ_AT_ONCE) {
    results.push(...(await Promise.all(entries.slice(start, start + READ_AT_ONCE).map(work))));
  }
  return results;
}
