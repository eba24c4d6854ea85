import type { Instant } from '../time.ts';

/** A recount of an event's figures by its tables. */
export type Recount = {
  readonly askedAt: Instant;
  /** Absent while it waits for a moment in which nothing is sold. */
  readonly doneAt?: Instant | undefined;
  /** How many sums were wrong and are right now. */
  readonly differences?: number | undefined;
};
