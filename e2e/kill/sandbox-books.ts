import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

type Charge = {
  readonly bookingId: string;
  readonly attempt: number;
  readonly outcome?: { readonly state: string };
  readonly capturesAt?: string;
};

/** What the sandbox's own books say of the money of each booking: charges that took it, less those paid back. */
export async function moneyKept(objects: string): Promise<Map<string, number>> {
  const books = join(objects, 'sandbox');
  const kept = new Map<string, number>();
  const add = (bookingId: string, count: number) =>
    kept.set(bookingId, (kept.get(bookingId) ?? 0) + count);
  for (const charge of await pagesOf<Charge>(join(books, 'charges')))
    if (await isCaptured(books, charge)) add(charge.bookingId, 1);
  for (const refund of await pagesOf<Charge>(join(books, 'refunds'))) add(refund.bookingId, -1);
  return kept;
}

async function isCaptured(books: string, charge: Charge): Promise<boolean> {
  const { bookingId, attempt, outcome, capturesAt } = charge;
  if (outcome) return outcome.state === 'captured';
  const written = await pageAt<{ state: string }>(
    join(books, 'outcomes', `${bookingId}-${attempt}.json`),
  );
  if (written) return written.state === 'captured';
  return capturesAt !== undefined && Date.parse(capturesAt) <= Date.now();
}

async function pagesOf<T>(folder: string): Promise<T[]> {
  const names = await readdir(folder).catch(() => []);
  const pages = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => pageAt<T>(join(folder, name))),
  );
  return pages.filter((page) => page !== undefined);
}

async function pageAt<T>(file: string): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
