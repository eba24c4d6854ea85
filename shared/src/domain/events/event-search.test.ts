import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from '../../testing/sample-event.ts';
import { compareInList, eventMatcher, searchable, type EventQuery } from './event-search.ts';
import type { TicketedEvent } from './event.ts';

const NOW = '2026-12-01T00:00:00.000Z';

const finds = (query: EventQuery, change: Partial<TicketedEvent> = {}, now = NOW): boolean =>
  eventMatcher(query, now)(searchable(sampleEvent(change)));

describe('searching events', () => {
  it.each(['tide', 'TIDE clock', 'clock hamburg', 'quayside', 'lyric', 'moon', 'thea'])(
    'finds words of title, venue, city, organizer, summary and tags: %s',
    (q) => {
      expect(finds({ q })).toBe(true);
    },
  );

  it('does not find words that the event does not have', () => {
    expect(finds({ q: 'tide opera' })).toBe(false);
    expect(finds({ q: 'ide' })).toBe(false);
  });

  it('does not care about accents', () => {
    expect(finds({ q: 'cafe zurich' }, { title: 'Café Zürich' })).toBe(true);
    expect(finds({ q: 'Café' }, { title: 'Cafe' })).toBe(true);
  });

  it('lists everything for a query without words', () => {
    expect(finds({ q: ' …! ' })).toBe(true);
  });

  it('leaves out what is over, unless a time is asked for', () => {
    const after = '2026-12-12T00:00:00.000Z';
    expect(finds({}, {}, after)).toBe(false);
    expect(finds({ from: '2026-12-01T00:00:00.000Z' }, {}, after)).toBe(true);
  });

  it('takes the first moment in and the last one out', () => {
    const startsAt = sampleEvent().startsAt;
    expect(finds({ from: startsAt })).toBe(true);
    expect(finds({ to: startsAt })).toBe(false);
  });

  it('filters by city, tag and free tickets', () => {
    expect(finds({ city: 'hamburg', tag: 'Theatre', free: true })).toBe(true);
    expect(finds({ city: 'Berlin' })).toBe(false);
    expect(finds({ tag: 'opera' })).toBe(false);
    expect(finds({ free: false })).toBe(false);
  });
});

it('lists by start, then by id', () => {
  const [early, late] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
  const list = [
    { startsAt: late, eventId: 'evt_a' },
    { startsAt: early, eventId: 'evt_c' },
    { startsAt: early, eventId: 'evt_b' },
  ];
  expect(list.toSorted(compareInList).map(({ eventId }) => eventId)).toEqual([
    'evt_b',
    'evt_c',
    'evt_a',
  ]);
});
