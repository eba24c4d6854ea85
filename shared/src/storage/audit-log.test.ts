import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, later, type AuditEntry, type Instant } from '../domain/index.ts';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import type { AuditLog, AuditQuery } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { auditLog } from './audit-log.ts';
import type { Database } from './database.ts';

const actor = {
  employeeId: 'usr_ada',
  name: 'Ada Admin',
  role: 'admin',
  address: '198.51.100.7',
} as const;
const other = {
  ...actor,
  employeeId: 'usr_ole',
  name: 'Ole Organizer',
  role: 'organizer',
} as const;

let count = 0;
function entryAt(at: Instant, change: Partial<AuditEntry> = {}): AuditEntry {
  count += 1;
  return {
    entryId: `${at}#${String(count).padStart(16, '0')}`,
    at,
    actor,
    action: 'event.changed',
    subject: 'evt_1',
    subjectName: 'The Tide Clock',
    changes: [],
    ...change,
  };
}

const ALL = { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z', size: 50 };

let database: TestDatabase;
let log: AuditLog;

beforeAll(async () => {
  database = await startTestDatabase();
  log = auditLog(database.db);
});
afterAll(() => database.stop());

/** Everything that a query wants, page by page, and how many pages it took. */
async function allOf(query: Partial<AuditQuery>, on = log) {
  const entries: AuditEntry[] = [];
  for (let pages = 1, cursor: string | undefined; ; pages += 1) {
    const page = await on.search({ ...ALL, ...query, cursor });
    entries.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) return { entries, pages };
  }
}

async function on(db: Database, entries: readonly AuditEntry[]): Promise<AuditLog> {
  const own = auditLog(db);
  for (const entry of entries) await own.add(entry);
  return own;
}

describe('the audit log', () => {
  const march = entryAt('2026-03-05T10:00:00.000Z', { action: 'event.created' });
  const summer = entryAt('2026-07-20T23:59:59.999Z', {
    actor: other,
    changes: [{ field: 'venue.city', before: 'Köln', after: 'Hamburg' }],
  });
  const noon = entryAt('2026-11-20T12:00:00.000Z', {
    subject: 'evt_2',
    subjectName: 'White Night',
  });
  const evening = entryAt('2026-11-20T20:00:00.000Z', { actor: other, action: 'promo.created' });

  beforeAll(async () => {
    await on(database.db, [summer, evening, march]);
    await database.db.client.transactWriteItems({ TransactItems: [auditPut(database.db, noon)] });
  });

  it('is read newest first, across months without entries', async () => {
    expect((await allOf({})).entries).toEqual([evening, noon, summer, march]);
  });

  it('goes on after a page where that ended', async () => {
    for (const size of [1, 2, 3]) {
      const { entries } = await allOf({ size });
      expect(entries).toEqual([evening, noon, summer, march]);
    }
  });

  it('is read by employee, by subject, by action and by both ends of a time', async () => {
    const found = async (query: Partial<AuditQuery>) => (await allOf(query)).entries;
    expect(await found({ actor: 'usr_ole' })).toEqual([evening, summer]);
    expect(await found({ subject: 'evt_1' })).toEqual([evening, summer, march]);
    expect(await found({ subject: 'evt_1', actor: 'usr_ada' })).toEqual([march]);
    expect(await found({ subject: 'evt_1', size: 1 })).toEqual([evening, summer, march]);
    expect(await found({ action: 'event.created' })).toEqual([march]);
    expect(await found({ from: noon.at, until: evening.at })).toEqual([noon]);
    expect(await found({ from: summer.at, until: later(summer.at, 1) })).toEqual([summer]);
    expect(await found({ actor: 'usr_ole', until: evening.at })).toEqual([summer]);
    expect(await found({ subject: 'evt_2', from: later(noon.at, 1) })).toEqual([]);
  });

  it('is searched in names, subjects, addresses and values, whatever case and accents', async () => {
    const found = async (search: string) => (await allOf({ search })).entries;
    expect(await found('koln')).toEqual([summer]);
    expect(await found('OLE city')).toEqual([summer]);
    expect(await found('white night')).toEqual([noon]);
    expect(await found('198.51')).toHaveLength(4);
    expect(await found('ole white')).toEqual([]);
  });

  it('takes an entry twice as once', async () => {
    await log.add(march);
    expect((await allOf({})).entries).toHaveLength(4);
  });

  it('refuses a cursor that it never gave', async () => {
    for (const cursor of ['', 'x', '2026-13-45', '2026-11-20T20', `${evening.entryId} OR 1`]) {
      await expect(log.search({ ...ALL, cursor })).rejects.toMatchObject({
        code: 'invalid-request',
      });
    }
  });
});

it('looks at a bounded number of entries in one search and goes on by the cursor', async () => {
  const busy = await startTestDatabase();
  const days = [0, 1, 2].map((back) => later('2026-11-20T08:00:00.000Z', -back * DAY_MS));
  const entries = days.flatMap((day) =>
    Array.from({ length: 1_100 }, (_, index) => entryAt(later(day, index * 1_000))),
  );
  const old = entryAt('2026-11-01T00:00:00.000Z', { action: 'event.deleted' });
  const own = auditLog(busy.db);
  await Promise.all([...entries, old].map((entry) => own.add(entry)));

  const rare = await allOf({ action: 'event.deleted' }, own);
  expect(rare.entries).toEqual([old]);
  expect(rare.pages).toBeGreaterThan(1);
  const newestFirst = entries.toSorted((one, next) => (one.entryId < next.entryId ? 1 : -1));
  expect((await allOf({ size: 100 }, own)).entries).toEqual([...newestFirst, old]);
  await busy.stop();
});
