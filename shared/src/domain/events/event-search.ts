import type { EventId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** What people look for; every part that is named must be met. Events that are over are never found. */
export type EventQuery = {
  /** Words of title, names or description. Each must begin a word of the event, or nearly so where none begins with it. */
  readonly q?: string | undefined;
  readonly city?: string | undefined;
  /** One tag, or several of which one is enough. */
  readonly tag?: string | readonly string[] | undefined;
  /** Events that start at or after this moment. */
  readonly from?: Instant | undefined;
  /** Events that start before this moment. */
  readonly to?: Instant | undefined;
  /** Whether a ticket can be had for nothing. */
  readonly free?: boolean | undefined;
  /** Whether anything is left by the last count. */
  readonly seatsLeft?: boolean | undefined;
  /** Whether little is left by the last count. */
  readonly nearlySoldOut?: boolean | undefined;
  /** Relevance needs words; absent: by relevance where there are words, else by date. */
  readonly sort?: EventOrder | undefined;
};

/** In which order events are listed: by start, or those first whose title and names have the words. */
export type EventOrder = 'date' | 'relevance';

/** A city or tag, and how many listed events have it. */
export type FacetCount = { readonly name: string; readonly count: number };

/** What the listed events can be filtered by, the most frequent first. */
export type EventFacets = {
  readonly cities: readonly FacetCount[];
  readonly tags: readonly FacetCount[];
};

/** Where an event stands in a list by date: by start, then by id. */
export type ListPosition = { readonly startsAt: Instant; readonly eventId: EventId };

/** Below 0 when the first stands before the second in a list by date. */
export function compareInList(first: ListPosition, second: ListPosition): number {
  if (first.startsAt !== second.startsAt) return first.startsAt < second.startsAt ? -1 : 1;
  if (first.eventId === second.eventId) return 0;
  return first.eventId < second.eventId ? -1 : 1;
}
