import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LEASES, leaseStore } from '@foyer/shared/storage';
import { startTestDatabase, type TestDatabase } from '@foyer/shared/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { leasedTask, type Worker } from './leased-task.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const fail = (error: unknown): never => {
  throw error;
};

function worker(owner: string): Worker {
  return { leases: leaseStore(database.db), owner, clock: Date.now };
}

async function endOf(name: string): Promise<number> {
  const { db } = database;
  const { Item } = await db.client.getItem({
    TableName: db.table('outbox'),
    Key: { shard: { S: LEASES }, id: { S: name } },
    ConsistentRead: true,
  });
  return Number(Item?.['until']?.N ?? 0);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}

it('keeps its lease however long a round takes, and others out', async () => {
  const round = Promise.withResolvers<number>();
  const running = leasedTask(worker('one'), 'long', () => round.promise, fail)();
  await until(async () => (await endOf('long')) > 0);
  const firstEnd = await endOf('long');
  await until(async () => (await endOf('long')) > firstEnd);
  let tried = 0;
  const other = leasedTask(worker('two'), 'long', () => Promise.resolve((tried += 1)), fail);
  expect(await other()).toBeGreaterThan(0);
  expect(tried).toBe(0);
  round.resolve(7);
  expect(await running).toBe(7);
}, 30_000);
