import { get } from 'node:http';
import { parseArgs } from 'node:util';
import type { Smoothness } from '@foyer/e2e/frame-figures';
import { mapFigures } from '@foyer/e2e/map-figures';
import { buildFrontend } from '@foyer/local/frontend';
import type { SeatingPlan } from '@foyer/shared/domain';
import { startBenchSystem, type BenchSystem } from './measure/bench-system.ts';
import { soldAtRandom, soldInParties } from './measure/half-sold.ts';
import { report } from './measure/report.ts';
import { publishStadium, sell } from './measure/stadium-event.ts';

/** The seat map of a half-sold stadium of 50,000 seats on a phone: how soon it can be used, how smoothly it moves, what it weighs. */
export async function map(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
  });
  await buildFrontend((sentence) => process.stderr.write(`${sentence}\n`));
  const system = await startBenchSystem();
  try {
    const { figures, ...result } = await measure(system);
    report(
      'Seat map on a phone (390 × 844, 3 pixels a point)',
      { ...result, ...figures },
      result,
      values.json,
    );
  } finally {
    await system.stop();
  }
}

async function measure(system: BenchSystem) {
  const random = await publishStadium(system.db, system.objectsFolder);
  await sell(system.db, random, soldAtRandom());
  const { event, plan, publishMs } = await publishStadium(system.db, system.objectsFolder);
  const taken = await sell(system.db, { event, plan }, soldInParties());
  await system.stopJobs();
  const room = `${system.site}/api/events/${event.eventId}`;
  const planGzipBytes = await gzipBytesOf(`${room}/seating-plan?version=${plan.planVersion}`);
  const snapshotGzipBytes = await gzipBytesOf(`${room}/availability`);
  const randomGzipBytes = await gzipBytesOf(
    `${system.site}/api/events/${random.event.eventId}/availability`,
  );
  const address = `${system.site}/events/${event.eventId}/seats`;
  const seen = await mapFigures({ address, seatId: firstSeatOf(plan) });
  return {
    seats: event.sections.reduce((sum, { capacity }) => sum + capacity, 0),
    usableMs: seen.usableMs,
    planGzipBytes,
    snapshotGzipBytes,
    framesPerSecond: Math.min(seen.panning.perSecond, seen.zooming.perSecond),
    heapMb: seen.heapMb,
    figures: {
      'seats taken': taken,
      'snapshot of a room sold at random (bytes, gzip)': randomGzipBytes,
      'publishing (ms)': publishMs,
      'first paint (ms)': seen.firstPaintMs,
      'processor time of the page until usable (ms)': seen.usableWorkMs,
      'usable, second visit (ms)': seen.againUsableMs,
      'usable, processor 4 times slower (ms)': seen.slowUsableMs,
      'panning by touch': wordsOf(seen.panning),
      'zooming by pinch': wordsOf(seen.zooming),
      note: 'a headless browser without a graphics card draws in software',
    },
  };
}

function wordsOf({ perSecond, slowestMs, workMs }: Smoothness): string {
  return `${perSecond} frames a second, slowest ${slowestMs} ms, ${workMs} ms of processor time a frame for scripts and painting`;
}

function firstSeatOf({ sections }: SeatingPlan): string {
  const seats = sections.flatMap((section) =>
    section.kind === 'seated' ? section.rows.flatMap((row) => row.seats) : [],
  );
  if (!seats[0]) throw new Error('The room has no seats');
  return seats[0].seatId;
}

/** The bytes of an answer's body as it travels, compressed by gzip. */
function gzipBytesOf(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.headers['content-encoding'] === 'gzip') resolve(bytes);
        else reject(new Error(`${address} is not compressed`));
      });
    }).on('error', reject);
  });
}
