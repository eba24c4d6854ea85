import {
  instantOf,
  isWanted,
  workedOrder,
  type Employee,
  type EventId,
  type Instant,
  type TicketedEvent,
  type WorkedEvent,
  type WorkedQuery,
  type WorkedSort,
} from '../../domain/index.ts';
import type { EventStore, StatsStore } from '../ports.ts';

/** What listing an employee's events needs. */
export type ListMyEventsDeps = {
  events: Pick<EventStore, 'find' | 'workedOnBy' | 'changedSince'>;
  stats: StatsStore;
};

/** One page of an employee's events. */
export type MyEventsQuery = WorkedQuery & {
  readonly sort: WorkedSort;
  readonly order: 'up' | 'down';
  /** From 0. */
  readonly page: number;
  readonly size: number;
};

const READ_AT_ONCE = 25;

/** One page of the events that an employee may work on, and how many match: an admin's are all. */
export async function listMyEvents(
  deps: ListMyEventsDeps,
  employee: Employee,
  query: MyEventsQuery,
  now: Instant,
): Promise<{ events: readonly WorkedEvent[]; total: number }> {
  const found = await inLots(await eventIdsOf(deps, employee), (id) => deps.events.find(id));
  const wanted = found.filter((event) => event !== undefined && isWanted(event, query, now));
  const events = await sorted(deps, wanted as TicketedEvent[], query);
  return {
    events: await inLots(events, (event) => withFigures(deps, event)),
    total: wanted.length,
  };
}

/** The events of the page asked for. Only an order by figures reads the figures of the others. */
async function sorted(
  deps: ListMyEventsDeps,
  events: readonly TicketedEvent[],
  { sort, order, page, size }: MyEventsQuery,
): Promise<TicketedEvent[]> {
  const byFigures = sort === 'sold' || sort === 'revenue';
  const worked = byFigures
    ? await inLots(events, (event) => withFigures(deps, event))
    : events.map((event) => ({ event, sold: 0, revenue: 0 }));
  const all = worked.toSorted(workedOrder(sort)).map(({ event }) => event);
  return (order === 'up' ? all : all.reverse()).slice(page * size, (page + 1) * size);
}

async function withFigures(deps: ListMyEventsDeps, event: TicketedEvent): Promise<WorkedEvent> {
  return { event, ...(await deps.stats.figures(event.eventId)) };
}

async function eventIdsOf(
  deps: ListMyEventsDeps,
  { role, employeeId }: Employee,
): Promise<readonly EventId[]> {
  if (role !== 'admin') return deps.events.workedOnBy(employeeId);
  const all = await deps.events.changedSince(instantOf(0));
  return [...new Set(all.map((change) => change.eventId))];
}

async function inLots<T, R>(entries: readonly T[], look: (entry: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (let start = 0; start < entries.length; start += READ_AT_ONCE) {
    found.push(...(await Promise.all(entries.slice(start, start + READ_AT_ONCE).map(look))));
  }
  return found;
}
