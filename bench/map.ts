import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mapFigures, type Smoothness } from '@foyer/e2e/map-figures';
import { seedDemoData } from '@foyer/local/demo';
import { buildFrontend } from '@foyer/local/frontend';
import { startSystem } from '@foyer/local/system';
import { report } from './measure/report.ts';

const ARENA_TITLE = 'Vega Lune: Afterimage';

/** The seat map of the arena in a headless browser: how soon it can be used, how smoothly it moves, what it weighs. */
export async function map(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
  });
  await buildFrontend((sentence) => process.stderr.write(`${sentence}\n`));
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-map-'));
  const system = await startSystem({
    dataDir,
    environment: { RATE_LIMITS: 'off', LOG_LEVEL: 'error' },
    seed: seedDemoData,
  });
  try {
    const { figures, ...result } = await measure(system.url);
    report('Seat map', { ...result, ...figures }, result, values.json);
  } finally {
    await system.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function measure(site: string) {
  const event = await arenaOf(site);
  const room = `${site}/api/events/${event.eventId}`;
  const planGzipBytes = await gzipBytesOf(
    `${room}/seating-plan?version=${await planVersionOf(room)}`,
  );
  const snapshotGzipBytes = await gzipBytesOf(`${room}/availability`);
  const seen = await mapFigures(`${site}/events/${event.eventId}/seats`);
  return {
    seats: event.capacity,
    usableMs: seen.usableMs,
    planGzipBytes,
    snapshotGzipBytes,
    framesPerSecond: Math.min(seen.panning.perSecond, seen.zooming.perSecond),
    heapMb: seen.heapMb,
    figures: {
      'first paint (ms)': seen.firstPaintMs,
      'usable, second visit (ms)': seen.againUsableMs,
      'panning (frames a second, slowest frame ms)': wordsOf(seen.panning),
      'zooming (frames a second, slowest frame ms)': wordsOf(seen.zooming),
    },
  };
}

function wordsOf({ perSecond, slowestMs }: Smoothness): string {
  return `${perSecond}, ${slowestMs}`;
}

type Card = { readonly eventId: string; readonly title: string; readonly capacity: number };

async function arenaOf(site: string): Promise<Card> {
  const answer = await fetch(`${site}/api/events?limit=100`);
  const { events } = (await answer.json()) as { events: Card[] };
  const event = events.find(({ title }) => title === ARENA_TITLE);
  if (!event) throw new Error(`The demo has no ${ARENA_TITLE}`);
  return event;
}

async function planVersionOf(room: string): Promise<string> {
  return ((await (await fetch(room)).json()) as { planVersion: string }).planVersion;
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
