/** Where an event's times are read: its venue's zone, and the reader's language. */
export type EventClock = { readonly timeZone: string; readonly locale: string };

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const LONG_DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** Made once for each way of writing: a list of events would make a hundred of them. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(instant: string, clock: EventClock, options: Intl.DateTimeFormatOptions): string {
  const way = { ...options, timeZone: clock.timeZone };
  const key = `${clock.locale} ${JSON.stringify(way)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(clock.locale, way);
  formats.set(key, known);
  return known.format(new Date(instant));
}

/** The day in short, with the year where it is not this one: `Sat 5 Dec`. */
function shortDay(instant: string, clock: EventClock): string {
  const thisYear =
    format(instant, clock, { year: 'numeric' }) ===
    format(new Date().toISOString(), clock, { year: 'numeric' });
  return format(instant, clock, thisYear ? DAY : { ...DAY, year: 'numeric' });
}

/** Makes a browser load what it writes dates with, which takes a phone long the first time, before a page waits for it. */
export function warmUpDates(locale: string): void {
  longDay(new Date().toISOString(), { timeZone: 'UTC', locale });
}

/** The day in full: `Saturday, 5 December 2026`. */
export function longDay(instant: string, clock: EventClock): string {
  return format(instant, clock, LONG_DAY);
}

/** The time of day: `20:00`. */
export function timeOfDay(instant: string, clock: EventClock): string {
  return format(instant, clock, TIME);
}

/** Day and time in short: `Sat 5 Dec, 20:00`. */
export function shortMoment(instant: string, clock: EventClock): string {
  return `${shortDay(instant, clock)}, ${timeOfDay(instant, clock)}`;
}

/** The zone's name when the reader lives in another one at that moment, else nothing. */
export function foreignZone(instant: string, clock: EventClock): string | undefined {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const wall = (timeZone: string) =>
    format(instant, { ...clock, timeZone }, { dateStyle: 'short', timeStyle: 'short' });
  if (wall(here) === wall(clock.timeZone)) return undefined;
  const parts = new Intl.DateTimeFormat(clock.locale, {
    timeZone: clock.timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(new Date(instant));
  return parts.find((part) => part.type === 'timeZoneName')?.value;
}
