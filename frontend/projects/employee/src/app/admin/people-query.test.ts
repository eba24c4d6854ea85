import { describe, expect, it } from '@jest/globals';
import {
  addressOfPeople,
  peopleAskedFor,
  peopleQueryOf,
  peopleSortedBy,
  type PeopleQuery,
} from './people-query.ts';

const FIRST = peopleQueryOf({});

describe('the address of the people page', () => {
  it('says nothing at first', () => {
    expect(Object.values(addressOfPeople(FIRST)).every((value) => value === null)).toBe(true);
  });

  it('carries every choice there and back', () => {
    const query: PeopleQuery = {
      ...{ search: 'ada', role: 'steward', state: 'invited' },
      ...{ sort: 'lastSignInAt', order: 'down', page: 2 },
    };
    const address = addressOfPeople(query);
    expect(address['page']).toBe(3);
    const said = Object.fromEntries(Object.entries(address).map(([key, text]) => [key, `${text}`]));
    expect(peopleQueryOf(said)).toEqual(query);
  });

  it('counts as silent where it is wrong', () => {
    const said = { role: 'customer', state: 'gone', sort: 'hash', order: 'sideways', page: '-3' };
    expect(peopleQueryOf(said)).toEqual(FIRST);
  });
});

it('asks the service only for what was chosen', () => {
  expect(peopleAskedFor({ ...FIRST, search: '  ' })).toEqual({
    ...{ sort: 'name', order: 'up', page: 0, size: 25 },
  });
  expect(peopleAskedFor({ ...FIRST, role: 'admin' })).toMatchObject({ role: 'admin' });
});

it('sorts by a column first in its natural order, then the other way round, from the first page', () => {
  const byTime = peopleSortedBy({ ...FIRST, page: 4 }, 'lastSignInAt');
  expect(byTime).toMatchObject({ sort: 'lastSignInAt', order: 'down', page: 0 });
  expect(peopleSortedBy(byTime, 'lastSignInAt')).toMatchObject({ order: 'up' });
  expect(peopleSortedBy(byTime, 'name')).toMatchObject({ sort: 'name', order: 'up' });
});
