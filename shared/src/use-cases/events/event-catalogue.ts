import {
  compareInList,
  DomainError,
  eventMatcher,
  instantOf,
  isListed,
  isVisible,
  MINUTE_MS,
  searchable,
  type EpochMs,
  type EventId,
  type EventQuery,
  type Instant,
  type ListPosition,
  type SearchableEvent,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore, Page, StatsStore } from '../ports.ts';
import { remembered } from './remembered.ts';

/** An event and how many of its tickets are sold; the figure may lag a few seconds behind. */
export type CataloguedEvent = { readonly event: TicketedEvent; readonly sold: number };

/** The published events of this task's memory. */
export type EventCatalogue = {
  /** One page of the listed events that match, soonest first. Throws 'invalid-request' for a cursor that is not ours. */
  list(query: EventQuery & PageRequest, now: Instant): Promise<Page<CataloguedEvent>>;
  /** An event whose page visitors may see. Throws 'event-not-found'. */
  find(eventId: EventId): Promise<CataloguedEvent>;
  /** Every listed event that is not over, for the sitemap. */
  listed(now: Instant): Promise<readonly ListedEvent[]>;
};

/** A listed event and when it was changed last. */
export type ListedEvent = Pick<TicketedEvent, 'eventId' | 'updatedAt'>;

/** Which page of a list. */
export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };

type Deps = {
  readonly events: EventStore;
  readonly stats: StatsStore;
  readonly clock: () => EpochMs;
};

/** How old the list may be. */
const FRESH_MS = 2_000;
/** How far each look at the changes goes back: writers' clocks differ and the index lags (rule 25). */
const OVERLAP_MS = 5 * MINUTE_MS;
const SOLD_FRESH_MS = 5_000;
const READ_AT_ONCE = 25;
const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)~(evt_[0-9a-z_-]{1,60})$/;

/** A catalogue without any event yet: the first look loads them all, later ones only what has changed. */
export function eventCatalogue(deps: Deps): EventCatalogue {
  const sold = remembered({ forMs: SOLD_FRESH_MS, clock: deps.clock }, async (eventId) => {
    const figures = await deps.stats.figures(eventId);
    return figures.sold;
  });
  const shelf = eventShelf(deps);
  const catalogued = async (event: TicketedEvent): Promise<CataloguedEvent> => ({
    event,
    sold: await sold(event.eventId),
  });
  return {
    async list(query, now) {
      const matches = eventMatcher(query, now);
      const after = query.cursor === undefined ? undefined : positionOf(query.cursor);
      const found: TicketedEvent[] = [];
      for (const entry of await shelf()) {
        if (found.length > query.limit) break;
        if (after && compareInList(entry.event, after) <= 0) continue;
        if (matches(entry)) found.push(entry.event);
      }
      const page = found.slice(0, query.limit);
      const last = found.length > query.limit ? page.at(-1) : undefined;
      const items = await Promise.all(page.map(catalogued));
      return last ? { items, nextCursor: `${last.startsAt}~${last.eventId}` } : { items };
    },
    async find(eventId) {
      const event = await deps.events.find(eventId);
      if (!event || !isVisible(event)) throw new DomainError('event-not-found', { eventId });
      return catalogued(event);
    },
    async listed(now) {
      const entries = await shelf();
      return entries.map(({ event }) => event).filter(({ endsAt }) => endsAt > now);
    },
  };
}

function positionOf(cursor: string): ListPosition {
  const [, startsAt, eventId] = CURSOR.exec(cursor) ?? [];
  if (!startsAt || !eventId) throw new DomainError('invalid-request', { field: 'query.cursor' });
  return { startsAt, eventId };
}

/** The listed events in list order, at most two seconds old; whoever asks while they are looked up shares the look. */
function eventShelf({ events, clock }: Deps): () => Promise<readonly SearchableEvent[]> {
  const known = new Map<EventId, SearchableEvent>();
  let lookedAt = 0;
  const look = async (): Promise<readonly SearchableEvent[]> => {
    const startedAt = clock();
    const changes = await events.changedSince(instantOf(Math.max(0, lookedAt - OVERLAP_MS)));
    // An event that is not listed is read again each time: its next status may come with the same time.
    const stale = changes.filter(
      ({ eventId, updatedAt }) => known.get(eventId)?.event.updatedAt !== updatedAt,
    );
    for (let start = 0; start < stale.length; start += READ_AT_ONCE) {
      const batch = stale.slice(start, start + READ_AT_ONCE);
      const read = await Promise.all(batch.map(({ eventId }) => events.find(eventId)));
      for (const event of read) if (event) shelve(known, event);
    }
    lookedAt = startedAt;
    return [...known.values()].sort((one, other) => compareInList(one.event, other.event));
  };
  const shared = remembered({ forMs: FRESH_MS, clock }, look);
  return () => shared('listed');
}

function shelve(known: Map<EventId, SearchableEvent>, event: TicketedEvent): void {
  if (isListed(event)) known.set(event.eventId, searchable(event));
  else known.delete(event.eventId);
}
