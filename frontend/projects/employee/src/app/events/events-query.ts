import type { employee, QueryOf } from '@foyer/shared/contract';
import type { EventStatus } from '@foyer/shared/domain';

type Asked = NonNullable<QueryOf<typeof employee.listMyEvents>>;

/** Which events the list shows, as the address carries it. */
export type EventsQuery = {
  readonly search: string;
  readonly status: EventStatus | '';
  readonly when: Asked['when'];
  readonly sort: Asked['sort'];
  readonly order: Asked['order'];
  readonly page: number;
};

/** How many events a page of the list has. */
export const PAGE_SIZE = 25;

/** The states to filter by, with their names. */
export const STATUS_NAMES: Readonly<Partial<Record<EventStatus, string>>> = {
  draft: 'Draft',
  published: 'Published',
  cancelled: 'Cancelled',
};

/** The spans of time to filter by, with their names. */
export const WHEN_NAMES = { coming: 'Coming', past: 'Past', all: 'All' } as const;

/** The orders to sort by, with their names. */
export const SORT_NAMES = {
  startsAt: 'Date',
  title: 'Title',
  sold: 'Sold',
  revenue: 'Revenue',
  updatedAt: 'Last change',
} as const;

/** What is shown when the address says nothing. */
export const FIRST_QUERY: EventsQuery = {
  search: '',
  status: '',
  when: 'coming',
  sort: 'startsAt',
  order: 'up',
  page: 0,
};

/** The query that an address carries; what it says wrongly counts as not said. */
export function eventsQueryOf(said: Readonly<Record<string, string | undefined>>): EventsQuery {
  const page = Number(said['page'] ?? '1');
  return {
    search: said['search'] ?? '',
    status: keyOf(STATUS_NAMES, said['status']) ?? '',
    when: keyOf(WHEN_NAMES, said['when']) ?? FIRST_QUERY.when,
    sort: keyOf(SORT_NAMES, said['sort']) ?? FIRST_QUERY.sort,
    order: said['order'] === 'down' ? 'down' : 'up',
    page: Number.isSafeInteger(page) && page >= 1 ? page - 1 : 0,
  };
}

/** The address of a query: what is as at first is left out, and pages count from 1. */
export function addressOfQuery(query: EventsQuery): Record<string, string | number | null> {
  const { search, status, when, sort, order, page } = query;
  return {
    search: search || null,
    status: status || null,
    when: when === FIRST_QUERY.when ? null : when,
    sort: sort === FIRST_QUERY.sort ? null : sort,
    order: order === FIRST_QUERY.order ? null : order,
    page: page === 0 ? null : page + 1,
  };
}

/** What to ask the service for. */
export function askedFor({ search, status, ...rest }: EventsQuery): Partial<Asked> {
  return {
    ...rest,
    size: PAGE_SIZE,
    ...(search.trim() && { search: search.trim() }),
    ...(status && { status }),
  };
}

/** The query sorted by a column: the same one again turns the order round; figures begin with the largest. */
export function sortedBy(query: EventsQuery, sort: EventsQuery['sort']): EventsQuery {
  const first = sort === 'title' || sort === 'startsAt' ? 'up' : 'down';
  const turned = query.order === 'up' ? 'down' : 'up';
  return { ...query, sort, order: query.sort === sort ? turned : first, page: 0 };
}

function keyOf<Names extends object>(
  names: Names,
  text: string | undefined,
): keyof Names | undefined {
  return text !== undefined && Object.hasOwn(names, text) ? (text as keyof Names) : undefined;
}
