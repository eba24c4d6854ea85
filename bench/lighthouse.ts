import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDebuggedBrowser } from '@foyer/e2e/debugged-browser';
import { seedDemoData } from '@foyer/local/demo';
import { buildFrontend } from '@foyer/local/frontend';
import { startSystem } from '@foyer/local/system';
import measurePage, { type Result } from 'lighthouse';
import { report } from './measure/report.ts';

const EVENT_TITLE = 'The Tide Clock';
const RUNS = 3;
/** On a busy machine Lighthouse now and then loses the trace of a visit. */
const TRIES = 3;

/** From 0 to 100. */
type Scores = {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
};

/** How Lighthouse judges the list, an event and its seat map on a phone with a slow connection: the median of three runs. */
export async function lighthouse(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false }, reports: { type: 'string' } },
  });
  await buildFrontend((sentence) => process.stderr.write(`${sentence}\n`));
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-lighthouse-'));
  const system = await startSystem({
    dataDir,
    environment: { RATE_LIMITS: 'off', LOG_LEVEL: 'error' },
    seed: seedDemoData,
  });
  try {
    const pages = await judge(system.url, values.reports);
    const figures = Object.fromEntries(
      Object.entries(pages).map(([page, scores]) => [page, wordsOf(scores)]),
    );
    report('Lighthouse', figures, { pages }, values.json);
  } finally {
    await system.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function judge(site: string, reports: string | undefined): Promise<Record<string, Scores>> {
  const event = `${site}/events/${await eventIdOf(site)}`;
  const addresses = { list: `${site}/`, event, map: `${event}/seats` };
  if (reports) await mkdir(reports, { recursive: true });
  const pages: Record<string, Scores> = {};
  for (const [page, address] of Object.entries(addresses)) {
    const runs: Scores[] = [];
    for (let run = 1; run <= RUNS; run += 1) {
      const file = reports && join(reports, `${page}-${run}.json`);
      runs.push(await scoresOf(address, file));
    }
    pages[page] = medianOf(runs);
  }
  return pages;
}

async function eventIdOf(site: string): Promise<string> {
  const answer = await fetch(`${site}/api/events?limit=100`);
  const { events } = (await answer.json()) as { events: { eventId: string; title: string }[] };
  const event = events.find(({ title }) => title === EVENT_TITLE);
  if (!event) throw new Error(`The demo has no ${EVENT_TITLE}`);
  return event.eventId;
}

/** One visit in a browser of its own, on a phone and with a connection as Lighthouse emulates them. */
async function visit(address: string): Promise<Result> {
  const browser = await startDebuggedBrowser();
  try {
    const result = await measurePage(address, { port: browser.port, logLevel: 'error' });
    if (!result) throw new Error(`Lighthouse gave no result for ${address}`);
    return result.lhr;
  } finally {
    await browser.stop();
  }
}

async function scoresOf(address: string, file: string | undefined): Promise<Scores> {
  let seen = await visit(address);
  for (let again = 1; seen.runtimeError && again < TRIES; again += 1) seen = await visit(address);
  if (seen.runtimeError) throw new Error(`${address}: ${seen.runtimeError.message}`);
  if (file) await writeFile(file, JSON.stringify(seen));
  const score = (category: string) => Math.round((seen.categories[category]?.score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
  };
}

/** The median of each score by itself. */
function medianOf(runs: readonly Scores[]): Scores {
  const middle = (name: keyof Scores) =>
    runs.map((scores) => scores[name]).toSorted((one, other) => one - other)[
      Math.floor(runs.length / 2)
    ] ?? 0;
  return {
    performance: middle('performance'),
    accessibility: middle('accessibility'),
    bestPractices: middle('bestPractices'),
    seo: middle('seo'),
  };
}

function wordsOf({ performance, accessibility, bestPractices, seo }: Scores): string {
  return `performance ${performance}, accessibility ${accessibility}, best practices ${bestPractices}, SEO ${seo}`;
}
