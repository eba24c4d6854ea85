import type { EmployeeAccount } from '../accounts/account.ts';
import type { EventStatus, TicketedEvent } from '../events/event.ts';
import type { EventId } from '../ids.ts';
import type { Currency, MinorUnits } from '../money.ts';
import { sumPlace, type FigureSums } from '../sales/figure-sums.ts';
import { DAY_MS, later, type Instant } from '../time.ts';

/** The states in which totals count events: what is on its way counts as what it still is. */
export type CountedState = 'draft' | 'published' | 'cancelled' | 'ended';

/** What the platform amounts to. */
export type PlatformTotals = {
  readonly organizers: number;
  readonly stewards: number;
  readonly events: Readonly<Record<CountedState, number>>;
  readonly ticketsSold: number;
  /** What was paid, what of it went back and what is left: one line a currency, by its code. */
  readonly money: readonly MoneyTotal[];
  /** Tickets sold on each of the last days, in UTC, the oldest first. */
  readonly days: readonly { readonly day: string; readonly tickets: number }[];
  /** The events of which most was sold in those days. */
  readonly busiest: readonly {
    readonly eventId: EventId;
    readonly title: string;
    readonly tickets: number;
  }[];
};

/** Money of one currency. */
export type MoneyTotal = {
  readonly currency: Currency;
  readonly gross: MinorUnits;
  readonly refunds: MinorUnits;
  readonly net: MinorUnits;
};

/** So many days back totals tell what was sold on each. */
export const TOTALS_DAYS = 30;

const BUSIEST = 5;

/** An event with what was sold of it. */
export type CountedEvent = {
  readonly event: Pick<TicketedEvent, 'eventId' | 'title' | 'status' | 'endsAt' | 'currency'>;
  readonly sold: number;
  readonly gross: MinorUnits;
  readonly refunds: MinorUnits;
  /** Its sums by hour of the last {@link TOTALS_DAYS}; empty where nothing was counted in them. */
  readonly recent: FigureSums;
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
  for (const { event } of events) counted[countedAs(event, now)] += 1;
  const sold = events.map((each) => ({ ...each, byDay: ticketsByDay(each.recent) }));
  return {
    organizers: working('organizer'),
    stewards: working('steward'),
    events: counted,
    ticketsSold: events.reduce((sum, { sold }) => sum + sold, 0),
    money: moneyOf(events),
    days: lastDays(now).map((day) => ({
      day,
      tickets: sold.reduce((sum, { byDay }) => sum + (byDay.get(day) ?? 0), 0),
    })),
    busiest: sold
      .map(({ event: { eventId, title }, byDay }) => {
        const tickets = lastDays(now).reduce((sum, day) => sum + (byDay.get(day) ?? 0), 0);
        return { eventId, title, tickets };
      })
      .filter(({ tickets }) => tickets > 0)
      .sort((one, other) => other.tickets - one.tickets)
      .slice(0, BUSIEST),
  };
}

/** The last days in UTC, today included, the oldest first. */
function lastDays(now: Instant): string[] {
  return Array.from({ length: TOTALS_DAYS }, (_, index) =>
    later(now, (index + 1 - TOTALS_DAYS) * DAY_MS).slice(0, 'yyyy-mm-dd'.length),
  );
}

function ticketsByDay(sums: FigureSums): Map<string, number> {
  const days = new Map<string, number>();
  for (const [key, value] of sums) {
    const { bucket, name } = sumPlace(key);
    const [kind, hour = ''] = bucket.split('#');
    if (kind !== 'hours' || name !== 'tickets') continue;
    const day = hour.slice(0, 'yyyy-mm-dd'.length);
    days.set(day, (days.get(day) ?? 0) + value);
  }
  return days;
}

function moneyOf(events: readonly CountedEvent[]): MoneyTotal[] {
  const groups = Map.groupBy(events, ({ event }) => event.currency);
  const sumsOf = (members: readonly CountedEvent[], what: 'gross' | 'refunds') =>
    members.reduce((sum, member) => sum + member[what], 0);
  return [...groups]
    .map(([currency, members]) => {
      const [gross, refunds] = [sumsOf(members, 'gross'), sumsOf(members, 'refunds')];
      return { currency, gross, refunds, net: gross - refunds };
    })
    .filter(({ gross, refunds }) => gross !== 0 || refunds !== 0)
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

/** An event on sale ends by the clock; nobody has to move it. */
function countedAs({ status, endsAt }: CountedEvent['event'], now: Instant): CountedState {
  const state = COUNTED_AS[status];
  return state === 'published' && now >= endsAt ? 'ended' : state;
}
