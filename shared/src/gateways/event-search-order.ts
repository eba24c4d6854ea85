import { anyOf, inAll, type GradedList, type Span, type Stream } from './event-search-join.ts';
import type { Entry, Place } from './event-search-lists.ts';
import { GRADES } from './event-search-words.ts';

/** What a query comes down to. */
export type Wanted = {
  /** New streams of what the query asks for beside words. */
  readonly filters: () => Stream[];
  /** For each word the lists that have it. */
  readonly words: readonly (readonly GradedList[])[];
  readonly span: Span;
};

/** An entry that was found, and its rank where the order is by relevance. */
export type Finding = { readonly entry: Entry; readonly rank?: number };

/** How well an event fits a query of several words: by the word that fits worst, then by the one that fits best. */
type Rank = { readonly worst: number; readonly best: number };

const RANKS: readonly Rank[] = Object.values(GRADES).flatMap((worst) =>
  Array.from({ length: worst + 1 }, (_, best) => ({ worst, best })),
);

/** Everything wanted, by date. */
export function* byDate({ filters, words, span }: Wanted): Generator<Finding> {
  for (const entry of inAll([...filters(), ...words.map(anyOf)], span)) yield { entry };
}

/**
 * Everything wanted, rank by rank and each by date: what is not taken is not looked for, however frequent the words
 * are. Goes on behind the last entry of the page before.
 */
export function* byRelevance(
  wanted: Wanted,
  after: { readonly rank: number; readonly place?: Place } = { rank: 0 },
): Generator<Finding> {
  for (let rank = after.rank; rank < RANKS.length; rank += 1) {
    const from = (rank === after.rank ? after.place : undefined) ?? wanted.span.from;
    for (const entry of inRank(wanted, rank, from)) yield { entry, rank };
  }
}

function* inRank({ filters, words, span }: Wanted, rank: number, from: Place): Generator<Entry> {
  const { worst, best } = RANKS[rank] ?? { worst: 0, best: 0 };
  if (words.length === 1 && best < worst) return;
  const graded = words.map((lists) => anyOf(upTo(worst, lists)));
  const fitting = best < worst ? [anyOf(upTo(best, words.flat()))] : [];
  for (const entry of inAll([...filters(), ...graded, ...fitting], { ...span, from })) {
    const grades = graded.map((stream) => stream.grade());
    if (Math.max(...grades) === worst && Math.min(...grades) === best) yield entry;
  }
}

function upTo(grade: number, lists: readonly GradedList[]): GradedList[] {
  return lists.filter((each) => each.grade <= grade);
}
