import {
  epochOf,
  wordsOf,
  type EventFacets,
  type EventId,
  type EventQuery,
  type Instant,
  type ListedEvent,
  type SearchableEvent,
} from '../domain/index.ts';
import type { EventSearch, Page, PageRequest } from '../use-cases/ports.ts';
import { cursorBehind, pageStart } from './event-search-cursor.ts';
import { filterIndex } from './event-search-filters.ts';
import { anyOf } from './event-search-join.ts';
import {
  entryOf,
  FIRST_PLACE,
  insertEntry,
  removeEntry,
  type DatedList,
  type Entry,
} from './event-search-lists.ts';
import { byDate, byRelevance, type Finding, type Wanted } from './event-search-order.ts';
import { wordIndex } from './event-search-words.ts';

/** A search in the memory of this process, without any event yet. */
export function memoryEventSearch(): EventSearch {
  const index = emptyIndex();
  let facets: EventFacets | undefined;
  const change = (make: () => void): Promise<void> => {
    make();
    facets = undefined;
    return Promise.resolve();
  };
  return {
    put: (events) => change(() => events.forEach((each) => index.put(each))),
    count: (sold) => change(() => sold.forEach((tickets, id) => index.count(id, tickets))),
    remove: (eventIds) => change(() => eventIds.forEach(index.remove)),
    removeEnded: (now) => change(() => endedIn(index.all, now).forEach(index.remove)),
    find: async (query, now) => Promise.resolve(pageOf(index, query, now)),
    facets: () => Promise.resolve((facets ??= index.filters.facets())),
    all: (now) =>
      Promise.resolve(index.all.map(({ event }) => event).filter(({ endsAt }) => endsAt > now)),
  };
}

type Index = ReturnType<typeof emptyIndex>;

function emptyIndex() {
  const all: DatedList = [];
  const known = new Map<EventId, Entry>();
  const words = wordIndex();
  const filters = filterIndex();
  const remove = (eventId: EventId): void => {
    const entry = known.get(eventId);
    if (!entry) return;
    known.delete(eventId);
    removeEntry(all, entry);
    words.remove(entry);
    filters.remove(entry);
  };
  return {
    all,
    words,
    filters,
    remove,
    put(found: SearchableEvent): void {
      remove(found.event.eventId);
      const entry = entryOf(found);
      known.set(entry.eventId, entry);
      insertEntry(all, entry);
      words.add(entry);
      filters.add(entry);
    },
    count(eventId: EventId, sold: number): void {
      const entry = known.get(eventId);
      if (!entry) return;
      filters.remove(entry);
      entry.event = { ...entry.event, sold };
      filters.add(entry);
    },
  };
}

function endedIn(all: DatedList, now: Instant): EventId[] {
  return all.filter(({ event }) => event.endsAt <= now).map(({ eventId }) => eventId);
}

function pageOf(index: Index, query: EventQuery & PageRequest, now: Instant): Page<ListedEvent> {
  const found: Finding[] = [];
  for (const finding of findingsOf(index, query)) {
    if (finding.entry.event.endsAt > now) found.push(finding);
    if (found.length > query.limit) break;
  }
  const page = found.slice(0, query.limit);
  const items = page.map(({ entry }) => entry.event);
  const last = page.at(-1);
  return last && found.length > page.length ? { items, nextCursor: cursorBehind(last) } : { items };
}

function findingsOf(index: Index, query: EventQuery & PageRequest): Iterable<Finding> {
  const wanted = wantedBy(index, query);
  const order = wanted.words.length > 0 ? (query.sort ?? 'relevance') : 'date';
  const after = query.cursor === undefined ? undefined : pageStart(query.cursor, order);
  if (order === 'relevance') return byRelevance(wanted, after);
  return byDate(after ? { ...wanted, span: { ...wanted.span, from: after.place } } : wanted);
}

function wantedBy({ all, words, filters }: Index, query: EventQuery): Wanted {
  const typed = [...new Set(wordsOf(query.q ?? ''))];
  const everything = { list: all, grade: 0 };
  return {
    filters: () => [anyOf([everything]), ...filters.streamsOf(query)],
    words: typed.map((word) => words.lookUp(word)),
    span: {
      from: query.from === undefined ? FIRST_PLACE : { at: epochOf(query.from), eventId: '' },
      until: query.to === undefined ? Infinity : epochOf(query.to),
    },
  };
}
