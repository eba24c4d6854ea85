import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { seedDemoData } from '@foyer/local/demo';
import { DEMO_ORGANIZERS, DEMO_PASSWORD } from '@foyer/local/demo-accounts';
import { startSystem } from '@foyer/local/system';
import { percentilesOf } from './measure/percentiles.ts';
import { report } from './measure/report.ts';

const ROUNDS = 5;
const LOOK_AGAIN_MS = 50;
const PRICES = [12_000, 9_000, 6_500, 4_500, 3_000];

type Category = { readonly categoryId: string; readonly name: string; readonly colour: string };
type Drawn = { readonly plan: object; readonly categories: readonly Category[] };
type OwnEvent = {
  readonly eventId: string;
  readonly status: string;
  readonly updatedAt: string;
  readonly capacity: number;
  readonly missing: readonly unknown[];
  readonly progress?: { readonly done: number; readonly total: number };
};

/** A large room from the arena template, as an organizer makes it: drawn, saved, published; what each step takes. */
export async function room(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      seats: { type: 'string', default: '20000' },
    },
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-room-'));
  const environment = { RATE_LIMITS: 'off', LOG_LEVEL: 'error' };
  const system = await startSystem({ dataDir, environment, seed: seedDemoData });
  try {
    const call = await signedIn(`${system.url}/admin/api`);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push(await makeRoom(call, Number(values.seats)));
    const result = {
      seats: rounds[0]?.seats ?? 0,
      planBytes: rounds[0]?.planBytes ?? 0,
      drawMs: percentilesOf(rounds.map(({ drawMs }) => drawMs)).p50,
      saveMs: percentilesOf(rounds.map(({ saveMs }) => saveMs)).p50,
      publishMs: percentilesOf(rounds.map(({ publishMs }) => publishMs)).p50,
      progressSeen: Math.max(...rounds.map(({ progressSeen }) => progressSeen)),
    };
    report(`A room of ${values.seats} seats, the middle of ${ROUNDS}`, result, result, values.json);
  } finally {
    await system.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}

type Call = <T>(method: string, path: string, body?: object) => Promise<T>;
type Round = Awaited<ReturnType<typeof makeRoom>>;

async function makeRoom(call: Call, capacity: number) {
  const draft = await call<OwnEvent>('POST', '/events', {
    title: `A room of ${capacity}`,
    venue: {
      name: 'Arena',
      address: 'Ring 1',
      city: 'Karlsruhe',
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
  });
  const drawing = await timed(() =>
    call<Drawn>('POST', '/plans/template', { template: 'arena', capacity }),
  );
  const { plan, categories } = drawing.value;
  const newCategories = categories.map((category, index) => ({
    ...category,
    price: PRICES[index % PRICES.length] ?? 3_000,
  }));
  const body = { plan, newCategories, updatedAt: draft.updatedAt };
  const path = `/events/${draft.eventId}`;
  const saved = await timed(() => call<OwnEvent>('PUT', `${path}/plan`, body));
  if (saved.value.missing.length > 0) throw new Error(JSON.stringify(saved.value.missing));
  const published = await timed(() => publish(call, path));
  return {
    seats: saved.value.capacity,
    planBytes: JSON.stringify(plan).length,
    drawMs: drawing.ms,
    saveMs: saved.ms,
    publishMs: published.ms,
    progressSeen: published.value,
  };
}

/** Publishes and waits for it; answers how many different states of progress were seen. */
async function publish(call: Call, path: string): Promise<number> {
  await call('POST', `${path}/publish`);
  const seen = new Set<number>();
  for (;;) {
    const { status, progress } = await call<OwnEvent>('GET', path);
    if (status === 'published') return seen.size;
    if (status !== 'publishing') throw new Error(`The event is ${status}`);
    if (progress) seen.add(progress.done);
    await sleep(LOOK_AGAIN_MS);
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: Math.round(performance.now() - start) };
}

async function signedIn(base: string): Promise<Call> {
  const { email } = DEMO_ORGANIZERS.northlight;
  const credentials = { email, password: DEMO_PASSWORD };
  const { accessToken } = await send<{ accessToken: string }>(`${base}/auth/sign-in`, 'POST', {
    body: credentials,
  });
  return (method, path, body) =>
    send(base + path, method, { ...(body && { body }), token: accessToken });
}

type Letter = { readonly body?: object; readonly token?: string };

async function send<T>(url: string, method: string, { body, token }: Letter): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
