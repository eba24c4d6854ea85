import { HOUR_MS, type EpochMs } from '../../domain/index.ts';
import type { Scheduler } from '../ports.ts';

/** One timer that can be set again and again. */
export type Alarm = {
  /** Rings at a moment instead of the one set before; undefined calls it off. */
  set(at: EpochMs | undefined): void;
  isSet(): boolean;
  /** Calls it off for good. */
  stop(): void;
};

/** Timers hold no more than 2^31 ms; a later moment is approached in steps. */
const LONGEST_DELAY_MS = HOUR_MS;

/** An alarm that is not set. */
export function alarm(scheduler: Scheduler, ring: () => void): Alarm {
  let due: EpochMs | undefined;
  let stopped = false;
  let cancel: () => void = () => undefined;

  function wait(): void {
    if (due === undefined) return;
    const left = Math.max(0, due - scheduler.now());
    cancel = scheduler.after(Math.min(left, LONGEST_DELAY_MS), () => {
      if (due !== undefined && scheduler.now() < due) return wait();
      due = undefined;
      ring();
    });
  }

  return {
    set(at) {
      if (at === due || stopped) return;
      cancel();
      due = at;
      wait();
    },
    isSet: () => due !== undefined,
    stop() {
      cancel();
      due = undefined;
      stopped = true;
    },
  };
}
