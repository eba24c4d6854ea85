import { SessionView } from '@foyer/shared/contract';
import type { Account, AuditEntry, Effect, EmployeeRole } from '@foyer/shared/domain';
import { OUTBOX_SHARD_NAMES } from '@foyer/shared/storage';
import { startSession } from '@foyer/shared/use-cases';
import request, { type Response, type Test } from 'supertest';
import type { TestService } from './test-service.ts';

/** A browser in which an employee is signed in. */
export type Desk = {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
  call(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object): Test;
  /** Trades the refresh cookie that it began with. */
  refresh(): Test;
  signOut(): Test;
};

/** The password of everybody in tests. */
export const PASSWORD = 'correct horse battery';

let people = 0;

/** A request to the portal's API. */
export function post(service: TestService, path: string, body?: object): Test {
  return request(service.app).post(`/admin/api${path}`).send(body);
}

/** Stores an employee's account, of an organizer unless said otherwise. */
export async function employed(
  service: TestService,
  change: Partial<Account> = {},
): Promise<Account> {
  people += 1;
  const account: Account = {
    userId: `usr_employee${people}`,
    role: 'organizer',
    email: `employee${people}@example.org`,
    name: `Employee ${people}`,
    passwordHash: change.passwordHash ?? (await service.deps.passwords.hash(PASSWORD)),
    active: true,
    mustChangePassword: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...change,
  };
  await service.deps.accounts.add(account);
  return account;
}

/** The access token of an employee with an id of the test's choice; each call begins a session. */
export async function tokenFor(
  service: TestService,
  role: EmployeeRole,
  userId: string,
): Promise<string> {
  const { deps } = service;
  const account =
    (await deps.accounts.find(userId)) ??
    (await employed(service, { role, userId, email: `${userId}@example.org`, passwordHash: '-' }));
  return (await startSession(deps, account, new Date().toISOString())).accessToken;
}

/** Signs somebody in. */
export async function deskOf(
  service: TestService,
  { email }: Pick<Account, 'email'>,
  password = PASSWORD,
): Promise<Desk> {
  const response = await post(service, '/auth/sign-in', { email, password }).expect(200);
  return deskIn(service, response);
}

/** The desk of an answer that signs somebody in. */
export function deskIn(service: TestService, response: Response): Desk {
  const { accessToken: token, account } = SessionView.parse(response.body);
  const cookies = [response.get('set-cookie') ?? []].flat();
  const [cookie = ''] =
    cookies.find((each) => each.startsWith('foyer_employee_refresh='))?.split(';') ?? [];
  return {
    ...{ userId: account.userId, email: account.email, token },
    call(method, path, body) {
      const api = request(service.app);
      return api[method](`/admin/api${path}`).set('authorization', `Bearer ${token}`).send(body);
    },
    refresh: () => post(service, '/auth/refresh').set('cookie', cookie),
    signOut: () => post(service, '/auth/sign-out').set('cookie', cookie),
  };
}

/** What the audit log tells of an account, oldest first. */
export async function logOf(service: TestService, subject: string): Promise<AuditEntry[]> {
  const page = await service.deps.audit.search({
    ...{ subject, size: 50 },
    ...{ from: '2020-01-01T00:00:00.000Z', until: '2999-01-01T00:00:00.000Z' },
  });
  return [...page.items].reverse();
}

/** Every effect in the outbox. */
export async function effectsOf(service: TestService): Promise<Effect[]> {
  const shards = OUTBOX_SHARD_NAMES.map((shard) => service.deps.outbox.head(shard, 100));
  return (await Promise.all(shards)).flat().map(({ effect }) => effect);
}
