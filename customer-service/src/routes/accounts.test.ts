import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionView } from '@foyer/shared/contract';
import { codeIn, problemIn, TEST_SETTINGS } from '@foyer/shared/testing';
import jwt from 'jsonwebtoken';
import request, { type Response } from 'supertest';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(() => service.stop());

const PASSWORD = 'correct horse battery';
let accounts = 0;

const newAddress = () => `person${(accounts += 1)}@example.org`;
const post = (path: string, body?: object) => request(service.app).post(`/api${path}`).send(body);

const signUp = (email = newAddress()) =>
  post('/auth/sign-up', { email, name: 'Ada Lovelace', password: PASSWORD });

function cookieIn(response: Response, name: string): string {
  const cookies = [response.get('set-cookie') ?? []].flat();
  return cookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? '';
}

const refreshCookie = (response: Response) => cookieIn(response, 'foyer_refresh').split(';')[0]!;
const refresh = (cookie: string) => post('/auth/refresh').set('cookie', cookie);
const me = (token: string) =>
  request(service.app).get('/api/me').set('authorization', `Bearer ${token}`);

function tokenWith(change: object, options: jwt.SignOptions = {}): string {
  const claims = { role: 'customer', email: 'a@example.org', name: 'Ada', ...change };
  const full = { issuer: 'foyer', audience: 'customer', subject: 'usr_1', ...options };
  return jwt.sign(claims, TEST_SETTINGS.JWT_SECRET, full);
}

describe('sign-up', () => {
  it('makes an account, signs it in and never shows the password hash', async () => {
    const response = await signUp('Ada@Example.org').expect(201);
    expect(response.body).toEqual({
      accessToken: expect.any(String),
      expiresInSeconds: 900,
      account: {
        userId: expect.stringMatching(/^usr_/),
        role: 'customer',
        email: 'Ada@Example.org',
        name: 'Ada Lovelace',
        emailVerified: false,
      },
    });
    const known = await me(SessionView.parse(response.body).accessToken).expect(200);
    expect(known.body).toEqual(SessionView.parse(response.body).account);
  });

  it('keeps the refresh token in a cookie that scripts cannot read', async () => {
    const cookie = cookieIn(await signUp(), 'foyer_refresh');
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\/api\/auth/);
    expect(cookie).not.toMatch(/Secure/);
  });

  it('refuses an address that is taken, however it is spelt', async () => {
    await signUp('grace@example.org').expect(201);
    const response = await signUp('GRACE@example.org').expect(409);
    expect(response.body).toMatchObject({ code: 'email-taken', status: 409 });
    expect(response.get('content-type')).toMatch('application/problem+json');
  });

  it('gives an address to one of several at once', async () => {
    const email = newAddress();
    const all = await Promise.all(Array.from({ length: 5 }, () => signUp(email)));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  it('names every fault with its place', async () => {
    const response = await post('/auth/sign-up', {
      email: 'nobody',
      name: ' ',
      password: 'short',
      role: 'admin',
    }).expect(400);
    expect(codeIn(response)).toBe('invalid-request');
    const fields = problemIn(response).errors?.map((fault) => fault.field);
    expect(fields?.sort()).toEqual(['body.email', 'body.name', 'body.password', 'body.role']);
  });
});

describe('sign-in', () => {
  it('takes the right password', async () => {
    const email = newAddress();
    await signUp(email);
    const response = await post('/auth/sign-in', {
      email: email.toUpperCase(),
      password: PASSWORD,
    });
    expect(response.status).toBe(200);
    expect(refreshCookie(response)).toMatch(/^foyer_refresh=ses_/);
  });

  it('answers a wrong password and an unknown account alike', async () => {
    const email = newAddress();
    await signUp(email);
    const wrong = await post('/auth/sign-in', { email, password: 'wrong password' }).expect(401);
    const unknown = await post('/auth/sign-in', {
      email: newAddress(),
      password: PASSWORD,
    }).expect(401);
    const { instance: _one, ...first } = wrong.body as Record<string, unknown>;
    const { instance: _other, ...second } = unknown.body as Record<string, unknown>;
    expect(first).toEqual(second);
    expect(first['code']).toBe('wrong-credentials');
  });

  it('refuses a deactivated account, but only to who knows its password', async () => {
    const email = newAddress();
    await addAccount(email, { active: false });
    const right = await post('/auth/sign-in', { email, password: PASSWORD }).expect(403);
    expect(codeIn(right)).toBe('account-inactive');
    const wrong = await post('/auth/sign-in', { email, password: 'a wrong one' }).expect(401);
    expect(codeIn(wrong)).toBe('wrong-credentials');
  });
});

describe('refresh', () => {
  it('trades a token for another once', async () => {
    const first = refreshCookie(await signUp());
    const response = await refresh(first).expect(200);
    expect(refreshCookie(response)).not.toBe(first);
    await refresh(refreshCookie(response)).expect(200);
  });

  it('ends the session when a token is used again', async () => {
    const first = refreshCookie(await signUp());
    const second = refreshCookie(await refresh(first));
    const reused = await refresh(first).expect(401);
    expect(codeIn(reused)).toBe('refresh-token-reused');
    const rightful = await refresh(second).expect(401);
    expect(codeIn(rightful)).toBe('not-signed-in');
  });

  it('lets at most one of several at once through, and ends the session', async () => {
    const first = refreshCookie(await signUp());
    const all = await Promise.all(Array.from({ length: 6 }, () => refresh(first)));
    const passed = all.filter(({ status }) => status === 200);
    expect(passed.length).toBeLessThanOrEqual(1);
    expect(all.map(codeIn).includes('refresh-token-reused')).toBe(true);
    for (const response of passed) await refresh(refreshCookie(response)).expect(401);
  });

  it('refuses a missing, a forged and a guessed cookie without touching the session', async () => {
    const cookie = refreshCookie(await signUp());
    for (const forged of ['', 'foyer_refresh=x', 'foyer_refresh=ses_0000000000000000.abc']) {
      const response = await refresh(forged).expect(401);
      expect(codeIn(response)).toBe('not-signed-in');
    }
    await refresh(cookie).expect(200);
  });

  it('does not let a deactivated account go on', async () => {
    const { accounts } = service.deps;
    const signedUp = await signUp();
    const { userId } = SessionView.parse(signedUp.body).account;
    const account = (await accounts.find(userId))!;
    await accounts.change(account, { ...account, active: false });
    const response = await refresh(refreshCookie(signedUp)).expect(403);
    expect(codeIn(response)).toBe('account-inactive');
  });
});

describe('sign-out', () => {
  it('ends the session and takes the cookie away', async () => {
    const cookie = refreshCookie(await signUp());
    const response = await post('/auth/sign-out').set('cookie', cookie).expect(204);
    expect(cookieIn(response, 'foyer_refresh')).toMatch(/Expires=Thu, 01 Jan 1970/);
    await refresh(cookie).expect(401);
  });

  it('is fine for who is not signed in', () => post('/auth/sign-out').expect(204));
});

describe('access tokens', () => {
  const refusal = async (token: string) => {
    const response = await me(token).expect(401);
    expect(response.get('www-authenticate')).toMatch('Bearer');
    return codeIn(response);
  };

  it('are needed', async () => {
    const response = await request(service.app).get('/api/me').expect(401);
    expect(codeIn(response)).toBe('not-signed-in');
  });

  it('are refused when forged, unsigned, foreign or of the other portal', async () => {
    const forged = jwt.sign({ role: 'customer' }, 'another secret', { audience: 'customer' });
    const unsigned = jwt.sign({ role: 'customer' }, '', { algorithm: 'none' });
    const foreign = tokenWith({}, { issuer: 'somebody' });
    const employee = tokenWith({ role: 'admin' }, { audience: 'employee' });
    const disguised = tokenWith({ role: 'admin' });
    for (const token of [forged, unsigned, foreign, employee, disguised, 'x.y.z', 'x']) {
      expect(await refusal(token)).toBe('token-invalid');
    }
  });

  it('are refused when they have run out, with a code of its own', async () => {
    expect(await refusal(tokenWith({}, { expiresIn: -1 }))).toBe('token-expired');
  });

  it('do not keep anybody from refreshing or signing in', async () => {
    const cookie = refreshCookie(await signUp());
    const stale = `Bearer ${tokenWith({}, { expiresIn: -1 })}`;
    await refresh(cookie).set('authorization', stale).expect(200);
  });

  it('of accounts that are gone open nothing', async () => {
    expect(await refusal(tokenWith({}, { expiresIn: 60 }))).toBe('not-signed-in');
  });
});

async function addAccount(email: string, change: { active: boolean }) {
  const { deps } = service;
  const account = {
    userId: `usr_${email.split('@')[0]!}`,
    role: 'customer' as const,
    email,
    name: 'Ada Lovelace',
    passwordHash: await deps.passwords.hash(PASSWORD),
    mustChangePassword: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...change,
  };
  await deps.accounts.add(account);
  return account;
}
