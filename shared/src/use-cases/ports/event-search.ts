import type {
  EventFacets,
  EventId,
  EventQuery,
  Instant,
  ListedEvent,
  SearchableEvent,
} from '../../domain/index.ts';
import type { Page } from './bookings.ts';

/** Which page of a list; the cursor is what the page before named. */
export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };

/** The index of listed events: finds, filters, orders and counts. */
export type EventSearch = {
  /** Takes events in, in place of what it knew of them. */
  put(events: readonly SearchableEvent[]): Promise<void>;
  /** Takes over new figures of events that it knows. */
  count(sold: ReadonlyMap<EventId, number>): Promise<void>;
  remove(eventIds: readonly EventId[]): Promise<void>;
  /** Forgets what is over. */
  removeEnded(now: Instant): Promise<void>;
  /** One page of what a query finds. Throws 'invalid-request' for a cursor that is not of such a list. */
  find(query: EventQuery & PageRequest, now: Instant): Promise<Page<ListedEvent>>;
  /** The most frequent cities and tags. */
  facets(): Promise<EventFacets>;
  /** Every event that is not over, by date. */
  all(now: Instant): Promise<readonly ListedEvent[]>;
};

/** The listed events as they stood at a moment, in list order. */
export type CatalogueSnapshot = {
  readonly asOf: Instant;
  /** Some at a time. */
  readonly events: AsyncIterable<readonly SearchableEvent[]>;
};

/** The listed events as a job wrote them down, so that a task that starts need not read each of them. */
export type CatalogueSnapshots = {
  /** The last one; undefined where there is none that this version can read. */
  read(): Promise<CatalogueSnapshot | undefined>;
  write(asOf: Instant, events: readonly SearchableEvent[]): Promise<void>;
};
