import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BLOCKED, clubPlan, DomainError, type TicketedEvent } from '../../domain/index.ts';
import { diskObjectStore } from '../../gateways/object-store-disk.ts';
import { eventStore } from '../../storage/event-store.ts';
import { planStore } from '../../storage/plan-store.ts';
import { countBlocks, createBlocks } from '../../storage/seat-block-creation.ts';
import { readSection } from '../../storage/seat-block-reading.ts';
import { rowKey } from '../../storage/seat-block.model.ts';
import { sampleEvent, startTestDatabase, type TestDatabase } from '../../testing/index.ts';
import type { EventStore, PlanStore, SeatStore } from '../ports.ts';
import { publishEvent } from './publish-event.ts';
import { savePlan } from './save-plan.ts';

const NOW = '2026-11-05T10:00:00.000Z';

let database: TestDatabase;
let folder: string;
let deps: {
  events: EventStore;
  plans: PlanStore;
  seats: Pick<SeatStore, 'createBlocks' | 'countBlocks'>;
};
let draft: TicketedEvent;
let run = 0;

beforeAll(async () => {
  database = await startTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'foyer-publish-'));
  const { db } = database;
  deps = {
    events: eventStore(db),
    plans: planStore(diskObjectStore({ folder, linkSecret: 'secret' })),
    seats: {
      createBlocks: (event, rows, pools) => createBlocks(db, event, rows, pools),
      countBlocks: (event) => countBlocks(db, event),
    },
  };
});
afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true, maxRetries: 10 });
});

beforeEach(async () => {
  run += 1;
  const plan = clubPlan('club', { floor: 'cat_1', gallery: 'cat_1' });
  const room = await savePlan({ ...deps, hash: () => 'club' }, plan);
  draft = sampleEvent({ eventId: `evt_publish${run}`, status: 'draft', ...room });
  await deps.events.put(draft);
});

const statusNow = async () => (await deps.events.find(draft.eventId))?.status;

describe('publishing an event', () => {
  it('creates its inventory and shows it', async () => {
    await publishEvent(deps, draft.eventId, NOW);
    expect(await statusNow()).toBe('published');
    expect(await countBlocks(database.db, draft)).toBe(15);
  });

  it('changes nothing when it is done already', async () => {
    await publishEvent(deps, draft.eventId, NOW);
    const published = await deps.events.find(draft.eventId);
    await publishEvent(deps, draft.eventId, '2026-11-06T10:00:00.000Z');
    expect(await deps.events.find(draft.eventId)).toEqual(published);
  });

  it('is refused for a draft with faults, which it names', async () => {
    await deps.events.put({ ...draft, title: '' });
    await expect(publishEvent(deps, draft.eventId, NOW)).rejects.toMatchObject({
      code: 'event-incomplete',
      details: { errors: [{ field: 'title', message: 'must not be empty' }] },
    });
    expect(await statusNow()).toBe('draft');
  });

  it('is refused for an event that does not exist', async () => {
    await expect(publishEvent(deps, 'evt_none', NOW)).rejects.toMatchObject({
      code: 'event-not-found',
    });
  });
});

describe('publishing that was killed midway', () => {
  /** Creates some of the blocks and dies. */
  const dyingAfter = (count: number): typeof deps => ({
    ...deps,
    seats: {
      ...deps.seats,
      async createBlocks(event, rows, pools) {
        await deps.seats.createBlocks(
          event,
          rows.slice(0, count),
          pools.slice(0, count - rows.length),
        );
        throw new DomainError('store-unavailable');
      },
    },
  });

  it.each([0, 1, 5, 12])('goes on when it is run again, after %i blocks', async (count) => {
    const refused = { code: 'store-unavailable' };
    await expect(publishEvent(dyingAfter(count), draft.eventId, NOW)).rejects.toMatchObject(
      refused,
    );
    expect(await statusNow()).toBe('publishing');
    await publishEvent(deps, draft.eventId, NOW);
    expect(await statusNow()).toBe('published');
    expect(await countBlocks(database.db, draft)).toBe(15);
  });

  it('does not wipe a row that was taken before it was run again', async () => {
    await expect(publishEvent(dyingAfter(9), draft.eventId, NOW)).rejects.toThrow();
    const [row] = await readSection(database.db, draft.eventId, 'sec_left', 'consistent');
    await database.db.client.updateItem({
      TableName: database.db.table('seats'),
      Key: { key: { S: rowKey(draft.eventId, 'sec_left') }, block: { S: row?.block ?? '' } },
      UpdateExpression: 'SET #by.#seat = :holder',
      ExpressionAttributeNames: { '#by': 'by', '#seat': 'seat1' },
      ExpressionAttributeValues: { ':holder': { S: BLOCKED } },
    });
    await publishEvent(deps, draft.eventId, NOW);
    const [stands] = await readSection(database.db, draft.eventId, 'sec_left', 'consistent');
    expect(stands?.by).toEqual({ seat1: BLOCKED });
  });

  it('is never shown while blocks are missing', async () => {
    const careless = { ...deps, seats: { ...deps.seats, createBlocks: () => Promise.resolve() } };
    await expect(publishEvent(careless, draft.eventId, NOW)).rejects.toMatchObject({
      code: 'plan-changed',
    });
    expect(await statusNow()).toBe('publishing');
  });
});
