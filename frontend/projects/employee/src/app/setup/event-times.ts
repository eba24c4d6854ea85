import type { employee } from '@foyer/shared/contract';
import {
  instantAt,
  laterOnClock,
  localTimeOf,
  minutesBetween,
  type LocalTime,
} from '@foyer/ui/dates/local-time.ts';

/** The times of an event, in the order in which they are set. */
export const EVENT_TIMES = [
  'startsAt',
  'doorsOpenAt',
  'endsAt',
  'salesOpenAt',
  'salesCloseAt',
] as const;

/** The name of one of an event's times. */
export type EventTime = (typeof EVENT_TIMES)[number];

/** An event's times on the venue's clock, as fields hold them. */
export type LocalTimes = Readonly<Record<EventTime, LocalTime>>;

type Timed = Pick<employee.OwnEventView, EventTime | 'venue'>;
type Instants = Partial<Record<EventTime, string>>;

/** The times of an event on its venue's clock. */
export function localTimesOf(event: Timed): LocalTimes {
  const { timeZone } = event.venue;
  const entries = EVENT_TIMES.map((name) => [name, localTimeOf(event[name], timeZone)]);
  return Object.fromEntries(entries) as LocalTimes;
}

/** The instants of local times. A time that reads as it did keeps its seconds; one that is no time is left out. */
export function instantsOf(times: LocalTimes, event: Timed): Instants {
  const { timeZone } = event.venue;
  return fromNames((name) =>
    times[name] === localTimeOf(event[name], timeZone)
      ? event[name]
      : instantAt(times[name], timeZone),
  );
}

/** The event's times if they are to read on another zone's clocks as they do on the old one's. */
export function timesInZone(event: Timed, timeZone: string): Instants {
  if (timeZone === event.venue.timeZone) return {};
  const times = localTimesOf(event);
  return fromNames((name) => instantAt(times[name], timeZone));
}

/** The times once the start has moved: doors, end and the close of sales move along, the opening of sales stays. */
export function movedAlong(times: LocalTimes, startBefore: LocalTime): LocalTimes {
  const minutes = minutesBetween(startBefore, times.startsAt);
  return {
    ...times,
    doorsOpenAt: laterOnClock(times.doorsOpenAt, minutes),
    endsAt: laterOnClock(times.endsAt, minutes),
    salesCloseAt: laterOnClock(times.salesCloseAt, minutes),
  };
}

function fromNames(instant: (name: EventTime) => string | undefined): Instants {
  return Object.fromEntries(
    EVENT_TIMES.map((name) => [name, instant(name)]).filter(([, value]) => value !== undefined),
  ) as Instants;
}
