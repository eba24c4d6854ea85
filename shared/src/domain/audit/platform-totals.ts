import type { EmployeeAccount } from '../accounts/account.ts';
import type { EventStatus, TicketedEvent } from '../events/event.ts';
import type { Currency, MinorUnits } from '../money.ts';
import type { Instant } from '../time.ts';

/** The states in which totals count events: what is on its way counts as what it still is. */
export type CountedState = 'draft' | 'published' | 'cancelled' | 'ended';

/** What the platform amounts to. */
export type PlatformTotals = {
  readonly organizers: number;
  readonly stewards: number;
  readonly events: Readonly<Record<CountedState, number>>;
  readonly ticketsSold: number;
  /** One sum a currency, by its code. */
  readonly revenue: readonly { readonly currency: Currency; readonly amount: MinorUnits }[];
};

/** An event with what was sold of it. */
export type CountedEvent = {
  readonly event: Pick<TicketedEvent, 'status' | 'endsAt' | 'currency'>;
  readonly sold: number;
  readonly revenue: MinorUnits;
};

const COUNTED_AS: Readonly<Record<EventStatus, CountedState>> = {
  draft: 'draft',
  publishing: 'draft',
  published: 'published',
  unpublishing: 'published',
  cancelled: 'cancelled',
  ended: 'ended',
};

/** The totals of all events and of the employees who have access. */
export function platformTotals(
  events: readonly CountedEvent[],
  employees: readonly Pick<EmployeeAccount, 'role' | 'active'>[],
  now: Instant,
): PlatformTotals {
  const working = (role: string) =>
    employees.filter((employee) => employee.active && employee.role === role).length;
  const counted: Record<CountedState, number> = { draft: 0, published: 0, cancelled: 0, ended: 0 };
  const revenue = new Map<Currency, MinorUnits>();
  for (const { event, revenue: amount } of events) {
    counted[countedAs(event, now)] += 1;
    if (amount !== 0) revenue.set(event.currency, (revenue.get(event.currency) ?? 0) + amount);
  }
  return {
    organizers: working('organizer'),
    stewards: working('steward'),
    events: counted,
    ticketsSold: events.reduce((sum, { sold }) => sum + sold, 0),
    revenue: [...revenue]
      .map(([currency, amount]) => ({ currency, amount }))
      .sort((one, other) => (one.currency < other.currency ? -1 : 1)),
  };
}

/** An event on sale ends by the clock; nobody has to move it. */
function countedAs({ status, endsAt }: CountedEvent['event'], now: Instant): CountedState {
  const state = COUNTED_AS[status];
  return state === 'published' && now >= endsAt ? 'ended' : state;
}
