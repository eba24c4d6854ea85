import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MINUTE_MS, type ThrottleRule } from '../domain/index.ts';
import { connectLocally, startTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import type { Throttle } from '../use-cases/ports.ts';
import { scanAll } from './query-all.ts';
import { throttleStore } from './throttle-store.ts';

const RULE: ThrottleRule = { name: 'guess', limit: 10, windowMs: 15 * MINUTE_MS };
const NOW = Date.UTC(2026, 0, 1);

let database: TestDatabase;
/** Two tasks on one table. */
let one: Throttle;
let two: Throttle;
let other: ReturnType<typeof connectLocally>;

beforeAll(async () => {
  database = await startTestDatabase();
  other = connectLocally(database.endpoint);
  one = throttleStore(database.db);
  two = throttleStore(other);
});
afterAll(async () => {
  other.client.destroy();
  await database.stop();
});

/** Whether each of many tries at once passes, half of them at either task. */
async function tryOften(subject: string, times: number, now = NOW): Promise<boolean[]> {
  const tries = Array.from({ length: times }, (_, index) =>
    (index % 2 ? one : two).count(RULE, subject, now).then(
      () => true,
      () => false,
    ),
  );
  return Promise.all(tries);
}

describe('a throttle', () => {
  it('lets exactly as many through as its rule says, at once and across tasks', async () => {
    expect((await tryOften('ada', 25)).filter(Boolean)).toHaveLength(10);
  });

  it('tells how long to wait, and counts anew when that has passed', async () => {
    const refused = one.count(RULE, 'ada', NOW + 5 * MINUTE_MS);
    await expect(refused).rejects.toMatchObject({
      code: 'too-many-requests',
      details: { retryAfterSeconds: 600 },
    });
    expect((await tryOften('ada', 25, NOW + 15 * MINUTE_MS)).filter(Boolean)).toHaveLength(10);
  });

  it('counts each subject and each rule by itself', async () => {
    await expect(one.count(RULE, 'grace', NOW)).resolves.toBeUndefined();
    await expect(one.count({ ...RULE, name: 'mail' }, 'ada', NOW)).resolves.toBeUndefined();
  });

  it('takes back a try that turned out well, and never below none', async () => {
    for (let time = 0; time < 30; time += 1) {
      await one.count(RULE, 'alan', NOW);
      await two.forgive(RULE, 'alan');
    }
    await two.forgive(RULE, 'alan');
    await two.forgive(RULE, 'nobody');
    expect((await tryOften('alan', 25)).filter(Boolean)).toHaveLength(10);
  });

  it('forgets everything when cleared', async () => {
    await one.clear(RULE, 'alan');
    expect((await tryOften('alan', 11)).filter(Boolean)).toHaveLength(10);
  });

  it('keeps no address in clear, and vanishes by itself', async () => {
    const items = await scanAll(database.db, { TableName: database.db.table('sessions') });
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(JSON.stringify(item)).not.toMatch(/ada|grace|alan/);
      expect(Number(item['expires']?.N)).toBeGreaterThan(NOW / 1_000);
    }
  });
});
