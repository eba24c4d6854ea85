import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf } from '../../domain/index.ts';
import { eventStore } from '../../storage/event-store.ts';
import { statsStore } from '../../storage/stats-store.ts';
import { sampleEvent, startTestDatabase, type TestDatabase } from '../../testing/index.ts';
import type { EventStore } from '../ports.ts';
import { eventCatalogue, type EventCatalogue } from './event-catalogue.ts';

let database: TestDatabase;
let events: EventStore;
let catalogue: EventCatalogue;
let time: number;

beforeAll(async () => {
  database = await startTestDatabase();
  events = eventStore(database.db);
});
afterAll(() => database.stop());

beforeEach(() => {
  time = Date.parse('2026-11-10T12:00:00.000Z');
  catalogue = eventCatalogue({ events, stats: statsStore(database.db), clock: () => time });
});

const now = () => instantOf(time);

async function idsOf(query: Parameters<EventCatalogue['list']>[0]): Promise<string[]> {
  const page = await catalogue.list(query, now());
  return page.items.map(({ event }) => event.eventId);
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
    expect(first.items.map(({ event }) => event.eventId)).toEqual(['evt_2a', 'evt_2b']);
    expect(second.items.map(({ event }) => event.eventId)).toEqual(['evt_2c']);
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

  it('tells how many tickets are sold', async () => {
    await publish('evt_5');
    await database.db.client.putItem({
      TableName: database.db.table('eventStats'),
      Item: { eventId: { S: 'evt_5' }, bucket: { S: 'sold#00' }, tickets: { N: '7' } },
    });
    const page = await catalogue.list({ tag: 'evt_5', limit: 1 }, now());
    expect(page.items[0]?.sold).toBe(7);
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
