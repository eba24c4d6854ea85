import type { customer, QueryOf } from '@foyer/shared/contract';

/** What the visitor looks for, as the address carries it. */
export type Search = {
  readonly q: string;
  readonly weekend: boolean;
  readonly free: boolean;
  readonly few: boolean;
};

type EventsQuery = Partial<NonNullable<QueryOf<typeof customer.listEvents>>>;

const FRIDAY = 5;
const EVENING_HOUR = 17;

/** The search that an address carries; a chip is on when its name stands there with `1`. */
export function searchOf(query: Readonly<Record<string, string | undefined>>): Search {
  const on = (name: string) => query[name] === '1';
  return { q: query['q'] ?? '', weekend: on('weekend'), free: on('free'), few: on('few') };
}

/** What to ask the service for. "Few left" is decided on the answers, so it asks for many of them. */
export function eventsQuery(search: Search, now: Date): EventsQuery {
  return {
    ...(search.q.trim() && { q: search.q.trim() }),
    ...(search.free && { free: true }),
    ...(search.weekend && weekendOf(now)),
    limit: search.few ? 100 : 24,
  };
}

/** The weekend that is on or comes next, in the visitor's own zone: Friday evening until Sunday's end. */
export function weekendOf(now: Date): { readonly from: string; readonly to: string } {
  const daysSinceFriday = (now.getDay() - FRIDAY + 7) % 7;
  const onNow = daysSinceFriday <= 2;
  const friday = new Date(
    now.getFullYear(),
    now.getMonth(),
    now.getDate() + (onNow ? -daysSinceFriday : 7 - daysSinceFriday),
    EVENING_HOUR,
  );
  const monday = new Date(friday.getFullYear(), friday.getMonth(), friday.getDate() + 3);
  const from = friday > now ? friday : now;
  return { from: from.toISOString(), to: monday.toISOString() };
}
