import type { employee, QueryOf } from '@foyer/shared/contract';

type Asked = NonNullable<QueryOf<typeof employee.listEmployees>>;

/** Which employees the page shows, as the address carries it. */
export type PeopleQuery = {
  readonly search: string;
  readonly role: NonNullable<Asked['role']> | '';
  readonly state: NonNullable<Asked['state']> | '';
  readonly sort: Asked['sort'];
  readonly order: Asked['order'];
  readonly page: number;
};

/** How many employees a page has. */
export const PEOPLE_PER_PAGE = 25;

/** The roles, with their names. */
export const ROLE_NAMES = { organizer: 'Organizer', steward: 'Steward', admin: 'Admin' } as const;

/** The states of an account, with their names. */
export const STATE_NAMES = {
  invited: 'Invited',
  active: 'Active',
  inactive: 'Deactivated',
} as const;

/** The columns to sort by, with their names. */
export const COLUMN_NAMES = {
  name: 'Name',
  createdAt: 'Added',
  lastSignInAt: 'Last sign-in',
} as const;

/** The query that an address carries; what it says wrongly counts as not said. */
export function peopleQueryOf(said: Readonly<Record<string, string | undefined>>): PeopleQuery {
  const page = Number(said['page'] ?? '1');
  return {
    search: said['search'] ?? '',
    role: keyOf(ROLE_NAMES, said['role']) ?? '',
    state: keyOf(STATE_NAMES, said['state']) ?? '',
    sort: keyOf(COLUMN_NAMES, said['sort']) ?? 'name',
    order: said['order'] === 'down' ? 'down' : 'up',
    page: Number.isSafeInteger(page) && page >= 1 ? page - 1 : 0,
  };
}

/** The address of a query: what is as at first is left out, and pages count from 1. */
export function addressOfPeople(query: PeopleQuery): Record<string, string | number | null> {
  const { search, role, state, sort, order, page } = query;
  return {
    search: search || null,
    role: role || null,
    state: state || null,
    sort: sort === 'name' ? null : sort,
    order: order === 'up' ? null : order,
    page: page === 0 ? null : page + 1,
  };
}

/** What to ask the service for. */
export function peopleAskedFor({ search, role, state, ...rest }: PeopleQuery): Partial<Asked> {
  return {
    ...rest,
    size: PEOPLE_PER_PAGE,
    ...(search.trim() && { search: search.trim() }),
    ...(role && { role }),
    ...(state && { state }),
  };
}

/** The query sorted by a column: the same one again turns the order round; times begin with the latest. */
export function peopleSortedBy(query: PeopleQuery, sort: PeopleQuery['sort']): PeopleQuery {
  const first = sort === 'name' ? 'up' : 'down';
  const turned = query.order === 'up' ? 'down' : 'up';
  return { ...query, sort, order: query.sort === sort ? turned : first, page: 0 };
}

function keyOf<Names extends object>(
  names: Names,
  text: string | undefined,
): keyof Names | undefined {
  return text !== undefined && Object.hasOwn(names, text) ? (text as keyof Names) : undefined;
}
