import {
  epochOf,
  type EpochMs,
  type EventId,
  type ListedEvent,
  type SearchableEvent,
} from '../domain/index.ts';

/** A place in a list by date: by start, then by id. */
export type Place = { readonly at: EpochMs; readonly eventId: EventId };

/** An event of the index; its place and its words never change, its figures may. */
export type Entry = Place & { event: ListedEvent; readonly words: string };

/** Entries by date, each once. */
export type DatedList = Entry[];

/** The place before every event. */
export const FIRST_PLACE: Place = { at: -Infinity, eventId: '' };

/** An event at its place. */
export function entryOf({ event, words }: SearchableEvent): Entry {
  return { at: epochOf(event.startsAt), eventId: event.eventId, event, words };
}

/** Below 0 when the first place comes before the second. */
export function comparePlaces(first: Place, second: Place): number {
  if (first.at !== second.at) return first.at - second.at;
  if (first.eventId === second.eventId) return 0;
  return first.eventId < second.eventId ? -1 : 1;
}

/** The first place behind an entry. */
export function behind({ at, eventId }: Place): Place {
  return { at, eventId: `${eventId}\0` };
}

/** Index of the first entry at or behind a place, looked for from an index on in steps that double: near ones cost little. */
export function indexFrom(list: DatedList, place: Place, from = 0): number {
  let [low, high, step] = [from, from, 1];
  while (isBefore(list[high], place)) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, list.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(list[middle], place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts an entry in its place; costs nothing at the end. */
export function insertEntry(list: DatedList, entry: Entry): void {
  if (isBefore(list.at(-1), entry) || list.length === 0) list.push(entry);
  else list.splice(indexFrom(list, entry), 0, entry);
}

/** Takes an entry out. */
export function removeEntry(list: DatedList, entry: Entry): void {
  const index = indexFrom(list, entry);
  if (list[index] === entry) list.splice(index, 1);
}

function isBefore(entry: Entry | undefined, place: Place): boolean {
  return entry !== undefined && comparePlaces(entry, place) < 0;
}
