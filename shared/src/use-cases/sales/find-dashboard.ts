import {
  DAY_MS,
  dashboardOf,
  hoursAround,
  instantOf,
  later,
  roomShape,
  venueHours,
  type Actor,
  type Dashboard,
  type DayRange,
  type EpochMs,
  type EventId,
  type FigureSums,
  type Instant,
  type RoomShape,
  type TicketedEvent,
} from '../../domain/index.ts';
import { remembered } from '../events/remembered.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { EventStore, FigureStore, PlanStore, WaitlistStore } from '../ports.ts';

/** What showing a dashboard needs. */
export type DashboardDeps = {
  events: Pick<EventStore, 'find'>;
  plans: Pick<PlanStore, 'find'>;
  figures: Pick<FigureStore, 'sums' | 'recount'>;
  waitlists: Pick<WaitlistStore, 'inState'>;
};

/** Whose event, who looks, and at which days; the last 30 where none are named. */
export type DashboardRequest = {
  readonly eventId: EventId;
  readonly by: Pick<Actor, 'employeeId' | 'role'>;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Figures are read once in so long, however many look. */
const FIGURES_MEMORY_MS = 2_000;
/** A plan never changes; its shape is forgotten when nobody has looked for long. */
const ROOM_MEMORY_MS = DAY_MS;
const ROOMS_REMEMBERED = 200;
const USUAL_DAYS = 30;
const MOST_DAYS = 366;

/** Finds the dashboards of own events. Throws 'event-not-found'. */
export function dashboardFinder(
  deps: DashboardDeps,
  clock: () => EpochMs,
): (request: DashboardRequest, now: Instant) => Promise<Dashboard> {
  const sums = remembered({ forMs: FIGURES_MEMORY_MS, clock, atMost: 500 }, (key) =>
    readSums(deps, key),
  );
  const rooms = remembered(
    { forMs: ROOM_MEMORY_MS, clock, atMost: ROOMS_REMEMBERED },
    (planVersion) => readRoom(deps, planVersion),
  );
  return async (request, now) => {
    const event = await requireOwnEvent(deps, request.eventId, request.by);
    const range = rangeOf(event, request, now);
    const [figures, room, waiting, recount] = await Promise.all([
      sums(`${event.eventId} ${range.from} ${range.to}`),
      rooms(event.planVersion),
      deps.waitlists.inState(event.eventId, 'waiting'),
      deps.figures.recount(event.eventId),
    ]);
    const facts = { event, range, sums: figures, room, recount };
    return dashboardOf({ ...facts, waiting: waiting.length }, now);
  };
}

function readSums({ figures }: DashboardDeps, key: string): Promise<FigureSums> {
  const [eventId = '', from = '', to = ''] = key.split(' ');
  return figures.sums(eventId, hoursAround({ from, to }));
}

async function readRoom(
  { plans }: DashboardDeps,
  planVersion: string,
): Promise<RoomShape | undefined> {
  const plan = planVersion === '' ? undefined : await plans.find(planVersion);
  return plan && roomShape(plan);
}

/** Days at the venue: those asked for, no more than a year, or the last ones until now or until the event is over. */
function rangeOf(
  { venue, endsAt }: TicketedEvent,
  { from, to }: DashboardRequest,
  now: Instant,
): DayRange {
  const today = venueHours(venue.timeZone)(now < endsAt ? now : endsAt).day;
  const last = to ?? (from !== undefined && from > today ? from : today);
  const first = from ?? daysBefore(last, USUAL_DAYS - 1);
  const [start, end] = first <= last ? [first, last] : [last, first];
  const earliest = daysBefore(end, MOST_DAYS - 1);
  return { from: start < earliest ? earliest : start, to: end };
}

function daysBefore(day: string, days: number): string {
  return later(instantOf(Date.parse(day)), -days * DAY_MS).slice(0, 'yyyy-mm-dd'.length);
}
