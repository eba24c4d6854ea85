import { setTimeout as sleep } from 'node:timers/promises';
import type { EpochMs } from '../domain/index.ts';
import type { Scheduler } from '../use-cases/ports.ts';

/** A clock that stands still until a test moves it. */
export type ManualScheduler = Scheduler & {
  /** Moves the time on and runs what falls due, in order. */
  advance(ms: number): void;
  /** Moves the time on in small steps, with room for real input and output in between, until something holds. Throws after `limitMs`. */
  advanceUntil(holds: () => boolean, limitMs?: number): Promise<void>;
  /** Number of timers that are set. */
  waiting(): number;
};

const STEP_MS = 50;

/** A clock that shows a moment. */
export function manualScheduler(start: EpochMs): ManualScheduler {
  let now = start;
  const timers = new Set<{ at: EpochMs; run: () => void }>();

  function advance(ms: number): void {
    const end = now + ms;
    for (;;) {
      const due = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      timers.delete(due);
      now = Math.max(now, due.at);
      due.run();
    }
    now = end;
  }

  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance,
    async advanceUntil(holds, limitMs = 60_000) {
      const end = now + limitMs;
      while (!holds()) {
        if (now >= end) throw new Error(`It did not come to hold within ${limitMs} ms.`);
        advance(STEP_MS);
        await sleep(2);
      }
    },
    waiting: () => timers.size,
  };
}
