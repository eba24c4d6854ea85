import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from '../../testing/sample-event.ts';
import type { TicketedEvent } from './event.ts';
import { isWanted, workedOrder, type WorkedQuery, type WorkedSort } from './worked-events.ts';

const NOW = '2026-12-01T00:00:00.000Z';

const wants = (query: Partial<WorkedQuery>, change: Partial<TicketedEvent> = {}, now = NOW) =>
  isWanted(sampleEvent(change), { when: 'all', ...query }, now);

describe("an employee's events", () => {
  it.each(['tide', 'IDE CL', 'lyric', 'hamb', 'theatre', '', undefined])(
    'are found by any part of title, venue, city or tag: %s',
    (search) => {
      expect(wants({ search })).toBe(true);
    },
  );

  it('are not found by anything else', () => {
    expect(wants({ search: 'opera' })).toBe(false);
  });

  it('are told apart by status and by whether they are over', () => {
    expect(wants({ status: 'published' })).toBe(true);
    expect(wants({ status: 'draft' })).toBe(false);
    expect(wants({ when: 'coming' })).toBe(true);
    expect(wants({ when: 'past' })).toBe(false);
    expect(wants({ when: 'past' }, {}, '2026-12-11T21:30:00.000Z')).toBe(true);
  });

  it.each([
    ['startsAt', ['b', 'a', 'c']],
    ['title', ['c', 'a', 'b']],
    ['sold', ['a', 'b', 'c']],
    ['revenue', ['b', 'c', 'a']],
  ] as const)('stand in order by %s', (sort: WorkedSort, ids) => {
    const event = (eventId: string, title: string, startsAt: string) =>
      sampleEvent({ eventId, title, startsAt });
    const worked = [
      { event: event('a', 'Öl', '2026-02-01T00:00:00.000Z'), sold: 1, revenue: 30 },
      { event: event('b', 'Zorn', '2026-01-01T00:00:00.000Z'), sold: 2, revenue: 10 },
      { event: event('c', 'Ebbe', '2026-02-01T00:00:00.000Z'), sold: 2, revenue: 20 },
    ];
    const sorted = worked.toSorted(workedOrder(sort));
    // Of two with two tickets sold the earlier one stands first.
    expect(sorted.map((each) => each.event.eventId)).toEqual(ids);
  });
});
