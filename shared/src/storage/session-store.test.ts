import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Account } from '../domain/index.ts';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import type { AccountStore, SessionFamily, SessionStore } from '../use-cases/ports.ts';
import { sessionStore } from './session-store.ts';
import { accountStore } from './user-store.ts';

const NOW = '2026-01-01T00:00:00.000Z';
let database: TestDatabase;
let accounts: AccountStore;
let sessions: SessionStore;
let ada: Account;

beforeAll(async () => {
  database = await startTestDatabase();
  accounts = accountStore(database.db);
  sessions = sessionStore(database.db);
  await accounts.add({
    ...{ userId: 'usr_ada', role: 'customer', email: 'ada@example.org', name: 'Ada' },
    ...{ passwordHash: 'one', active: true, mustChangePassword: false, createdAt: NOW },
  });
  ada = (await accounts.find('usr_ada'))!;
});
afterAll(() => database.stop());

const first: SessionFamily = {
  familyId: 'ses_1',
  userId: 'usr_ada',
  portal: 'customer',
  tokenHash: 'one',
  generation: 1,
  epoch: 0,
  device: 'Firefox on Linux',
  address: '192.0.2.1',
  createdAt: NOW,
  lastUsedAt: NOW,
  expiresAt: '2026-01-31T00:00:00.000Z',
};
const second = { ...first, tokenHash: 'two', generation: 2, address: '192.0.2.2' };

describe('a session', () => {
  it('begins with its account’s last sign-in', async () => {
    expect(await sessions.begin(first, ada)).toBe(true);
    expect(await sessions.find('ses_1')).toEqual(first);
    expect(await accounts.find('usr_ada')).toMatchObject({ lastSignInAt: NOW });
  });

  it('may be begun again when the first reply was lost', async () => {
    expect(await sessions.begin(first, ada)).toBe(true);
  });

  it('does not begin once the account has changed since its holder proved who they are', async () => {
    const next = { ...first, familyId: 'ses_late', tokenHash: 'late' };
    const changes: Partial<Account>[] = [
      { passwordHash: 'another' },
      { sessionEpoch: 1 },
      { userId: 'usr_gone' },
    ];
    for (const change of changes)
      expect(await sessions.begin(next, { ...ada, ...change })).toBe(false);
    const stands = (await accounts.find('usr_ada'))!;
    await accounts.change(stands, { ...stands, active: false });
    expect(await sessions.begin(next, stands)).toBe(false);
    expect(await sessions.find('ses_late')).toBeUndefined();
  });

  it('is rotated by one of many at once', async () => {
    const nexts = ['two', 'three', 'four', 'five'].map((tokenHash) => ({ ...second, tokenHash }));
    const done = await Promise.all(nexts.map((next) => sessions.rotate(first, next)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await sessions.find('ses_1')).toEqual(nexts[done.indexOf(true)]);
  });

  it('may be rotated again by the same token when the first reply was lost', async () => {
    const stands = (await sessions.find('ses_1'))!;
    expect(await sessions.rotate(first, stands)).toBe(true);
  });

  it('that goes on while all others end keeps its new epoch, though it is rotated meanwhile', async () => {
    const read = (await sessions.find('ses_1'))!;
    const stands = (await accounts.find('usr_ada'))!;
    await accounts.change(stands, { ...stands, sessionEpoch: 1 }, { keeps: 'ses_1' });
    expect(await sessions.rotate(read, { ...read, tokenHash: 'six' })).toBe(true);
    expect(await sessions.find('ses_1')).toMatchObject({ epoch: 1, tokenHash: 'six' });
  });

  it('is found by whose it is', async () => {
    const found = await sessions.ofUser('usr_ada');
    expect(found.map(({ familyId }) => familyId)).toEqual(['ses_1']);
    expect(await sessions.ofUser('usr_nobody')).toEqual([]);
  });

  it('does not come back when it has ended', async () => {
    await sessions.end('ses_1');
    expect(await sessions.rotate(first, second)).toBe(false);
    expect(await sessions.find('ses_1')).toBeUndefined();
    await sessions.end('ses_1');
  });
});
