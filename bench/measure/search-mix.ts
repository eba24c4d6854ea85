import { DAY_MS, instantOf } from '@foyer/shared/domain';
import type { Lexicon } from './event-texts.ts';
import { anyOf, seeded } from './seeded.ts';

/** What visitors ask a list for: the words and filters of its address. */
export type ListQuery = Readonly<Record<string, string>>;

/** Queries of every kind, from the most frequent words to rare ones; the same for any number of events. */
export function searchMix(
  { words, titleWords, cities, tags, venues }: Lexicon,
  now: number,
): ListQuery[] {
  const random = seeded(11);
  const ranks = [0, 5, 19, 40, 120, 400, 1_000, 3_000];
  const ranked = ranks.flatMap((rank) => words[rank] ?? []);
  const titled = ranks.flatMap((rank) => titleWords[rank] ?? []);
  const inDays = (days: number) => instantOf(now + days * DAY_MS);
  return [
    ...ranked.map((q) => ({ q })),
    ...titled.map((q) => ({ q })),
    ...titled.map((word) => ({ q: word.slice(0, 4) })),
    ...['s', 'br', 'con', 'the'].map((q) => ({ q })),
    ...titled.map((word) => ({ q: mistyped(word) })),
    ...ranked.map((word) => ({ q: `${word} ${anyOf(random, titled)}` })),
    ...ranked.map((word) => ({ q: `${anyOf(random, words.slice(20, 600))} ${word}` })),
    ...titled.map((word, index) => ({ q: `${cities[index * 9] ?? ''} ${word}` })),
    ...venues.slice(0, 4).map((q) => ({ q })),
    ...ranked.slice(0, 3).map((q) => ({ q, sort: 'date', city: cities[0] ?? '' })),
    {},
    { limit: '6', q: 'con' },
    ...cities.slice(0, 3).map((city) => ({ city })),
    { city: cities[300] ?? '' },
    ...tags.slice(0, 3).map((tag) => ({ tag })),
    { free: 'true' },
    { nearlySoldOut: 'true' },
    { seatsLeft: 'true', from: inDays(30), to: inDays(37) },
    { from: inDays(200) },
    { nearlySoldOut: 'true', free: 'true', city: cities[1] ?? '' },
    { q: 'concert', nearlySoldOut: 'true', tag: tags[5] ?? '' },
  ];
}

/** Two letters in the middle swapped. */
function mistyped(word: string): string {
  const middle = Math.floor(word.length / 2);
  return [word.slice(0, middle - 1), word[middle], word[middle - 1], word.slice(middle + 1)].join(
    '',
  );
}
