import type { EpochMs } from '../domain/index.ts';
import { behind, indexFrom, type DatedList, type Entry, type Place } from './event-search-lists.ts';

/** Entries by date that are read forwards, skipping what is not asked for. */
export type Stream = {
  /** The most entries that it may have. */
  readonly size: number;
  /** The first entry at or behind a place; places must not go back. */
  seek(place: Place): Entry | undefined;
};

/** A list with how well its entries fit; 0 is best. */
export type GradedList = { readonly list: DatedList; readonly grade: number };

/** A part of every list: from a place on, and until a start. */
export type Span = { readonly from: Place; readonly until: EpochMs };

/** Entries of any of some lists, each with the best grade of the lists that have it. */
export type GradedStream = Stream & {
  /** The grade of the entry that was found last. */
  grade(): number;
};

/** What stands in at least one of some lists. */
export function anyOf(lists: readonly GradedList[]): GradedStream {
  const heads = lists.map(({ list, grade }) => ({ list, grade, index: 0 }));
  let found: Entry | undefined;
  return {
    size: lists.reduce((sum, { list }) => sum + list.length, 0),
    seek(place) {
      found = undefined;
      for (const head of heads) {
        head.index = indexFrom(head.list, place, head.index);
        const entry = head.list[head.index];
        if (entry && (!found || isEarlier(entry, found))) found = entry;
      }
      return found;
    },
    grade: () =>
      heads.reduce(
        (best, { list, grade, index }) => (list[index] === found ? Math.min(best, grade) : best),
        Infinity,
      ),
  };
}

/**
 * Entries of a span that every stream has, by date. The streams lead each other on by leaps, so that the cost follows
 * the smallest of them and what is taken, not what there is.
 */
export function* inAll(streams: readonly Stream[], { from, until }: Span): Generator<Entry> {
  const inTurn = streams.toSorted((one, other) => one.size - other.size);
  for (let place = from; ;) {
    const entry = nextInAll(inTurn, place);
    if (!entry || entry.at >= until) return;
    yield entry;
    place = behind(entry);
  }
}

/** The smallest stream proposes; the first one that has not what it proposes says where to go on. */
function nextInAll([smallest, ...others]: readonly Stream[], from: Place): Entry | undefined {
  for (let place = from; ;) {
    const proposed = smallest?.seek(place);
    if (!proposed) return undefined;
    let found: Entry | undefined = proposed;
    for (const stream of others) {
      found = stream.seek(proposed);
      if (found !== proposed) break;
    }
    if (found === proposed || !found) return found;
    place = found;
  }
}

function isEarlier(entry: Entry, other: Entry): boolean {
  return entry.at < other.at || (entry.at === other.at && entry.eventId < other.eventId);
}
