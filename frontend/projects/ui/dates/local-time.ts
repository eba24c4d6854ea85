/** What a clock on a wall shows, to the minute: `2026-05-01T20:00`, as fields for date and time hold it. */
export type LocalTime = string;

/** How a local time stands to the zone's calendar: once, never (clocks go forward) or twice (they go back). */
export type LocalTimeKind = 'once' | 'skipped' | 'repeated';

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const DAY_MS = 86_400_000;

/** What the clocks of a zone show at an instant. */
export function localTimeOf(instant: string, timeZone: string): LocalTime {
  const moment = Date.parse(instant);
  return new Date(moment + offsetAt(moment, timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant at which the clocks of a zone show a time; the first of two, and for a time that is skipped the one as
 * long after the change. Undefined for what is no time.
 */
export function instantAt(local: LocalTime, timeZone: string): string | undefined {
  const wall = wallOf(local);
  if (wall === undefined) return undefined;
  const [early, late] = offsetsAround(wall, timeZone);
  const fits = [wall - early, wall - late].filter((moment) => shows(moment, wall, timeZone));
  return new Date(fits.length > 0 ? Math.min(...fits) : wall - early).toISOString();
}

/** How a local time stands to the zone's calendar. */
export function kindOf(local: LocalTime, timeZone: string): LocalTimeKind {
  const wall = wallOf(local);
  if (wall === undefined) return 'once';
  const [early, late] = offsetsAround(wall, timeZone);
  const times = new Set(
    [wall - early, wall - late].filter((moment) => shows(moment, wall, timeZone)),
  );
  if (times.size === 0) return 'skipped';
  return times.size === 1 ? 'once' : 'repeated';
}

/** A local time so many minutes later, by the clock alone. */
export function laterOnClock(local: LocalTime, minutes: number): LocalTime {
  const wall = wallOf(local);
  return wall === undefined ? local : new Date(wall + minutes * 60_000).toISOString().slice(0, 16);
}

/** The minutes from one local time to another, by the clock alone; 0 where one is no time. */
export function minutesBetween(from: LocalTime, to: LocalTime): number {
  const [start, end] = [wallOf(from), wallOf(to)];
  return start === undefined || end === undefined ? 0 : (end - start) / 60_000;
}

/** A local time as if it were UTC, so that it can be calculated with. */
function wallOf(local: LocalTime): number | undefined {
  if (!LOCAL_TIME.test(local)) return undefined;
  const wall = Date.parse(`${local}:00.000Z`);
  return Number.isNaN(wall) ? undefined : wall;
}

/** The zone's offsets a day before and a day after: no zone changes its clocks twice in between. */
function offsetsAround(wall: number, timeZone: string): readonly [number, number] {
  return [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)];
}

function shows(moment: number, wall: number, timeZone: string): boolean {
  return moment + offsetAt(moment, timeZone) === wall;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const digits = '2-digit';
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    ...{ month: digits, day: digits, hour: digits, minute: digits, second: digits },
  });
  clocks.set(timeZone, made);
  return made;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const whole = Math.floor(moment / 1_000) * 1_000;
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '00';
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return Date.parse(`${day}T${part('hour')}:${part('minute')}:${part('second')}.000Z`) - whole;
}
