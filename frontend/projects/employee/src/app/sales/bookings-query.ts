import { employee, type QueryOf } from '@foyer/shared/contract';

type Asked = NonNullable<QueryOf<typeof employee.listBookings>>;

/** Which bookings the list shows, as the address carries it. */
export type BookingsSearch = {
  readonly search: string;
  readonly status: (typeof employee.SALES_STATES)[number] | '';
};

/** The states to filter by, with their words. */
export const STATE_FILTERS = [
  { status: '', words: 'Any' },
  { status: 'confirmed', words: 'Confirmed' },
  { status: 'cancelled', words: 'Cancelled' },
  { status: 'refunds-open', words: 'Refunds open' },
] as const satisfies readonly { status: BookingsSearch['status']; words: string }[];

/** The search that an address carries; what it says wrongly counts as not said. */
export function bookingsSearchOf(said: {
  readonly search: string | undefined;
  readonly status: string | undefined;
}): BookingsSearch {
  const status = employee.SALES_STATES.find((one) => one === said.status);
  return { search: said.search ?? '', status: status ?? '' };
}

/** What to ask the service for. */
export function bookingsAskedFor({ search, status }: BookingsSearch): Partial<Asked> {
  const words = search.trim();
  return { ...(words && { search: words }), ...(status && { status }) };
}
