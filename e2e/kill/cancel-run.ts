import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectAs } from '@foyer/local/dynamodb';
import { startSystem, type System } from '@foyer/local/system';
import { sumOf, type Refund } from '@foyer/shared/domain';
import type { Database } from '@foyer/shared/storage';
import { caughtMails, outboxIsEmpty, until } from './after-effects.ts';
import { cancelSoldOut, sellOut, type SoldOut } from './sold-out.ts';

/** How large the event is, and how often the service that pays back and mails is killed meanwhile. */
export type CancelRun = SoldOut & { readonly kills: number };

/** What came of it. */
export type CancelFigures = CancelRun & {
  /** Refunds in the payment provider's own books. */
  readonly refunds: number;
  /** Mails to buyers by their Message-ID, which says what a mail is for. */
  readonly mails: number;
  /** Mails to those whom tickets had been passed on to, each one a person. */
  readonly holders: number;
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
    seed: (environment) => sellOut(environment, run),
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
  const { system, db } = stage;
  const deadline = Date.now() + DONE_WITHIN_MS;
  const start = performance.now();
  await cancelSoldOut(db);
  for (let kill = 1; kill <= run.kills; kill += 1) {
    const step = Math.floor((run.bookings * kill) / (run.kills + 1));
    await until(async () => (await refundsOf(stage)).length >= step, deadline);
    await system.employee.kill('SIGKILL');
    await system.employee.restart();
  }
  await until(async () => (await toldOf(stage)).buyers.length >= run.bookings, deadline);
  const seconds = (performance.now() - start) / 1000;
  await until(() => outboxIsEmpty(db), deadline);
  return { ...run, ...(await countedOf(stage)), seconds: Math.round(seconds * 10) / 10 };
}

async function countedOf(stage: Stage) {
  const refunds = await refundsOf(stage);
  const paidBack = await Promise.all(refunds.map((name) => bookingOf(stage, name)));
  const { buyers, holders, copies } = await toldOf(stage);
  const told = buyers.map((messageId) => /\d{20}/.exec(messageId)?.[0] ?? messageId);
  return {
    refunds: refunds.length,
    mails: buyers.length,
    holders: holders.length,
    doubled: doublesOf(paidBack) + doublesOf(told),
    copies,
  };
}

/** The ids of the mails that tell of the cancellation, and how many more of them came than there are ids. */
async function toldOf({ dataDir }: Stage) {
  const mails = await caughtMails(dataDir);
  const buyers = [...mails.keys()].filter((messageId) => messageId.startsWith('refund.'));
  const holders = [...mails.keys()].filter((messageId) => messageId.startsWith('called-off.'));
  const times = [...buyers, ...holders].map((messageId) => (mails.get(messageId) ?? 1) - 1);
  return { buyers, holders, copies: sumOf(times) };
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
