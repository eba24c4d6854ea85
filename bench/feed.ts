import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { publishBenchEvent, type BenchEvent } from './measure/bench-event.ts';
import { startBenchSystem, type BenchSystem } from './measure/bench-system.ts';
import { buyer, buyerPool } from './measure/buyer.ts';
import type { SeenHold, ViewerOrder, ViewerReport } from './measure/feed-viewers.ts';
import { rounded, type Percentiles } from './measure/percentiles.ts';
import { loadOf } from './measure/process-load.ts';
import { report } from './measure/report.ts';

const ROWS = 500;
const SEATS_IN_ROW = 40;
const HOLDS_PER_SECOND = 50;
const MEASURED_S = 15;
const AWAY_S = 30;
const RESUMING = 200;
/** The last holds are on their way to the clients. */
const SETTLE_MS = 3_000;

/** How soon a hold shows on many open maps, what that costs the service, and how clients come back that were away. */
export async function feed(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      clients: { type: 'string', default: '2000' },
    },
  });
  const clients = Number(values.clients);
  const system = await startBenchSystem();
  const viewers = startViewers();
  try {
    await system.stopJobs();
    const size = { rows: ROWS, seatsInRow: SEATS_IN_ROW };
    const room = await publishBenchEvent(system.db, system.objectsFolder, size);
    const url = `${system.site}/api/events/${room.event.eventId}/availability/stream`;
    await viewers.ask({ kind: 'open', url, clients });
    const run = await measure(system, viewers, room);
    const { holdToClientMs, cpuShare, memoryMegabytes, resumed } = run;
    const result = {
      clients,
      holdsPerSecond: run.holdsPerSecond,
      holdToClientMs,
      cpuShare,
      memoryMegabytes,
      resumed,
    };
    report('Live feed', figuresOf(run, clients), result, values.json);
    if (run.missed > 0) process.exitCode = 1;
  } finally {
    viewers.stop();
    await system.stop();
  }
}

type Viewers = ReturnType<typeof startViewers>;

async function measure(system: BenchSystem, viewers: Viewers, room: BenchEvent) {
  const sale = startSale(system, room);
  const before = await loadOf(system.sitePid);
  await sale.during(MEASURED_S);
  const after = await loadOf(system.sitePid);
  const holds = [...sale.holds];
  await sleep(SETTLE_MS);
  const seen = await viewers.ask({ kind: 'measure', holds });
  if (seen.kind !== 'measured') throw new Error('The viewers have measured nothing');
  await viewers.ask({ kind: 'drop', clients: RESUMING });
  await sale.during(AWAY_S);
  const back = await viewers.ask({ kind: 'resume', clients: RESUMING });
  await sale.end();
  return {
    holdsPerSecond: rounded(holds.length / MEASURED_S),
    holdToClientMs: seen.holdToClientMs,
    hereMs: seen.hereMs,
    elsewhereMs: seen.elsewhereMs,
    samples: seen.samples,
    missed: seen.missed,
    cpuShare: rounded((after.cpuSeconds - before.cpuSeconds) / MEASURED_S),
    memoryMegabytes: after.memoryMegabytes,
    resumed: back.kind === 'resumed' ? back.byDelta + back.unchanged : 0,
    snapshots: back.kind === 'resumed' ? back.bySnapshot : 0,
  };
}

/**
 * Holds at an even pace, half of them through the service that is looked at and half through another one, as if many
 * tasks shared a sale.
 */
function startSale(system: BenchSystem, { event, plan }: BenchEvent) {
  const pool = buyerPool(HOLDS_PER_SECOND);
  const rows = plan.sections.flatMap((section) => (section.kind === 'seated' ? section.rows : []));
  const holds: SeenHold[] = [];
  let next = 0;

  async function holdNext(): Promise<void> {
    const number = next++;
    const row = rows[number % rows.length];
    const seat = 2 * Math.floor(number / rows.length);
    const seats = row?.seats.slice(seat, seat + 2).map(({ seatId }) => seatId) ?? [];
    const made = number % 2 === 0 ? 'here' : 'elsewhere';
    const site = made === 'here' ? system.site : system.meteredSite;
    const held = await buyer(site, pool).hold(event.eventId, { seats });
    if (held.status !== 201) throw new Error(`A hold was refused: ${held.code}`);
    const repliedAt = performance.timeOrigin + performance.now();
    holds.push({ rowId: row?.rowId ?? '', seat, repliedAt, made });
  }

  return {
    holds,
    async during(seconds: number): Promise<void> {
      const start = performance.now();
      const running: Promise<void>[] = [];
      for (let count = 0; count < seconds * HOLDS_PER_SECOND; count += 1) {
        await sleep(Math.max(0, start + (count * 1_000) / HOLDS_PER_SECOND - performance.now()));
        running.push(holdNext());
      }
      await Promise.all(running);
    },
    end: () => pool.close(),
  };
}

/** The viewers in a process of their own, so that they do not share the time of what is measured. */
function startViewers() {
  const child: ChildProcess = fork(join(import.meta.dirname, 'measure', 'feed-viewers.ts'), {
    execArgv: ['--conditions=source'],
  });
  return {
    async ask(order: ViewerOrder): Promise<ViewerReport> {
      child.send(order);
      const [answer] = (await once(child, 'message')) as [ViewerReport];
      return answer;
    },
    stop: () => void child.kill(),
  };
}

function figuresOf(run: Awaited<ReturnType<typeof measure>>, clients: number) {
  const words = ({ p50, p95, p99 }: Percentiles) => `${p50} / ${p95} / ${p99}`;
  return {
    clients,
    'holds a second': run.holdsPerSecond,
    'hold to client p50 / p95 / p99 (ms)': words(run.holdToClientMs),
    '  of holds at the same service': words(run.hereMs),
    '  of holds at another service': words(run.elsewhereMs),
    'samples (holds not seen)': `${run.samples} (${run.missed})`,
    'service: processors / memory (MB)': `${run.cpuShare} / ${run.memoryMegabytes}`,
    [`resumed after ${AWAY_S} s without / with a snapshot`]: `${run.resumed} / ${run.snapshots}`,
  };
}
