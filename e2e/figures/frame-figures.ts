import type { CDPSession, Page } from '@playwright/test';

/** How smoothly something moved. */
export type Smoothness = {
  readonly perSecond: number;
  readonly slowestMs: number;
  /** Work of the page's main thread a frame: scripts, layout and painting. */
  readonly workMs: number;
};

const CATEGORIES = 'disabled-by-default-devtools.timeline,devtools.timeline,__metadata';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
};

/** Counts and weighs the frames that a page draws while something is done to it. */
export async function framesWhile(
  page: Page,
  session: CDPSession,
  act: () => Promise<void>,
): Promise<Smoothness> {
  const trace = await recorded(session, async () => {
    await page.evaluate(startCounting);
    await act();
    return page.evaluate(stopCounting);
  });
  const { frames, ms, slowestMs } = trace.value;
  return {
    perSecond: Math.round((frames / ms) * 1000),
    slowestMs: Math.round(slowestMs),
    workMs: Math.round((mainThreadMs(trace.events) / frames) * 10) / 10,
  };
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

/** Does something under a trace. */
async function recorded<T>(
  session: CDPSession,
  act: () => Promise<T>,
): Promise<{ value: T; events: TraceEvent[] }> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { categories: CATEGORIES, transferMode: 'ReportEvents' });
  const value = await act();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return { value, events };
}

/** The time that the busiest main thread of a page spent on its tasks. */
function mainThreadMs(events: readonly TraceEvent[]): number {
  const threads = events.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const spent = threads.map(({ pid, tid }) =>
    events
      .filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid)
      .reduce((sum, { dur = 0 }) => sum + dur, 0),
  );
  return Math.max(0, ...spent) / 1000;
}
