import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { epochOf } from '../../domain/index.ts';
import { figureStore } from '../../storage/figure-store.ts';
import { manualScheduler, startTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { holdTally } from './hold-tally.ts';

const HOUR = '2026-12-01T12';
const faults: unknown[] = [];

let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

function tallyOf(task: string) {
  const scheduler = manualScheduler(epochOf(`${HOUR}:30:00.000Z`));
  const figures = figureStore(database.db);
  const tally = holdTally({ figures, scheduler, task, onError: (error) => faults.push(error) });
  return { tally, scheduler };
}

const heldOf = async (eventId: string) => {
  const sums = await figureStore(database.db).sums(eventId, { from: HOUR, to: HOUR });
  return sums.get(`begun#${HOUR} holds`);
};

it('counts holds in memory and writes them down together, each task apart', async () => {
  const [one, two] = [tallyOf('one'), tallyOf('two')];
  for (let hold = 0; hold < 3; hold += 1) one.tally.note('evt_1');
  one.tally.note('evt_2');
  two.tally.note('evt_1');
  expect([one.scheduler.waiting(), await heldOf('evt_1')]).toEqual([1, undefined]);
  await Promise.all([one.tally.close(), two.tally.close()]);
  expect([await heldOf('evt_1'), await heldOf('evt_2')]).toEqual([4, 1]);
  expect(one.scheduler.waiting()).toBe(0);
  expect(faults).toEqual([]);
});
