import {
  hasSeatsLeft,
  isFree,
  isNearlySoldOut,
  plainText,
  type EventFacets,
  type EventQuery,
  type FacetCount,
  type ListedEvent,
} from '../domain/index.ts';
import { anyOf, type Stream } from './event-search-join.ts';
import { insertEntry, removeEntry, type DatedList, type Entry } from './event-search-lists.ts';

/** The events of each city, each tag and so on. */
export type FilterIndex = {
  add(entry: Entry): void;
  remove(entry: Entry): void;
  /** A stream for each part of a query that is no word and no time. */
  streamsOf(query: EventQuery): Stream[];
  facets(): EventFacets;
};

/** The most cities and tags that are named. */
const MOST_FACETS = 100;

/** An index without any event. */
export function filterIndex(): FilterIndex {
  const lists = new Map<string, DatedList>();
  const anyKey = (keys: readonly string[]): Stream =>
    anyOf([...new Set(keys)].map((key) => ({ list: lists.get(key) ?? [], grade: 0 })));
  return {
    add(entry) {
      for (const key of keysOf(entry.event)) {
        const list = lists.get(key) ?? [];
        lists.set(key, list);
        insertEntry(list, entry);
      }
    },
    remove(entry) {
      for (const key of keysOf(entry.event)) {
        const list = lists.get(key) ?? [];
        removeEntry(list, entry);
        if (list.length === 0) lists.delete(key);
      }
    },
    streamsOf: (query) => wantedKeys(query).map(anyKey),
    facets: () => ({
      cities: mostFrequent(lists, 'city', ({ venue }) => [venue.city]),
      tags: mostFrequent(lists, 'tag', ({ tags }) => tags),
    }),
  };
}

type Facet = 'city' | 'tag';

const keyOf = (facet: Facet, name: string): string => `${facet}:${plainText(name)}`;

/** The lists in which an event stands. */
function keysOf(event: ListedEvent): ReadonlySet<string> {
  return new Set([
    keyOf('city', event.venue.city),
    ...event.tags.map((tag) => keyOf('tag', tag)),
    `free:${isFree(event)}`,
    `left:${hasSeatsLeft(event)}`,
    `few:${isNearlySoldOut(event)}`,
  ]);
}

/** For each part of a query the lists of which an event must stand in one. */
function wantedKeys({ city, tag, free, seatsLeft, nearlySoldOut }: EventQuery): string[][] {
  const tags = [tag ?? []].flat();
  return [
    ...(city ? [[keyOf('city', city)]] : []),
    ...(tags.length > 0 ? [tags.map((each) => keyOf('tag', each))] : []),
    ...(free === undefined ? [] : [[`free:${free}`]]),
    ...(seatsLeft === undefined ? [] : [[`left:${seatsLeft}`]]),
    ...(nearlySoldOut === undefined ? [] : [[`few:${nearlySoldOut}`]]),
  ];
}

/** Names as the soonest event writes them. */
function mostFrequent(
  lists: ReadonlyMap<string, DatedList>,
  facet: Facet,
  namesOf: (event: ListedEvent) => readonly string[],
): FacetCount[] {
  const counts = [...lists].flatMap(([key, list]) => {
    const names = list[0] ? namesOf(list[0].event) : [];
    const name = names.find((each) => keyOf(facet, each) === key);
    return name ? [{ name, count: list.length }] : [];
  });
  return counts
    .toSorted((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .slice(0, MOST_FACETS);
}
