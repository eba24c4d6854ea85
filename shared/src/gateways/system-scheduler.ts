import type { Scheduler } from '../use-cases/ports.ts';

/** The clock and the timers of this process. Timers do not keep it running. */
export const systemScheduler: Scheduler = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs).unref();
    return () => clearTimeout(timer);
  },
};
