import {
  DAY_MS,
  epochOf,
  instantOf,
  later,
  MINUTE_MS,
  type EpochMs,
  type Instant,
} from '../time.ts';

/** A day from now and the time on a clock at the venue, such as `{ days: 3, time: '19:30' }`. */
export type VenueTime = { readonly days: number; readonly time: string };

/** The instant of a venue's clock time; at the change to or from summer time it may be an hour off. */
export function venueInstant(now: Instant, { days, time }: VenueTime, timeZone: string): Instant {
  const day = localDate(later(now, days * DAY_MS), timeZone);
  const asUtc = Date.parse(`${day}T${time}:00.000Z`);
  return instantOf(asUtc - offsetAt(asUtc, timeZone));
}

/** The date at the venue, `2026-05-01`. */
function localDate(instant: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(epochOf(instant));
}

/** An instant as the venue's clock shows it, with its distance from UTC: `2026-12-11T20:00:00+01:00`. */
export function venueStamp(instant: Instant, timeZone: string): string {
  const moment = epochOf(instant);
  const offset = offsetAt(moment, timeZone);
  const local = instantOf(moment + offset).slice(0, 19);
  const minutes = Math.round(Math.abs(offset) / MINUTE_MS);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map(twoDigits);
  return `${local}${offset < 0 ? '-' : '+'}${hour}:${minute}`;
}

function twoDigits(figure: number): string {
  return String(figure).padStart(2, '0');
}

/** An hour as the venue's clock shows it: `2026-12-11T20`, and its day. */
export type VenueHour = { readonly day: string; readonly hour: string };

/** Tells the hours at a venue, many of them with one calendar. */
export function venueHours(timeZone: string): (instant: Instant) => VenueHour {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (instant) => {
    const [day = '', time = ''] = format.format(epochOf(instant)).split(' ');
    return { day, hour: `${day}T${time.slice(0, 2)}` };
  };
}

/** How far the venue's clock is ahead of UTC. */
function offsetAt(moment: EpochMs, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(moment);
  return Date.parse(`${parts.replace(', ', 'T')}.000Z`) - moment;
}

/** Whether a name is that of a time zone, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
