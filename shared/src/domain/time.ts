/** A moment as UTC text in ISO 8601 with milliseconds and fixed width, so that texts sort as times do. */
export type Instant = string;

/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

/** One second in milliseconds. */
export const SECOND_MS = 1_000;

/** One minute in milliseconds. */
export const MINUTE_MS = 60_000;

/** One hour in milliseconds. */
export const HOUR_MS = 60 * MINUTE_MS;

/** One day in milliseconds. */
export const DAY_MS = 24 * HOUR_MS;

/** The instant of a number of milliseconds since the epoch. Throws RangeError when it is no date. */
export function instantOf(epochMs: EpochMs): Instant {
  return new Date(epochMs).toISOString();
}

/** Milliseconds since the epoch of an instant. */
export function epochOf(instant: Instant): EpochMs {
  return Date.parse(instant);
}

/** The instant a number of milliseconds after another. */
export function later(instant: Instant, milliseconds: number): Instant {
  return instantOf(epochOf(instant) + milliseconds);
}

/** The earlier of two instants. */
export function earlierOf(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}
