import {
  DomainError,
  epochOf,
  instantOf,
  isVisible,
  MINUTE_MS,
  type EpochMs,
  type EventFacets,
  type EventId,
  type EventQuery,
  type Instant,
  type ListedEvent,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { CatalogueSnapshots, EventSearch, EventStore, Page, PageRequest } from '../ports.ts';
import { catalogueFeed, type FeedDeps, type KnownVersions } from './catalogue-feed.ts';
import { remembered } from './remembered.ts';

/** An event and how many of its tickets are sold; the figure may lag a few seconds behind. */
export type CataloguedEvent = { readonly event: TicketedEvent; readonly sold: number };

/** The listed events in this task's memory, a few seconds old at most, and the pages of all. */
export type EventCatalogue = {
  /** One page of the listed events that match. Throws 'invalid-request' for a cursor that is not ours. */
  list(query: EventQuery & PageRequest, now: Instant): Promise<Page<ListedEvent>>;
  /** What the list can be filtered by; may count what is over since a minute. */
  facets(): Promise<EventFacets>;
  /** An event whose page visitors may see. Throws 'event-not-found'. */
  find(eventId: EventId): Promise<CataloguedEvent>;
  /** Every listed event that is not over, for the sitemap. */
  listed(now: Instant): Promise<readonly ListedEvent[]>;
  /** Loads the list, so that nobody has to wait for it. */
  load(): Promise<void>;
};

/** What the catalogue needs. */
export type CatalogueDeps = FeedDeps & {
  readonly events: EventStore;
  readonly search: EventSearch;
  readonly snapshots: CatalogueSnapshots;
};

/** How old the list may be. */
const FRESH_MS = 2_000;
const SOLD_FRESH_MS = 5_000;
const ENDED_EVERY_MS = MINUTE_MS;

/** A catalogue without any event yet: the first look loads them all, later ones only what has changed (rule 31). */
export function eventCatalogue(deps: CatalogueDeps): EventCatalogue {
  const soldOf = remembered({ forMs: SOLD_FRESH_MS, clock: deps.clock }, async (eventId) => {
    const figures = await deps.stats.figures(eventId);
    return figures.sold;
  });
  const search = freshSearch(deps);
  return {
    list: async (query, now) => (await search()).find(query, now),
    facets: async () => (await search()).facets(),
    listed: async (now) => (await search()).all(now),
    async load() {
      await search();
    },
    async find(eventId) {
      const event = await deps.events.find(eventId);
      if (!event || !isVisible(event)) throw new DomainError('event-not-found', { eventId });
      return { event, sold: await soldOf(eventId) };
    },
  };
}

/** The search, at most two seconds behind; whoever asks while it catches up waits for the same look. */
function freshSearch(deps: CatalogueDeps): () => Promise<EventSearch> {
  const { search, clock } = deps;
  let feed: ReturnType<typeof catalogueFeed> | undefined;
  let sweepAt: EpochMs = 0;
  const look = async (): Promise<EventSearch> => {
    feed ??= await feedBehindSnapshot(deps);
    const { listed, gone, sold } = await feed();
    await search.put(listed);
    await search.remove(gone);
    await search.count(sold);
    if (clock() >= sweepAt) {
      await search.removeEnded(instantOf(clock()));
      sweepAt = clock() + ENDED_EVERY_MS;
    }
    return search;
  };
  const shared = remembered({ forMs: FRESH_MS, clock }, look);
  return () => shared('search');
}

/** Fills the search with the last snapshot; the feed goes on where that ends. */
async function feedBehindSnapshot(deps: CatalogueDeps): Promise<ReturnType<typeof catalogueFeed>> {
  const known: KnownVersions = new Map();
  const snapshot = await deps.snapshots.read();
  for await (const events of snapshot?.events ?? []) {
    await deps.search.put(events);
    for (const { event } of events) known.set(event.eventId, event.updatedAt);
  }
  return catalogueFeed(deps, known, snapshot ? epochOf(snapshot.asOf) : 0);
}
