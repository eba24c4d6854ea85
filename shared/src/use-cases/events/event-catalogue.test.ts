import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf, type Effect } from '../../domain/index.ts';
import { memoryEventSearch } from '../../gateways/event-search-memory.ts';
import { diskObjectStore } from '../../gateways/object-store-disk.ts';
import { catalogueSnapshots } from '../../storage/catalogue-snapshots.ts';
import { eventStore } from '../../storage/event-store.ts';
import { OUTBOX_SHARD_NAMES } from '../../storage/outbox-item.ts';
import { outboxStore } from '../../storage/outbox-store.ts';
import { statsStore } from '../../storage/stats-store.ts';
import { sampleEvent, startTestDatabase, type TestDatabase } from '../../testing/index.ts';
import type { CatalogueSnapshots, EventStore } from '../ports.ts';
import { eventCatalogue, type EventCatalogue } from './event-catalogue.ts';
import { saveCatalogue } from './save-catalogue.ts';

let database: TestDatabase;
let folder: string;
let events: EventStore;
let snapshots: CatalogueSnapshots;
let catalogue: EventCatalogue;
let time: number;

beforeAll(async () => {
  database = await startTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'foyer-catalogue-'));
  snapshots = catalogueSnapshots(diskObjectStore({ folder, linkSecret: 'a secret' }));
  events = eventStore(database.db);
});
afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true, maxRetries: 10 });
});

beforeEach(() => {
  time = Date.parse('2026-11-10T12:00:00.000Z');
  catalogue = newTask();
});

const now = () => instantOf(time);
const deps = () => ({ events, stats: statsStore(database.db), snapshots, clock: () => time });
const newTask = () => eventCatalogue({ ...deps(), search: memoryEventSearch() });

async function idsOf(query: Parameters<EventCatalogue['list']>[0]): Promise<string[]> {
  const page = await catalogue.list(query, now());
  return page.items.map(({ eventId }) => eventId);
}

async function publish(...ids: readonly string[]): Promise<void> {
  for (const [index, eventId] of ids.entries()) {
    const startsAt = `2026-12-1${index}T19:00:00.000Z`;
    const endsAt = `2026-12-1${index}T22:00:00.000Z`;
    await events.put(
      sampleEvent({ eventId, startsAt, endsAt, updatedAt: now(), tags: [ids.join()] }),
    );
  }
}

let counts = 0;
/** Counts tickets of an event, as the background does for each sale. */
async function count(eventId: string, tickets: number): Promise<void> {
  const outbox = outboxStore(database.db);
  counts += 1;
  const bookingId = `bkg_${counts}`;
  const effect: Effect = { kind: 'count-sale', bookingId, eventId, tickets, revenue: 0 };
  await outbox.add(effect, now());
  for (const shard of OUTBOX_SHARD_NAMES) await outbox.count(await outbox.head(shard, 10), now());
}

describe('the list of events', () => {
  it('shows published events, soonest first, and no others', async () => {
    await publish('evt_1b', 'evt_1a');
    for (const status of ['draft', 'publishing', 'cancelled', 'ended'] as const)
      await events.put(sampleEvent({ eventId: `evt_1${status}`, status, tags: ['evt_1b,evt_1a'] }));
    expect(await idsOf({ tag: 'evt_1b,evt_1a', limit: 10 })).toEqual(['evt_1b', 'evt_1a']);
  });

  it('goes on behind the last event of the page before', async () => {
    await publish('evt_2a', 'evt_2b', 'evt_2c');
    const query = { tag: 'evt_2a,evt_2b,evt_2c', limit: 2 };
    const first = await catalogue.list(query, now());
    const second = await catalogue.list({ ...query, cursor: first.nextCursor }, now());
    expect(first.items.map(({ eventId }) => eventId)).toEqual(['evt_2a', 'evt_2b']);
    expect(second.items.map(({ eventId }) => eventId)).toEqual(['evt_2c']);
    expect(second.nextCursor).toBeUndefined();
  });

  it('refuses a cursor that it did not give', async () => {
    await expect(catalogue.list({ limit: 2, cursor: 'evt_1' }, now())).rejects.toMatchObject({
      code: 'invalid-request',
    });
  });

  it('shows a change within two seconds, and what was cancelled no more', async () => {
    await publish('evt_3a', 'evt_3b');
    const query = { tag: 'evt_3a,evt_3b', limit: 10 };
    expect(await idsOf(query)).toEqual(['evt_3a', 'evt_3b']);
    time += 1_000;
    await events.move('evt_3a', { from: 'published', to: 'cancelled' }, now());
    expect(await idsOf(query)).toEqual(['evt_3a', 'evt_3b']);
    time += 1_000;
    expect(await idsOf(query)).toEqual(['evt_3b']);
  });

  it('shows an event whose last step to publication has the time of the step before', async () => {
    const query = { tag: 'slow', limit: 10 };
    await events.put(sampleEvent({ eventId: 'evt_4', status: 'draft', tags: ['slow'] }));
    await events.move('evt_4', { from: 'draft', to: 'publishing' }, now());
    expect(await idsOf(query)).toEqual([]);
    await events.move('evt_4', { from: 'publishing', to: 'published' }, now());
    time += 2_000;
    expect(await idsOf(query)).toEqual(['evt_4']);
  });

  it('tells how many tickets are sold, two seconds after they were counted', async () => {
    await publish('evt_5a', 'evt_5b');
    const query = { tag: 'evt_5a,evt_5b', limit: 2 };
    const sold = async () => (await catalogue.list(query, now())).items.map((each) => each.sold);
    await count('evt_5a', 7);
    expect(await sold()).toEqual([7, 0]);
    await count('evt_5a', 70);
    await count('evt_5b', 80);
    time += 2_000;
    expect(await sold()).toEqual([77, 80]);
    expect(await idsOf({ ...query, nearlySoldOut: true })).toEqual(['evt_5a']);
    expect(await idsOf({ ...query, seatsLeft: true })).toEqual(['evt_5a']);
  });

  it('names cities and tags of what is listed', async () => {
    await publish('evt_6a');
    expect((await catalogue.facets()).tags).toContainEqual({ name: 'evt_6a', count: 1 });
  });
});

describe('a snapshot', () => {
  it('spares a new task the reading of what has not changed since', async () => {
    await publish('evt_8a', 'evt_8b');
    await count('evt_8a', 3);
    await saveCatalogue(deps(), now());
    const read: string[] = [];
    const watched = {
      ...events,
      find: (eventId: string) => {
        read.push(eventId);
        return events.find(eventId);
      },
    };
    time += 10 * 60_000;
    await events.put(sampleEvent({ eventId: 'evt_8c', updatedAt: now(), tags: ['evt_8a,evt_8b'] }));
    const task = eventCatalogue({ ...deps(), events: watched, search: memoryEventSearch() });
    const { items } = await task.list({ tag: 'evt_8a,evt_8b', limit: 9 }, now());
    expect(items.map(({ eventId, sold }) => [eventId, sold])).toEqual([
      ['evt_8a', 3],
      ['evt_8b', 0],
      ['evt_8c', 0],
    ]);
    expect(read).toContain('evt_8c');
    for (const unchanged of ['evt_8a', 'evt_8b']) expect(read).not.toContain(unchanged);
  });

  it('is left as it is while it is young, and later brought up to date', async () => {
    await publish('evt_9a', 'evt_9b');
    time += 60 * 60_000;
    await saveCatalogue(deps(), now());
    await events.move('evt_9a', { from: 'published', to: 'cancelled' }, now());
    await count('evt_9b', 5);
    expect(await saveCatalogue(deps(), now())).toBeUndefined();
    time += 5 * 60_000;
    expect(await saveCatalogue(deps(), now())).toBeGreaterThan(0);
    time += 60 * 60_000;
    const { items } = await newTask().list({ tag: 'evt_9a,evt_9b', limit: 9 }, now());
    expect(items.map(({ eventId, sold }) => [eventId, sold])).toEqual([['evt_9b', 5]]);
  });

  it('has nothing that is over', async () => {
    await publish('evt_10');
    time = Date.parse('2027-01-01T00:00:00.000Z');
    expect(await saveCatalogue(deps(), now())).toBe(0);
  });
});

describe("an event's own page", () => {
  it('is there for what is or was on sale', async () => {
    await events.put(sampleEvent({ eventId: 'evt_6', status: 'cancelled' }));
    expect((await catalogue.find('evt_6')).event.eventId).toBe('evt_6');
  });

  it.each(['draft', 'publishing'] as const)('is not there for a %s one', async (status) => {
    await events.put(sampleEvent({ eventId: `evt_7${status}`, status }));
    await expect(catalogue.find(`evt_7${status}`)).rejects.toMatchObject({
      code: 'event-not-found',
    });
  });
});
