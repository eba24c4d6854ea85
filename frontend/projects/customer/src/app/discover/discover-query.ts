import type { customer, QueryOf } from '@foyer/shared/contract';

/** In which order events are listed; `relevance` where there are words to be relevant to. */
export type Order = 'date' | 'relevance';

/** What the visitor looks for, as the address carries it. Texts are empty where nothing is asked. */
export type Search = {
  readonly q: string;
  readonly city: string;
  readonly tag: string;
  /** First day, such as `2026-11-20`, in the visitor's own zone. */
  readonly from: string;
  /** Last day, itself included. */
  readonly to: string;
  readonly weekend: boolean;
  readonly free: boolean;
  /** Nearly sold out. */
  readonly few: boolean;
  /** Seats left. */
  readonly seats: boolean;
  readonly order: Order;
};

/** A part of a search that leaves events out. */
export type Narrowing = Exclude<keyof Search, 'order'>;

type Address = Readonly<Record<keyof Search, string | undefined>>;
type EventsQuery = Partial<NonNullable<QueryOf<typeof customer.listEvents>>>;

const TEXTS = ['q', 'city', 'tag', 'from', 'to'] as const;
const SWITCHES = ['weekend', 'free', 'few', 'seats'] as const;
const PAGE = 24;
const FRIDAY = 5;
const EVENING_HOUR = 17;

/** The search that asks for nothing in particular. */
export const EVERYTHING: Search = searchOf({});

/** The search that an address carries; a switch is on when its name stands there with `1`. */
export function searchOf(query: Partial<Address>): Search {
  const text = (name: (typeof TEXTS)[number]) => query[name] ?? '';
  const on = (name: (typeof SWITCHES)[number]) => query[name] === '1';
  return {
    q: text('q'),
    city: text('city'),
    tag: text('tag'),
    from: dayOf(text('from')),
    to: dayOf(text('to')),
    weekend: on('weekend'),
    free: on('free'),
    few: on('few'),
    seats: on('seats'),
    order: text('q').trim() !== '' && query.order !== 'date' ? 'relevance' : 'date',
  };
}

/** The search as an address carries it; `null` takes a name out of the address. */
export function addressOf(search: Search): Readonly<Record<keyof Search, string | null>> {
  const words = Object.fromEntries(TEXTS.map((name) => [name, search[name] || null]));
  const switches = Object.fromEntries(SWITCHES.map((name) => [name, search[name] ? '1' : null]));
  const order = search.q.trim() !== '' && search.order === 'date' ? 'date' : null;
  return { ...words, ...switches, order } as Readonly<Record<keyof Search, string | null>>;
}

/** The search after a change. A weekend and days of one's own exclude each other; new words are listed by relevance. */
export function changed(search: Search, change: Partial<Search>): Search {
  const days = change.weekend ? { from: '', to: '' } : {};
  const weekend = change.from || change.to ? { weekend: false } : {};
  const order = change.q !== undefined && change.q !== search.q ? relevant(change.q) : {};
  return { ...search, ...order, ...days, ...weekend, ...change };
}

/** What leaves events out of the list, in the order in which it is shown. */
export function narrowings(search: Search): Narrowing[] {
  return [...TEXTS, ...SWITCHES].filter((name) => {
    const asked = search[name];
    return typeof asked === 'string' ? asked.trim() !== '' : asked;
  });
}

/** What to ask the service for. */
export function eventsQuery(search: Search, now: Date): EventsQuery {
  const q = search.q.trim();
  return {
    ...(q && { q, sort: search.order }),
    ...(search.city && { city: search.city }),
    ...(search.tag && { tag: search.tag }),
    ...(search.from && { from: startOf(search.from, 0) }),
    ...(search.to && { to: startOf(search.to, 1) }),
    ...(search.weekend && weekendOf(now)),
    ...(search.free && { free: true }),
    ...(search.few && { nearlySoldOut: true }),
    ...(search.seats && { seatsLeft: true }),
    limit: PAGE,
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

function relevant(q: string): Pick<Search, 'order'> {
  return { order: q.trim() === '' ? 'date' : 'relevance' };
}

/** A day of the calendar; anything else that stands in an address asks for nothing. */
function dayOf(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}

/** The first moment of a day, or of one some days later, where the visitor is. */
function startOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
