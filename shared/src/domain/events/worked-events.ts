import type { Instant } from '../time.ts';
import type { EventStatus, TicketedEvent } from './event.ts';
import { plainText } from './search-words.ts';

/** Which events an employee wants to see; a search finds any part of a title, venue, city or tag. */
export type WorkedQuery = {
  readonly search?: string | undefined;
  readonly status?: EventStatus | undefined;
  readonly when: 'coming' | 'past' | 'all';
};

/** What a list of events may be sorted by. */
export type WorkedSort = 'startsAt' | 'title' | 'updatedAt' | 'sold' | 'revenue';

/** An event with the tickets sold and what was paid for them. */
export type WorkedEvent = {
  readonly event: TicketedEvent;
  readonly sold: number;
  readonly revenue: number;
};

/** Whether an event is among those asked for. */
export function isWanted(event: TicketedEvent, query: WorkedQuery, now: Instant): boolean {
  const { title, venue, tags } = event;
  const wanted = plainText(query.search ?? '');
  return (
    (query.status === undefined || event.status === query.status) &&
    (query.when === 'all' || (query.when === 'coming') === now < event.endsAt) &&
    [title, venue.name, venue.city, ...tags].some((text) => plainText(text).includes(wanted))
  );
}

/** The order of a list: upwards by what it is sorted by, equal ones by their start and id. */
export function workedOrder(sort: WorkedSort): (one: WorkedEvent, other: WorkedEvent) => number {
  return (one, other) =>
    compare(keyOf(one, sort), keyOf(other, sort)) ||
    compare(one.event.startsAt, other.event.startsAt) ||
    compare(one.event.eventId, other.event.eventId);
}

function keyOf({ event, sold, revenue }: WorkedEvent, sort: WorkedSort): string | number {
  switch (sort) {
    case 'sold':
      return sold;
    case 'revenue':
      return revenue;
    case 'title':
      return plainText(event.title);
    case 'startsAt':
    case 'updatedAt':
      return event[sort];
  }
}

function compare<T extends string | number>(one: T, other: T): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
