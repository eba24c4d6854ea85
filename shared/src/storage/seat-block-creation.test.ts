import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  BLOCKED,
  blocksOf,
  clubPlan,
  roomOf,
  SOLD,
  theatrePlan,
  versionedPlan,
} from '../domain/index.ts';
import { sampleEvent, startTestDatabase, type TestDatabase } from '../testing/index.ts';
import { countBlocks, createBlocks } from './seat-block-creation.ts';
import { changedSince, readPools, readSection } from './seat-block-reading.ts';
import { rowKey } from './seat-block.model.ts';

const club = versionedPlan(clubPlan('club', { floor: 'cat_1', gallery: 'cat_1' }), () => 'club');
const { rows, pools } = blocksOf(club);

let database: TestDatabase;
let run = 0;
let event = sampleEvent();

beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(() => {
  run += 1;
  event = sampleEvent({ eventId: `evt_${run}`, ...roomOf(club) });
});

describe('the blocks of an event', () => {
  it('are all created, with every place free', async () => {
    await createBlocks(database.db, event, rows, pools);
    const floor = await readPools(database.db, event.eventId, 'sec_floor', 6);
    const left = await readSection(database.db, event.eventId, 'sec_left', 'consistent');
    expect(await countBlocks(database.db, event)).toBe(rows.length + pools.length);
    expect(floor.map((pool) => pool.available)).toEqual([100, 100, 100, 100, 100, 100]);
    expect(left.map(({ until, by, planVersion }) => ({ until, by, planVersion }))).toEqual(
      Array.from({ length: 3 }, () => ({ until: {}, by: {}, planVersion: 'pln_club' })),
    );
  });

  it('show in the change feed, however it is sharded', async () => {
    const sharded = { ...event, feedShards: 4 };
    await createBlocks(database.db, sharded, rows, pools);
    const shards = await Promise.all(
      [0, 1, 2, 3].map((shard) => changedSince(database.db, event.eventId, shard, 0)),
    );
    expect(shards.flat()).toHaveLength(rows.length + pools.length);
    expect(shards.filter((changes) => changes.length > 0).length).toBeGreaterThan(1);
  });

  it('keep what was sold when they are created again', async () => {
    await createBlocks(database.db, event, rows, pools);
    const [row] = rows;
    const seatId = row?.seatIds[0] ?? '';
    await database.db.client.updateItem({
      TableName: database.db.table('seats'),
      Key: marshall({ key: rowKey(event.eventId, row?.sectionId ?? ''), block: row?.block ?? '' }),
      UpdateExpression: 'SET #until.#seat = :sold',
      ExpressionAttributeNames: { '#until': 'until', '#seat': seatId },
      ExpressionAttributeValues: marshall({ ':sold': SOLD }),
    });
    await createBlocks(database.db, event, rows, pools);
    const stands = await readSection(
      database.db,
      event.eventId,
      row?.sectionId ?? '',
      'consistent',
    );
    expect(stands.find((block) => block.block === row?.block)?.until).toEqual({ [seatId]: SOLD });
  });

  it('are refused where blocks of another plan stand', async () => {
    await createBlocks(database.db, event, rows, pools);
    const other = { ...event, planVersion: 'pln_other' };
    await expect(createBlocks(database.db, other, rows, pools)).rejects.toMatchObject({
      code: 'plan-changed',
    });
  });

  it('hold blocked seats as sold to nobody', async () => {
    const theatre = versionedPlan(
      theatrePlan('t', { premium: 'cat_1', first: 'cat_1', second: 'cat_1', third: 'cat_1' }),
      () => 'theatre',
    );
    const show = { ...event, ...roomOf(theatre) };
    const blocks = blocksOf(theatre);
    await createBlocks(database.db, show, blocks.rows, blocks.pools);
    const stalls = await readSection(database.db, show.eventId, 'sec_stalls', 'consistent');
    const holders = stalls.flatMap(({ by }) => Object.values(by));
    const ends = stalls.flatMap(({ until }) => Object.values(until));
    expect(holders).toEqual(Array.from({ length: 5 }, () => BLOCKED));
    expect(ends).toEqual(Array.from({ length: 5 }, () => SOLD));
  });
});
