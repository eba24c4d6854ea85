import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { runCancellation } from './cancel-run.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-cancel-kill-'));
});
afterEach(() => rm(folder, { recursive: true, maxRetries: 10 }));

it('pays everybody back and tells them and whoever holds their tickets, each once, when it is killed again and again while an event is cancelled', async () => {
  const run = { bookings: 60, passedOn: 20, kills: 3 };
  expect(await runCancellation(folder, run)).toMatchObject({
    ...run,
    ...{ refunds: 60, mails: 60, holders: 10, doubled: 0 },
  });
}, 600_000);
