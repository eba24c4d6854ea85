import type { CDPSession, Page } from '@playwright/test';

/** How smoothly something moved. */
export type Smoothness = {
  readonly perSecond: number;
  readonly slowestMs: number;
  /** Processor time of the page's main thread a frame: scripts, layout and painting, whatever else the machine does. */
  readonly workMs: number;
};

/** Counts and weighs the frames that a page draws while something is done to it. */
export async function framesWhile(
  page: Page,
  session: CDPSession,
  act: () => Promise<void>,
): Promise<Smoothness> {
  const before = await workMs(session);
  await page.evaluate(startCounting);
  await act();
  const { frames, ms, slowestMs } = await page.evaluate(stopCounting);
  return {
    perSecond: Math.round((frames / ms) * 1000),
    slowestMs: Math.round(slowestMs),
    workMs: Math.round((((await workMs(session)) - before) / frames) * 10) / 10,
  };
}

/** The processor time that the page's main thread has used. The session's performance domain counts thread ticks. */
export async function workMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

type Counter = { frames: number; slowestMs: number; start: number; last: number; isOn: boolean };
type Counting = { counter?: Counter };

function startCounting(): void {
  const counter: Counter = { frames: 0, slowestMs: 0, start: 0, last: 0, isOn: true };
  (globalThis as Counting).counter = counter;
  const frame = (now: number): void => {
    if (!counter.isOn) return;
    if (counter.start === 0) counter.start = now;
    else {
      counter.frames += 1;
      counter.slowestMs = Math.max(counter.slowestMs, now - counter.last);
    }
    counter.last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

function stopCounting(): { frames: number; ms: number; slowestMs: number } {
  const counter = (globalThis as Counting).counter;
  if (!counter) throw new Error('Nothing was counted');
  counter.isOn = false;
  const { frames, start, last, slowestMs } = counter;
  return { frames, ms: last - start, slowestMs };
}
