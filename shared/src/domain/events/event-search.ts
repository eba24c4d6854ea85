import type { EventId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { TicketedEvent } from './event.ts';

/** What people look for. */
export type EventQuery = {
  /** Words of title, venue, city, organizer or description; each must begin a word of the event. */
  readonly q?: string | undefined;
  readonly city?: string | undefined;
  readonly tag?: string | undefined;
  /** Events that start at or after this moment; absent: those that are not over. */
  readonly from?: Instant | undefined;
  /** Events that start before this moment. */
  readonly to?: Instant | undefined;
  readonly free?: boolean | undefined;
};

/** An event with its words made ready for search. */
export type SearchableEvent = { readonly event: TicketedEvent; readonly words: string };

/** Where an event stands in the list: by start, then by id. */
export type ListPosition = { readonly startsAt: Instant; readonly eventId: EventId };

/** Makes an event ready for search. */
export function searchable(event: TicketedEvent): SearchableEvent {
  const { title, summary, description, organizerName, tags, venue } = event;
  const text = [title, venue.name, venue.city, organizerName, summary, description, ...tags];
  return { event, words: ` ${wordsOf(text.join(' ')).join(' ')}` };
}

/** True for events that visitors may see in lists. */
export function isListed(event: TicketedEvent): boolean {
  return event.status === 'published';
}

/** True for events whose own page visitors may see: those that are or were on sale. */
export function isVisible(event: TicketedEvent): boolean {
  return event.status !== 'draft' && event.status !== 'publishing';
}

/** A test for one query, its words prepared once. */
export function eventMatcher(query: EventQuery, now: Instant): (entry: SearchableEvent) => boolean {
  const wanted = wordsOf(query.q ?? '').map((word) => ` ${word}`);
  const city = query.city && plainText(query.city);
  const tag = query.tag && plainText(query.tag);
  return ({ event, words }) =>
    (query.from === undefined ? event.endsAt > now : event.startsAt >= query.from) &&
    (query.to === undefined || event.startsAt < query.to) &&
    (query.free === undefined || isFree(event) === query.free) &&
    (!city || plainText(event.venue.city) === city) &&
    (!tag || event.tags.some((each) => plainText(each) === tag)) &&
    wanted.every((word) => words.includes(word));
}

/** Below 0 when the first stands before the second in the list. */
export function compareInList(first: ListPosition, second: ListPosition): number {
  if (first.startsAt !== second.startsAt) return first.startsAt < second.startsAt ? -1 : 1;
  if (first.eventId === second.eventId) return 0;
  return first.eventId < second.eventId ? -1 : 1;
}

/** True when at least one ticket costs nothing. */
function isFree(event: TicketedEvent): boolean {
  return event.categories.some((category) => category.price === 0);
}

function wordsOf(text: string): string[] {
  return plainText(text).match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}

/** A text for comparing: lower case, without accents. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim();
}
