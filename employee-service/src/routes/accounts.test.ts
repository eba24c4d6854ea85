import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionView } from '@foyer/shared/contract';
import type { Account } from '@foyer/shared/domain';
import { codeIn } from '@foyer/shared/testing';
import { startSession } from '@foyer/shared/use-cases';
import request, { type Response } from 'supertest';
import { startTestService, type TestService } from '../testing/test-service.ts';

const PASSWORD = 'correct horse battery';
let service: TestService;
let passwordHash: string;
let accounts = 0;

beforeAll(async () => {
  service = await startTestService();
  passwordHash = await service.deps.passwords.hash(PASSWORD);
});
afterAll(() => service.stop());

async function addAccount(change: Partial<Account> = {}): Promise<Account> {
  accounts += 1;
  const account: Account = {
    userId: `usr_${accounts}`,
    role: 'organizer',
    email: `person${accounts}@example.org`,
    name: 'Olive Organizer',
    passwordHash,
    active: true,
    mustChangePassword: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...change,
  };
  await service.deps.accounts.add(account);
  return account;
}

const post = (path: string, body?: object) =>
  request(service.app).post(`/admin/api${path}`).send(body);
const signIn = ({ email }: Account, password = PASSWORD) =>
  post('/auth/sign-in', { email, password });
const me = (token: string) =>
  request(service.app).get('/admin/api/me').set('authorization', `Bearer ${token}`);

const refreshCookie = (response: Response): string =>
  [response.get('set-cookie') ?? []].flat().find((one) => one.startsWith('foyer_employee')) ?? '';
const refresh = (cookie: string) => post('/auth/refresh').set('cookie', cookie.split(';')[0] ?? '');

describe('signing in at the portal', () => {
  it('is for organizers, stewards and admins', async () => {
    for (const role of ['organizer', 'steward', 'admin'] as const) {
      const account = await addAccount({ role });
      const response = await signIn(account).expect(200);
      const { accessToken } = SessionView.parse(response.body);
      expect((await me(accessToken).expect(200)).body).toMatchObject({ role });
      expect(refreshCookie(response)).toMatch(
        /Path=\/admin\/api\/auth;.*HttpOnly; SameSite=Strict/,
      );
    }
  });

  it('is not for customers, whatever their password', async () => {
    const customer = await addAccount({ role: 'customer' });
    expect(codeIn(await signIn(customer).expect(401))).toBe('wrong-credentials');
  });

  it('is refused when deactivated, but told only to who knows the password', async () => {
    const account = await addAccount({ active: false });
    expect(codeIn(await signIn(account).expect(403))).toBe('account-inactive');
    expect(codeIn(await signIn(account, 'wrong').expect(401))).toBe('wrong-credentials');
  });

  it('gives nothing for a one-time password that was not replaced', async () => {
    const account = await addAccount({ mustChangePassword: true });
    const response = await signIn(account).expect(403);
    expect(codeIn(response)).toBe('password-change-required');
    expect(response.get('set-cookie')).toBeUndefined();
  });
});

describe('a session of the portal', () => {
  const now = () => new Date().toISOString();

  it('is refreshed once a token', async () => {
    const first = refreshCookie(await signIn(await addAccount()));
    await refresh(first).expect(200);
    expect(codeIn(await refresh(first).expect(401))).toBe('refresh-token-reused');
  });

  it('ends with sign-out', async () => {
    const cookie = refreshCookie(await signIn(await addAccount()));
    await post('/auth/sign-out').set('cookie', cookie.split(';')[0]!).expect(204);
    expect(codeIn(await refresh(cookie).expect(401))).toBe('not-signed-in');
  });

  it('does not go on for an account that has been deactivated or must change its password', async () => {
    const changes = {
      'account-inactive': { active: false },
      'password-change-required': { mustChangePassword: true },
    };
    for (const [code, change] of Object.entries(changes)) {
      const account = await addAccount();
      const cookie = refreshCookie(await signIn(account));
      const stands = (await service.deps.accounts.find(account.userId))!;
      await service.deps.accounts.change(stands, { ...stands, ...change });
      expect(codeIn(await refresh(cookie).expect(403))).toBe(code);
    }
  });

  it('of a customer opens nothing here', async () => {
    const customer = await addAccount({ role: 'customer' });
    const { accessToken, refreshToken } = await startSession(service.deps, customer, now());
    expect(codeIn(await me(accessToken).expect(401))).toBe('token-invalid');
    const response = await refresh(`foyer_employee_refresh=${refreshToken}`).expect(401);
    expect(codeIn(response)).toBe('not-signed-in');
  });

  it('is needed to see who one is', async () => {
    const response = await request(service.app).get('/admin/api/me').expect(401);
    expect(codeIn(response)).toBe('not-signed-in');
  });
});
