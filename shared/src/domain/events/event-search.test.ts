import { expect, it } from '@jest/globals';
import { compareInList } from './event-search.ts';

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
