import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditEntry, type Account, type Effect, type Refusal } from '../domain/index.ts';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import type { AccountCommit, AccountStore } from '../use-cases/ports.ts';
import { OUTBOX_SHARD_NAMES } from './outbox-item.ts';
import { outboxStore } from './outbox-store.ts';
import { queryAll } from './query-all.ts';
import { accountStore } from './user-store.ts';

let database: TestDatabase;
let accounts: AccountStore;

beforeAll(async () => {
  database = await startTestDatabase();
  accounts = accountStore(database.db);
});
afterAll(() => database.stop());

const ada = (change: Partial<Account> = {}): Account => ({
  userId: 'usr_ada',
  role: 'customer',
  email: 'Ada@example.org',
  name: 'Ada',
  passwordHash: '$2b$…',
  active: true,
  mustChangePassword: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...change,
});

describe('an account', () => {
  it('is found by its id and by its address in any spelling', async () => {
    await accounts.add(ada());
    expect(await accounts.find('usr_ada')).toEqual(ada());
    expect(await accounts.findByEmail(' ADA@example.ORG ', 'customer')).toEqual(ada());
  });

  it('is found at its own portal only, where the address is free at the other', async () => {
    expect(await accounts.findByEmail('ada@example.org', 'employee')).toBeUndefined();
    const employee = ada({ userId: 'usr_organizer', role: 'organizer' });
    await accounts.add(employee);
    expect(await accounts.findByEmail('ada@example.org', 'employee')).toEqual(employee);
  });

  it('has its address alone, and a refused one leaves nothing behind', async () => {
    const second = ada({ userId: 'usr_second', email: 'ADA@example.org' });
    await expect(accounts.add(second)).rejects.toMatchObject({ code: 'email-taken' });
    expect(await accounts.find('usr_second')).toBeUndefined();
  });

  it('may be sent twice when the first reply was lost', async () => {
    await expect(accounts.add(ada())).resolves.toBeUndefined();
  });

  it('is not mistaken for the guard of an address', async () => {
    expect(await accounts.find('email#customer#ada@example.org')).toBeUndefined();
    expect(await accounts.find('usr_nobody')).toBeUndefined();
  });
});

describe('a change of an account', () => {
  const later = { ...ada(), name: 'Ada King' };

  it('is written on the state that it was decided on, by one of many at once', async () => {
    const names = ['Ada 1', 'Ada 2', 'Ada 3', 'Ada 4'];
    const done = await Promise.all(names.map((name) => accounts.change(ada(), { ...ada(), name })));
    expect(done.filter(Boolean)).toHaveLength(1);
    const stands = (await accounts.find('usr_ada'))!;
    expect(stands).toMatchObject({ name: names[done.indexOf(true)], revision: 1 });
    expect(await accounts.change(ada(), later)).toBe(false);
    expect(await accounts.change(stands, { ...stands, name: 'Ada' })).toBe(true);
  });

  it('may be sent twice when the first reply was lost', async () => {
    const stands = (await accounts.find('usr_ada'))!;
    expect(await accounts.change(stands, { ...stands, name: 'Ada King' })).toBe(true);
    expect(await accounts.change(stands, { ...stands, name: 'Ada King' })).toBe(true);
  });

  it('leaves its effect and its line in the log, and neither where it fails', async () => {
    const stands = (await accounts.find('usr_organizer'))!;
    const commit = commitOf('usr_organizer');
    expect(
      await accounts.change(ada({ userId: 'usr_organizer', revision: 7 }), stands, commit),
    ).toBe(false);
    expect(await linesOf('usr_organizer')).toHaveLength(0);
    expect(await accounts.change(stands, { ...stands, active: false }, commit)).toBe(true);
    expect(await linesOf('usr_organizer')).toHaveLength(1);
    expect(await effects()).toEqual([NOTICE]);
  });

  it('asks that the admin who makes it is active at that moment', async () => {
    for (const userId of ['usr_admin1', 'usr_admin2'])
      await accounts.add(ada({ userId, role: 'admin', email: `${userId}@example.org` }));
    const [one, two] = [(await accounts.find('usr_admin1'))!, (await accounts.find('usr_admin2'))!];
    const done = await Promise.allSettled([
      accounts.change(one, { ...one, active: false }, { by: 'usr_admin2' }),
      accounts.change(two, { ...two, active: false }, { by: 'usr_admin1' }),
    ]);
    const refused = done.filter((each) => each.status === 'rejected');
    expect(refused).toEqual([{ status: 'rejected', reason: refusal('account-inactive') }]);
  });

  it('fails when the session that is to go on is gone', async () => {
    const stands = (await accounts.find('usr_ada'))!;
    const gone = accounts.change(stands, stands, { keeps: 'ses_gone' });
    await expect(gone).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(await accounts.find('usr_ada')).toEqual(stands);
  });
});

describe('employees', () => {
  it('are listed without their passwords, and customers not at all', async () => {
    const listed = await accounts.employees();
    expect(listed.map(({ userId }) => userId).sort()).toEqual([
      'usr_admin1',
      'usr_admin2',
      'usr_organizer',
    ]);
    for (const employee of listed) expect(employee).not.toHaveProperty('passwordHash');
  });
});

describe('an account that is deleted', () => {
  it('frees its address, which a repeat does not take from the next one', async () => {
    const stands = (await accounts.find('usr_ada'))!;
    expect(await accounts.remove(ada({ revision: 1 }))).toBe(false);
    expect(await accounts.remove(stands)).toBe(true);
    expect(await accounts.findByEmail('ada@example.org', 'customer')).toBeUndefined();
    await accounts.add(ada({ userId: 'usr_next' }));
    expect(await accounts.remove(stands)).toBe(true);
    expect(await accounts.findByEmail('ada@example.org', 'customer')).toMatchObject({
      userId: 'usr_next',
    });
  });
});

const NOTICE: Effect = {
  kind: 'send-account-mail',
  userId: 'usr_organizer',
  mail: 'password-changed',
  key: '1',
};

function commitOf(subject: string): AccountCommit {
  const actor = { employeeId: subject, name: 'A', role: 'admin', address: '192.0.2.1' } as const;
  const deed = { action: 'account.password-changed', subject, subjectName: 'A' } as const;
  const entry = auditEntry(actor, deed, '2026-01-01T00:00:00.000Z', randomBytes);
  return { entry, effects: [NOTICE] };
}

function linesOf(subject: string) {
  return queryAll(database.db, {
    TableName: database.db.table('auditLog'),
    KeyConditionExpression: 'subject = :subject',
    ExpressionAttributeValues: { ':subject': { S: subject } },
  });
}

async function effects(): Promise<Effect[]> {
  const outbox = outboxStore(database.db);
  const heads = await Promise.all(OUTBOX_SHARD_NAMES.map((shard) => outbox.head(shard, 9)));
  return heads.flat().map(({ effect }) => effect);
}

const refusal = (code: Refusal) => expect.objectContaining({ code }) as unknown;
