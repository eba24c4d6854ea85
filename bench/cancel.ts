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
      kills: { type: 'string', default: '5' },
    },
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-cancel-'));
  try {
    const run = { bookings: Number(values.bookings), kills: Number(values.kills) };
    const figures = await runCancellation(dataDir, run);
    report('Cancelling an event', figures, { cancel: figures }, values.json);
    const { bookings, refunds, mails, doubled } = figures;
    if (refunds !== bookings || mails !== bookings || doubled > 0) process.exitCode = 1;
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}
