import { setTimeout as sleep } from 'node:timers/promises';

/** Something that runs until it is stopped. */
export type Loop = {
  /** Lets the task that runs come to its end; resolves then. */
  stop(): Promise<void>;
};

/** Does one round of work and answers how long to wait before the next. */
export type Task = () => Promise<number>;

const AFTER_FAULT_MS = 1_000;

/** Runs a task again and again until it is stopped; `report` hears of a round that failed, and the next one comes. */
export function startLoop(task: Task, report: (error: unknown) => void): Loop {
  const stopping = new AbortController();
  const ended = run();
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await rest(await round(task, report), stopping.signal);
    }
  }
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

async function round(task: Task, report: (error: unknown) => void): Promise<number> {
  try {
    return await task();
  } catch (error) {
    report(error);
    return AFTER_FAULT_MS;
  }
}

async function rest(waitMs: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(waitMs, undefined, { signal });
  } catch {
    // Only the end of all waiting comes here.
  }
}
