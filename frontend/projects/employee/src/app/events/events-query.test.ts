import { describe, expect, it } from '@jest/globals';
import { addressOfQuery, askedFor, eventsQueryOf, FIRST_QUERY, sortedBy } from './events-query.ts';

describe('the query of the events list', () => {
  it('is the first one for an address that says nothing, or nonsense', () => {
    expect(eventsQueryOf({})).toEqual(FIRST_QUERY);
    const nonsense = { status: 'lost', when: 'never', sort: 'toString', order: 'x', page: '-4' };
    expect(eventsQueryOf(nonsense)).toEqual(FIRST_QUERY);
  });

  it('comes back from its own address', () => {
    const query = eventsQueryOf({
      search: 'lear & son',
      status: 'draft',
      when: 'all',
      sort: 'revenue',
      order: 'down',
      page: '3',
    });
    expect(query.page).toBe(2);
    const address = Object.entries(addressOfQuery(query)).map(([name, value]) => [
      name,
      String(value),
    ]);
    expect(eventsQueryOf(Object.fromEntries(address) as Record<string, string>)).toEqual(query);
  });

  it('leaves out of the address what is as at first', () => {
    expect(Object.values(addressOfQuery(FIRST_QUERY)).every((value) => value === null)).toBe(true);
  });

  it('asks only for what is wanted', () => {
    expect(askedFor(FIRST_QUERY)).toEqual({
      when: 'coming',
      sort: 'startsAt',
      order: 'up',
      page: 0,
      size: 25,
    });
    expect(askedFor({ ...FIRST_QUERY, search: ' lions ', status: 'draft' })).toMatchObject({
      search: 'lions',
      status: 'draft',
    });
  });

  it('turns the order round by the same column and goes back to the first page', () => {
    const byTitle = sortedBy({ ...FIRST_QUERY, page: 4 }, 'title');
    expect(byTitle).toMatchObject({ sort: 'title', order: 'up', page: 0 });
    expect(sortedBy(byTitle, 'title').order).toBe('down');
    expect(sortedBy(byTitle, 'revenue').order).toBe('down');
  });
});
