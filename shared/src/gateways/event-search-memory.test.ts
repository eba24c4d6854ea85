import { beforeEach, describe, expect, it } from '@jest/globals';
import { searchable, type EventQuery, type TicketedEvent } from '../domain/index.ts';
import { sampleEvent } from '../testing/sample-event.ts';
import type { EventSearch } from '../use-cases/ports.ts';
import { memoryEventSearch } from './event-search-memory.ts';

const NOW = '2026-12-01T00:00:00.000Z';

let search: EventSearch;
beforeEach(() => {
  search = memoryEventSearch();
});

const at = (day: number) => `2026-12-${String(day).padStart(2, '0')}T19:00:00.000Z`;

/** An event on a day of December. */
async function add(eventId: string, day: number, change: Partial<TicketedEvent> = {}, sold = 0) {
  const times = { startsAt: at(day), endsAt: at(day + 1) };
  await search.put([searchable(sampleEvent({ eventId, ...times, ...change }), sold)]);
}

async function ids(query: EventQuery, now = NOW): Promise<string[]> {
  const { items } = await search.find({ ...query, limit: 100 }, now);
  return items.map(({ eventId }) => eventId);
}

describe('a search for words', () => {
  it.each(['tide', 'TIDE clock', 'clock hamburg', 'quayside', 'lyric', 'moon', 'thea', 't', 'cl'])(
    'finds words of title, venue, city, organizer, summary and tags: %s',
    async (q) => {
      await add('evt_a', 2);
      expect(await ids({ q })).toEqual(['evt_a']);
    },
  );

  it.each([
    'clcok',
    'clok',
    'clocck',
    'clack',
    'hambrug',
    'ligthouse',
    'lihgthouse',
    'ligthose',
    'tied',
  ])('forgives a slip of the hand: %s', async (q) => {
    await add('evt_a', 2);
    expect(await ids({ q })).toEqual(['evt_a']);
  });

  it.each(['tide opera', 'ide', 'xyz', 'mo', 'hxmbxrg'])('does not find: %s', async (q) => {
    await add('evt_a', 2);
    expect(await ids({ q })).toEqual([]);
  });

  it('forgives only where nothing begins with what was typed', async () => {
    await add('evt_a', 2, { title: 'Rock night' });
    await add('evt_b', 3, { title: 'Rocky road' });
    await add('evt_c', 4, { title: 'Lock keepers' });
    expect(await ids({ q: 'rock' })).toEqual(['evt_a', 'evt_b']);
  });

  it('does not care about accents', async () => {
    await add('evt_a', 2, { title: 'Café Zürich' });
    await add('evt_b', 3, { title: 'Cafe Zurich' });
    for (const q of ['cafe zurich', 'Café', 'ZÜRICH'])
      expect(await ids({ q })).toEqual(['evt_a', 'evt_b']);
  });

  it('puts whole words of the title first, then begun ones, names and the text, each by date', async () => {
    await add('evt_text', 2, { description: 'An evening of jazz.' });
    await add('evt_name', 3, { tags: ['jazz'] });
    await add('evt_begun', 4, { title: 'Jazzfest' });
    await add('evt_title2', 6, { title: 'Jazz again' });
    await add('evt_title', 5, { title: 'Some jazz' });
    expect(await ids({ q: 'jazz' })).toEqual([
      ...['evt_title', 'evt_title2', 'evt_begun', 'evt_name', 'evt_text'],
    ]);
    expect(await ids({ q: 'jazz', sort: 'date' })).toEqual([
      ...['evt_text', 'evt_name', 'evt_begun', 'evt_title', 'evt_title2'],
    ]);
  });

  it('of several words looks at the one that fits worst, then at the one that fits best', async () => {
    await add('evt_names', 2, { tags: ['jazz'], venue: { ...sampleEvent().venue, city: 'Bern' } });
    await add('evt_text', 3, { title: 'Jazz', description: 'As in Bern.' });
    await add('evt_mixed', 4, { title: 'Jazz', venue: { ...sampleEvent().venue, city: 'Bern' } });
    await add('evt_both', 5, { title: 'Jazz in Bern' });
    expect(await ids({ q: 'bern jazz' })).toEqual([
      ...['evt_both', 'evt_mixed', 'evt_names', 'evt_text'],
    ]);
  });

  it('lists everything by date for a query without words', async () => {
    await add('evt_b', 3);
    await add('evt_a', 2);
    expect(await ids({ q: ' …! ', sort: 'relevance' })).toEqual(['evt_a', 'evt_b']);
  });
});

describe('filters', () => {
  it('choose by city, tag and price', async () => {
    const { venue, categories } = sampleEvent();
    await add('evt_a', 2, { tags: ['Theatre', 'New'] });
    await add('evt_b', 3, { venue: { ...venue, city: 'Köln' }, tags: ['opera'] });
    await add('evt_c', 4, { categories: categories.map((each) => ({ ...each, price: 500 })) });
    expect(await ids({ city: 'hamburg' })).toEqual(['evt_a', 'evt_c']);
    expect(await ids({ city: 'koln' })).toEqual(['evt_b']);
    expect(await ids({ tag: 'theatre' })).toEqual(['evt_a', 'evt_c']);
    expect(await ids({ tag: ['opera', 'new'] })).toEqual(['evt_a', 'evt_b']);
    expect(await ids({ free: true })).toEqual(['evt_a', 'evt_b']);
    expect(await ids({ free: false })).toEqual(['evt_c']);
    expect(await ids({ q: 'tide', city: 'Hamburg', tag: 'theatre', free: false })).toEqual([
      'evt_c',
    ]);
    expect(await ids({ city: 'Berlin' })).toEqual([]);
  });

  it('choose by what is left, as soon as it is counted', async () => {
    await add('evt_a', 2, {}, 10);
    await add('evt_b', 3, {}, 75);
    await add('evt_c', 4, {}, 80);
    expect(await ids({ seatsLeft: true })).toEqual(['evt_a', 'evt_b']);
    expect(await ids({ nearlySoldOut: true })).toEqual(['evt_b']);
    await search.count(new Map([...Object.entries({ evt_a: 79, evt_b: 80, evt_other: 1 })]));
    expect(await ids({ seatsLeft: true })).toEqual(['evt_a']);
    expect(await ids({ nearlySoldOut: true })).toEqual(['evt_a']);
    expect(await ids({ seatsLeft: false })).toEqual(['evt_b', 'evt_c']);
  });

  it('take the first moment in and the last one out', async () => {
    for (const day of [2, 3, 4]) await add(`evt_${day}`, day);
    expect(await ids({ from: at(3) })).toEqual(['evt_3', 'evt_4']);
    expect(await ids({ to: at(3) })).toEqual(['evt_2']);
    expect(await ids({ q: 'tide', from: at(3), to: at(4) })).toEqual(['evt_3']);
  });

  it('leave out what is over', async () => {
    await add('evt_a', 2);
    await add('evt_b', 3);
    expect(await ids({}, at(3))).toEqual(['evt_b']);
    expect(await ids({ q: 'tide', from: at(1) }, at(3))).toEqual(['evt_b']);
    await search.removeEnded(at(3));
    expect(await search.all(NOW)).toHaveLength(1);
  });

  it('are named with their counts, the most frequent first', async () => {
    const { venue } = sampleEvent();
    await add('evt_a', 2, { tags: ['New', 'Theatre'] });
    await add('evt_b', 3, { tags: ['theatre'], venue: { ...venue, city: 'Köln' } });
    await add('evt_c', 4, { tags: ['opera', 'Opera'], venue: { ...venue, city: 'Koln' } });
    expect(await search.facets()).toEqual({
      cities: [
        { name: 'Köln', count: 2 },
        { name: 'Hamburg', count: 1 },
      ],
      tags: [
        { name: 'Theatre', count: 2 },
        { name: 'New', count: 1 },
        { name: 'opera', count: 1 },
      ],
    });
    await search.remove(['evt_a']);
    expect((await search.facets()).cities).toEqual([{ name: 'Köln', count: 2 }]);
  });
});

describe('pages', () => {
  it('go on behind the last event, whatever has changed before it or gone', async () => {
    for (const day of [2, 3, 4, 5]) await add(`evt_${day}`, day);
    for (const sort of ['date', 'relevance'] as const) {
      const first = await search.find({ q: 'tide', sort, limit: 2 }, NOW);
      expect(first.items.map(({ eventId }) => eventId)).toEqual(['evt_2', 'evt_3']);
      await search.remove(['evt_3']);
      await add('evt_1', 1);
      const cursor = first.nextCursor;
      const second = await search.find({ q: 'tide', sort, limit: 2, cursor }, NOW);
      expect(second.items.map(({ eventId }) => eventId)).toEqual(['evt_4', 'evt_5']);
      expect(second.nextCursor).toBeUndefined();
      await add('evt_3', 3);
      await search.remove(['evt_1']);
    }
  });

  it.each([
    [{}, 'nonsense'],
    [{}, '2026-13-01T00:00:00.000Z~evt_a'],
    [{}, '0~2026-12-01T00:00:00.000Z~evt_a'],
    [{ q: 'tide' }, '2026-12-01T00:00:00.000Z~evt_a'],
  ])('of %j refuse the cursor %s', async (query, cursor) => {
    await expect(search.find({ ...query, cursor, limit: 1 }, NOW)).rejects.toMatchObject({
      code: 'invalid-request',
    });
  });
});
