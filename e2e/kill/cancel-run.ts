import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectAs } from '@foyer/local/dynamodb';
import { startSystem, type System } from '@foyer/local/system';
import type { Refund } from '@foyer/shared/domain';
import type { Database } from '@foyer/shared/storage';
import { caughtMails, outboxIsEmpty, until } from './after-effects.ts';
import { cancelSoldOut, sellOut } from './sold-out.ts';

/** How large the event is, and how often the service that pays back and mails is killed meanwhile. */
export type CancelRun = { readonly bookings: number; readonly kills: number };

/** What came of it. */
export type CancelFigures = CancelRun & {
  /** Refunds in the payment provider's own books. */
  readonly refunds: number;
  /** Mails by their Message-ID, which says what a mail is for. */
  readonly mails: number;
  /** Bookings that were paid back or told twice. */
  readonly doubled: number;
  /** Mails that came once more with the same Message-ID: mail programs show them once. */
  readonly copies: number;
  /** From the cancellation until the last mail. */
  readonly seconds: number;
};

const DONE_WITHIN_MS = 20 * 60_000;

/** Cancels a sold-out event and kills the employee service, without warning, at even steps of the way. */
export async function runCancellation(dataDir: string, run: CancelRun): Promise<CancelFigures> {
  const system = await startSystem({
    dataDir,
    environment: { RATE_LIMITS: 'off', LOG_LEVEL: 'error' },
    seed: (environment) => sellOut(environment, run.bookings),
  });
  const db = connectAs(system.environment);
  try {
    return await cancelAndKill({ system, db, dataDir }, run);
  } finally {
    db.client.destroy();
    await system.stop();
  }
}

type Stage = { readonly system: System; readonly db: Database; readonly dataDir: string };

async function cancelAndKill(stage: Stage, run: CancelRun): Promise<CancelFigures> {
  const { system, db, dataDir } = stage;
  const deadline = Date.now() + DONE_WITHIN_MS;
  const start = performance.now();
  await cancelSoldOut(db);
  for (let kill = 1; kill <= run.kills; kill += 1) {
    const step = Math.floor((run.bookings * kill) / (run.kills + 1));
    await until(async () => (await refundsOf(stage)).length >= step, deadline);
    await system.employee.kill('SIGKILL');
    await system.employee.restart();
  }
  await until(async () => (await caughtMails(dataDir)).size >= run.bookings, deadline);
  const seconds = (performance.now() - start) / 1000;
  await until(() => outboxIsEmpty(db), deadline);
  return { ...run, ...(await countedOf(stage)), seconds: Math.round(seconds * 10) / 10 };
}

async function countedOf(stage: Stage) {
  const refunds = await refundsOf(stage);
  const paidBack = await Promise.all(refunds.map((name) => bookingOf(stage, name)));
  const mails = await caughtMails(stage.dataDir);
  const told = [...mails.keys()].map((messageId) => /\d{20}/.exec(messageId)?.[0] ?? messageId);
  return {
    refunds: refunds.length,
    mails: mails.size,
    doubled: doublesOf(paidBack) + doublesOf(told),
    copies: [...mails.values()].reduce((sum, times) => sum + times - 1, 0),
  };
}

function doublesOf(bookingIds: readonly string[]): number {
  return bookingIds.length - new Set(bookingIds).size;
}

function booksOf({ system }: Stage): string {
  return join(system.environment['OBJECT_STORE_DIR'] ?? '', 'sandbox/refunds');
}

async function refundsOf(stage: Stage): Promise<string[]> {
  const names = await readdir(booksOf(stage)).catch(() => []);
  return names.filter((name) => name.endsWith('.json'));
}

async function bookingOf(stage: Stage, name: string): Promise<string> {
  const page = await readFile(join(booksOf(stage), name), 'utf8');
  return (JSON.parse(page) as Refund).bookingId;
}
