import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCancellation } from '@foyer/e2e/cancel-run';
import { report } from './measure/report.ts';

/** Cancels a large event while the service that pays back and mails is killed again and again. */
export async function cancel(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      bookings: { type: 'string', default: '5000' },
      passedOn: { type: 'string', default: '500' },
      kills: { type: 'string', default: '5' },
    },
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-cancel-'));
  try {
    const [bookings, passedOn] = [Number(values.bookings), Number(values.passedOn)];
    const run = { bookings, passedOn, kills: Number(values.kills) };
    const figures = await runCancellation(dataDir, run);
    report('Cancelling an event', figures, figures, values.json);
    const { refunds, mails, holders, doubled } = figures;
    const allTold = mails === bookings && holders === Math.ceil(passedOn / 2);
    if (refunds !== bookings || !allTold || doubled > 0) process.exitCode = 1;
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}
