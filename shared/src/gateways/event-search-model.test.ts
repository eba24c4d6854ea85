import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareInList,
  plainText,
  searchable,
  wordsIn,
  wordsOf,
  type EventQuery,
  type EventWords,
  type ListedEvent,
  type SearchableEvent,
} from '../domain/index.ts';
import { runBudget } from '../testing/run-budget.ts';
import { sampleEvent } from '../testing/sample-event.ts';
import { memoryEventSearch } from './event-search-memory.ts';

const NOW = '2026-12-03T12:00:00.000Z';

/** Few words, near each other, so that queries find many events in many ways. */
const WORDS = [
  'jazz',
  'jazzfest',
  'jar',
  'bern',
  'berne',
  'bergen',
  'quartet',
  'quartets',
  'a',
  'ab',
];
const TYPED = [...WORDS, 'jaz', 'jzaz', 'brn', 'quartte', 'quxrtxt', 'be', 'zzz'];

const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { maxLength: 3 }).map((some) => some.join(' '));
const day = fc.integer({ min: 1, max: 9 }).map((date) => `2026-12-0${date}T19:00:00.000Z`);
const id = fc.integer({ min: 0, max: 14 }).map((number) => `evt_${number}`);

const event: fc.Arbitrary<SearchableEvent> = fc
  .record({
    eventId: id,
    startsAt: day,
    title: words,
    city: fc.constantFrom('Bern', 'Bergen', 'Bérn'),
    tags: fc.array(word, { maxLength: 2 }),
    description: words,
    price: fc.constantFrom(0, 900),
    sold: fc.constantFrom(0, 75, 80),
  })
  .map(({ city, price, sold, startsAt, ...rest }) => {
    const { venue, categories } = sampleEvent();
    const change = {
      ...rest,
      startsAt,
      endsAt: startsAt.replace('T19', 'T22'),
      summary: '',
      organizerName: '',
      venue: { ...venue, name: '', city },
      categories: categories.map((category) => ({ ...category, price })),
    };
    return searchable(sampleEvent(change), sold);
  });

type Change =
  | { readonly put: readonly SearchableEvent[] }
  | { readonly remove: string }
  | { readonly count: readonly [string, number] };

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ put: fc.array(event, { maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ remove: id }) },
  { weight: 1, arbitrary: fc.record({ count: fc.tuple(id, fc.constantFrom(0, 75, 80)) }) },
);

const query: fc.Arbitrary<EventQuery> = fc.record(
  {
    q: fc.array(fc.constantFrom(...TYPED), { maxLength: 3 }).map((some) => some.join(' ')),
    city: fc.constantFrom('bern', 'Bergen'),
    tag: fc.oneof(word, fc.array(word, { maxLength: 2 })),
    from: day,
    to: day,
    free: fc.boolean(),
    seatsLeft: fc.boolean(),
    nearlySoldOut: fc.boolean(),
    sort: fc.constantFrom('date' as const, 'relevance' as const),
  },
  { requiredKeys: [] },
);

it('finds what a look at every event finds, in the same order, page by page', async () => {
  const hasTime = runBudget(5_000, 100);
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 8 }),
      fc.array(query, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (changes, queries, limit) => {
        if (!hasTime()) return;
        const { search, known } = await after(changes);
        for (const each of queries) {
          const wanted = naive([...known.values()], each);
          expect(await pagesOf(search, each, limit)).toEqual(wanted);
        }
      },
    ),
    { numRuns: 1_500 },
  );
}, 60_000);

async function after(changes: readonly Change[]) {
  const search = memoryEventSearch();
  const known = new Map<string, SearchableEvent>();
  for (const each of changes) {
    if ('put' in each) {
      await search.put(each.put);
      for (const entry of each.put) known.set(entry.event.eventId, entry);
    } else if ('remove' in each) {
      await search.remove([each.remove]);
      known.delete(each.remove);
    } else {
      const [eventId, sold] = each.count;
      await search.count(new Map([each.count]));
      const entry = known.get(eventId);
      if (entry) known.set(eventId, { ...entry, event: { ...entry.event, sold } });
    }
  }
  return { search, known };
}

async function pagesOf(
  search: ReturnType<typeof memoryEventSearch>,
  each: EventQuery,
  limit: number,
): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search.find({ ...each, limit, cursor }, NOW);
    found.push(...page.items.map(({ eventId }) => eventId));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}

/** Ids of what a query finds, by the rules as they are written, event by event. */
function naive(entries: readonly SearchableEvent[], each: EventQuery): string[] {
  const vocabulary = new Set(
    entries.flatMap((entry) => Object.values(wordsIn(entry)).flatMap((some) => [...some])),
  );
  const typed = [...new Set(wordsOf(each.q ?? ''))];
  const ranked = entries.flatMap((entry) => {
    const grades = typed.map((one) => gradeOf(wordsIn(entry), one, vocabulary));
    const fits = isWanted(entry.event, each) && grades.every((grade) => grade < Infinity);
    return fits
      ? [{ event: entry.event, rank: [Math.max(0, ...grades), Math.min(9, ...grades)] }]
      : [];
  });
  const byRank = each.sort !== 'date' && typed.length > 0;
  return ranked
    .sort(
      (one, other) =>
        (byRank ? one.rank[0]! - other.rank[0]! || one.rank[1]! - other.rank[1]! : 0) ||
        compareInList(one.event, other.event),
    )
    .map(({ event: { eventId } }) => eventId);
}

function isWanted(listed: ListedEvent, each: EventQuery): boolean {
  const { from, to, city, free, seatsLeft, nearlySoldOut } = each;
  const tags = [each.tag ?? []].flat();
  const left = listed.capacity - listed.sold;
  return (
    listed.endsAt > NOW &&
    (from === undefined || listed.startsAt >= from) &&
    (to === undefined || listed.startsAt < to) &&
    (city === undefined || plainText(listed.venue.city) === plainText(city)) &&
    (tags.length === 0 || tags.some((tag) => listed.tags.includes(tag))) &&
    (free === undefined || (listed.priceFrom === 0) === free) &&
    (seatsLeft === undefined || left > 0 === seatsLeft) &&
    (nearlySoldOut === undefined || (left > 0 && left <= 8) === nearlySoldOut)
  );
}

/** 0 to 3 as in the index, Infinity where the event does not have the word. */
function gradeOf(found: EventWords, typed: string, vocabulary: ReadonlySet<string>): number {
  const begins = (some: Iterable<string>) => [...some].filter((one) => one.startsWith(typed));
  if (found.title.has(typed)) return 0;
  if (typed.length <= 3) {
    if (begins(found.title).length > 0) return 1;
    if (begins(found.names).length > 0) return 2;
    return found.text.has(typed) ? 3 : Infinity;
  }
  const within = (slips: number) => [...vocabulary].filter((one) => distance(one, typed) <= slips);
  const meant =
    [begins(vocabulary), within(1), typed.length >= 8 ? within(2) : []].find(
      (some) => some.length > 0,
    ) ?? [];
  if (meant.some((one) => found.title.has(one))) return 1;
  if (meant.some((one) => found.names.has(one))) return 2;
  return meant.some((one) => found.text.has(one)) ? 3 : Infinity;
}

/** Letters that differ, are too many or missing; two neighbours swapped count once where they are all. */
function distance(one: string, other: string): number {
  const swapped = Array.from(other.slice(1), (_, index) =>
    [other.slice(0, index), other[index + 1], other[index], other.slice(index + 2)].join(''),
  );
  if (swapped.includes(one)) return one === other ? 0 : 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of one.split('').entries()) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at += 1)
      next[at] = Math.min(
        (row[at] ?? 0) + 1,
        (next[at - 1] ?? 0) + 1,
        (row[at - 1] ?? 0) + (other[at - 1] === letter ? 0 : 1),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
