import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { epochOf } from '@foyer/shared/domain';
import { healthStore, outboxItem } from '@foyer/shared/storage';
import { putItem, startTestDatabase, type TestDatabase } from '@foyer/shared/testing';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { reportHealthTask } from './report-health-task.ts';

const NOW = epochOf('2026-11-21T12:00:00.000Z');

let database: TestDatabase;
let lines: Record<string, unknown>[];
let now: number;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

function taskOf() {
  [lines, now] = [[], NOW];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const deps = {
    health: healthStore(database.db),
    expectedJobs: ['reconcile', 'catalogue'],
    clock: () => now,
  };
  return reportHealthTask(deps, pino(destination));
}

describe('the report of the health', () => {
  it('comes once a minute, however often somebody looks', async () => {
    const task = taskOf();
    await task();
    now += 59_000;
    await task();
    expect(lines).toHaveLength(1);
    now += 1_000;
    await task();
    expect(lines.map(({ msg }) => msg)).toEqual(['health', 'health']);
  });

  it('tells how much is amiss, in numbers that alarms read', async () => {
    const { db } = database;
    const effect = { kind: 'send-tickets', bookingId: 'bkg_1' } as const;
    const item = outboxItem(effect, '01J00000000000000000000001', '2026-11-21T10:00:00.000Z');
    await putItem(db, 'outbox', { ...item, shard: 'dead#00', tries: 10 });
    await taskOf()();
    expect(lines).toEqual([
      expect.objectContaining({
        msg: 'health',
        paymentsWithoutTicket: 0,
        deadEffects: 1,
        lateJobs: 2,
        mailsWaiting: 0,
      }),
    ]);
  });
});
