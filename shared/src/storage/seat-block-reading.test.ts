import type { DynamoDB } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocksOf, poolBlockName } from '../domain/index.ts';
import { samplePlan, sampleRoomEvent } from '../testing/sample-room.ts';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import type { Database } from './database.ts';
import { createBlocks } from './seat-block-creation.ts';
import { changedSince, readBlocks, readPools, readSection } from './seat-block-reading.ts';

const CAPACITY = 25_000;
const event = sampleRoomEvent({
  feedShards: 4,
  sections: [
    { sectionId: 'sec_stalls', name: 'Stalls', kind: 'seated', capacity: 73, pools: 0 },
    { sectionId: 'sec_floor', name: 'Floor', kind: 'standing', capacity: CAPACITY, pools: 250 },
  ],
});
const pools = Array.from({ length: 250 }, (_, pool) => pool);
const { eventId } = event;

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await startTestDatabase();
  db = database.db;
  const floor = pools.map((pool) => ({ sectionId: 'sec_floor', pool, capacity: 100 }));
  await createBlocks(db, event, blocksOf(samplePlan()).rows, floor);
});
afterAll(() => database.stop());

/** A database whose batches leave out all but the first key, as a throttled table does. */
function throttled(tries: { count: number }): Database {
  const client = Object.create(db.client) as DynamoDB;
  client.batchGetItem = ((request: Parameters<DynamoDB['batchGetItem']>[0]) => {
    tries.count += 1;
    const table = db.table('seats');
    const keys = request.RequestItems?.[table]?.Keys ?? [];
    const kept = tries.count > 2 ? keys : keys.slice(0, 1);
    const asked = { RequestItems: { [table]: { Keys: kept, ConsistentRead: true } } };
    const left = keys.slice(kept.length);
    return db.client.batchGetItem(asked).then((reply) => ({
      ...reply,
      ...(left.length > 0 && { UnprocessedKeys: { [table]: { Keys: left } } }),
    }));
  }) as DynamoDB['batchGetItem'];
  return { ...db, client };
}

describe('readSection', () => {
  it('reads every row block of the section and no pool', async () => {
    const rows = await readSection(db, eventId, 'sec_stalls', 'consistent');
    expect(rows.map(({ block }) => block).sort()).toEqual(['row#A', 'row#A~2', 'row#B', 'row#C']);
    expect(rows[0]).toMatchObject({ kind: 'row', eventId, sectionId: 'sec_stalls', version: 1 });
    expect(rows.every(({ closed }) => !closed)).toBe(true);
  });
});

describe('readPools', () => {
  it('reads more pools than one batch takes, in their order', async () => {
    const states = await readPools(db, eventId, 'sec_floor', 250);
    expect(states.map(({ pool }) => pool)).toEqual(pools);
    expect(states[249]).toMatchObject({ block: 'pool249', available: 100, sold: 0, claims: {} });
  });
});

describe('readBlocks', () => {
  it('leaves out blocks that do not exist', async () => {
    const refs = ['row#B', 'row#Z'].map((block) => ({ eventId, sectionId: 'sec_stalls', block }));
    const states = await readBlocks(db, refs);
    expect(states.map(({ block }) => block)).toEqual(['row#B']);
  });

  it('asks again for what a throttled batch left out', async () => {
    const tries = { count: 0 };
    const refs = [1, 2, 3, 4].map((pool) => ({
      ...{ eventId, sectionId: 'sec_floor', block: poolBlockName(pool) },
    }));
    const states = await readBlocks(throttled(tries), refs);
    expect(states.map(({ block }) => block).sort()).toEqual(['pool1', 'pool2', 'pool3', 'pool4']);
    expect(tries.count).toBe(3);
  });
});

describe('changedSince', () => {
  it('finds every block in exactly one shard, by name, version and time', async () => {
    const since = Date.parse(event.updatedAt);
    const shards = await Promise.all([0, 1, 2, 3].map((s) => changedSince(db, eventId, s, since)));
    const names = shards.flat().map(({ sectionId, block }) => `${sectionId}/${block}`);
    expect(new Set(names).size).toBe(254);
    expect(names).toHaveLength(254);
    expect(shards.flat()).toContainEqual({
      ...{ eventId, sectionId: 'sec_floor', block: 'pool7', version: 1, changedAt: since },
    });
  });

  it('leaves out what was written before', async () => {
    expect(await changedSince(db, eventId, 0, Date.parse(event.updatedAt) + 1)).toEqual([]);
  });
});
