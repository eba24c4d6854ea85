import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectAs, prepareTables } from '@foyer/local/dynamodb';
import { freePort } from '@foyer/local/ports';
import { startService, type ServiceProcess } from '@foyer/local/service';
import { startSystem, type System } from '@foyer/local/system';
import { startEmbeddedDynamoDb } from '@foyer/shared/testing';
import { Agent, request } from 'undici';
import { writeCatalogue } from './measure/catalogue.ts';
import { lexicon, type Lexicon } from './measure/event-texts.ts';
import { manyEvents } from './measure/many-events.ts';
import { percentilesOf, rounded } from './measure/percentiles.ts';
import { loadOf } from './measure/process-load.ts';
import { report } from './measure/report.ts';
import { searchMix, type ListQuery } from './measure/search-mix.ts';

const SIZES = [100, 10_000, 100_000] as const;
const ROUNDS = 12;
const ASKING = 2;

/** How long lists and searches take with few events and with very many, and what very many ask of a task. */
export async function search(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-search-'));
  const quiet = { RATE_LIMITS: 'off', LOG_LEVEL: 'error' };
  const store = await startEmbeddedDynamoDb();
  const databaseEndpoint = store.endpoint;
  const system = await startSystem({ dataDir, environment: quiet, databaseEndpoint });
  const sites: Site[] = [];
  try {
    await system.employee.stop();
    const [texts, now] = [lexicon(), Date.now()];
    for (const events of SIZES) sites.push(await siteOf(events, { texts, now, system, dataDir }));
    const samples = await measure(sites, searchMix(texts, now));
    const figures = await figuresOf(sites, samples);
    report('Search', figures.words, figures.result, values.json);
  } finally {
    for (const { service } of sites) await service.stop();
    await system.stop();
    await store.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** A customer service with so many events, and how long it took to fill the store and to start. */
type Site = {
  readonly events: number;
  readonly service: ServiceProcess;
  readonly writeSeconds: number;
  readonly startSeconds: number;
};

type Ground = {
  readonly texts: Lexicon;
  readonly now: number;
  readonly system: System;
  readonly dataDir: string;
};

async function siteOf(events: number, { texts, now, system, dataDir }: Ground): Promise<Site> {
  const objects = join(dataDir, `objects-${events}`);
  const environment = {
    ...system.environment,
    TABLE_PREFIX: `events-${events}-`,
    OBJECT_STORE_DIR: objects,
  };
  await prepareTables(environment);
  const db = connectAs(environment);
  const [, writeSeconds] = await timed(() =>
    writeCatalogue(db, objects, manyEvents(events, texts, now)),
  );
  db.client.destroy();
  const port = await freePort();
  const [service, startSeconds] = await timed(() =>
    startService({
      ...{ name: `events-${events}`, workspace: 'customer-service', port, environment },
      logFolder: join(dataDir, 'logs'),
      onDeath: (sentence) => process.stderr.write(`${sentence}\n`),
    }),
  );
  return { events, service, writeSeconds, startSeconds };
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1000];
}

type Samples = ReadonlyMap<Site, readonly number[]>;

/** Every site answers the whole mix in each round, one site after the other; the first round does not count. */
async function measure(sites: readonly Site[], mix: readonly ListQuery[]): Promise<Samples> {
  const agent = new Agent({ connections: ASKING });
  const samples = new Map(sites.map((site) => [site, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [site, taken] of samples) {
      const times = await askAll(agent, site, mix);
      if (round > 0) taken.push(...times);
    }
  }
  await agent.close();
  return samples;
}

async function askAll(agent: Agent, site: Site, mix: readonly ListQuery[]): Promise<number[]> {
  const times: number[] = [];
  const queue = mix.values();
  await Promise.all(
    Array.from({ length: ASKING }, async () => {
      for (const query of queue) times.push(...(await askTwoPages(agent, site, query)));
    }),
  );
  return times;
}

/** Milliseconds of a list's first page and, where there is one, of its second. */
async function askTwoPages(agent: Agent, site: Site, query: ListQuery): Promise<number[]> {
  const times: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 2 && (page === 0 || cursor); page += 1) {
    const address = new URLSearchParams({ ...query, ...(cursor && { cursor }) }).toString();
    const start = performance.now();
    const answer = await request(`${site.service.url}/api/events?${address}`, {
      dispatcher: agent,
    });
    const body = (await answer.body.json()) as { nextCursor?: string };
    times.push(performance.now() - start);
    if (answer.statusCode !== 200) throw new Error(`${address}: ${JSON.stringify(body)}`);
    cursor = body.nextCursor;
  }
  return times;
}

async function figuresOf(sites: readonly Site[], samples: Samples) {
  const p95Ms: Record<string, number> = {};
  const words: Record<string, string | number> = {};
  for (const site of sites) {
    const { p50, p95, p99 } = percentilesOf(samples.get(site) ?? []);
    p95Ms[site.events] = p95;
    const { memoryMegabytes } = await loadOf(site.service.pid());
    words[`${site.events} events: p50 / p95 / p99 (ms)`] = `${p50} / ${p95} / ${p99}`;
    words[`${site.events} events: written in, ready after (s), memory (MB)`] = [
      rounded(site.writeSeconds),
      rounded(site.startSeconds),
      memoryMegabytes,
    ].join(', ');
  }
  const [least = 0, most = 0] = [p95Ms[SIZES[0]], p95Ms[SIZES[2]]];
  const result = { p95Ms, ratio: rounded(most / least) };
  return { words: { ...words, ratio: result.ratio }, result };
}
