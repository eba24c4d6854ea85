import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later } from '@foyer/shared/domain';
import { codeIn } from '@foyer/shared/testing';
import {
  accountOf,
  effectsOf,
  PASSWORD,
  post,
  signedIn,
  signedUp,
  type Browser,
} from '../testing/browser.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const NEW_PASSWORD = 'a quite different one';
const HOUR_MS = 3_600_000;
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

const inMs = (ms: number) => later(new Date().toISOString(), ms);

async function keyOf(
  browser: Browser,
  purpose: 'password-reset' | 'verification',
  expiresAt = inMs(HOUR_MS),
): Promise<string> {
  return service.deps.keys.make(await accountOf(service, browser), purpose, expiresAt);
}

const reset = (key: string, newPassword = NEW_PASSWORD) =>
  post(service, '/auth/reset-password', { key, newPassword });
const verify = (key: string) => post(service, '/auth/verify-email', { key });

describe('proving one’s address', () => {
  it('is asked for by a mail at sign-up', async () => {
    const { userId } = await signedUp(service);
    const mine = (await effectsOf(service)).filter(
      (effect) => 'userId' in effect && effect.userId === userId,
    );
    expect(mine).toEqual([expect.objectContaining({ mail: 'verification' })]);
  });

  it('takes the mailed key, as often as it is sent', async () => {
    const browser = await signedUp(service);
    const key = await keyOf(browser, 'verification');
    await verify(key).expect(204);
    const proved = await accountOf(service, browser);
    await verify(key).expect(204);
    expect(await accountOf(service, browser)).toEqual(proved);
    const me = await browser.call('get', '/me').expect(200);
    expect(me.body).toMatchObject({ emailVerified: true });
  });

  it('refuses keys that are forged, over, of another purpose or of nobody', async () => {
    const [browser, other] = [await signedUp(service), await signedUp(service)];
    const key = await keyOf(browser, 'verification');
    const forged = [
      key.replace(browser.userId, other.userId),
      key.slice(0, -2) + (key.endsWith('AA') ? 'BB' : 'AA'),
      await keyOf(browser, 'verification', inMs(-1)),
      await keyOf(browser, 'password-reset'),
      key.replace(browser.userId, 'usr_nobody'),
      'something of twenty characters',
    ];
    for (const each of forged)
      expect(codeIn(await verify(each).expect(403))).toBe('account-link-invalid');
    expect((await accountOf(service, browser)).emailVerifiedAt).toBeUndefined();
  });

  it('can be asked for again, until it is done', async () => {
    const browser = await signedUp(service);
    const mails = async () =>
      (await effectsOf(service)).filter(
        (effect) => 'userId' in effect && effect.userId === browser.userId,
      ).length;
    await browser.call('post', '/me/verification').expect(204);
    expect(await mails()).toBe(2);
    await verify(await keyOf(browser, 'verification')).expect(204);
    await browser.call('post', '/me/verification').expect(204);
    expect(await mails()).toBe(2);
  });
});

describe('a forgotten password', () => {
  it('is answered alike whether the address has an account or not', async () => {
    const { email } = await signedUp(service);
    const before = (await effectsOf(service)).length;
    const answers = [];
    for (const each of [email, 'nobody@example.org']) {
      const { status, text } = await post(service, '/auth/forgotten-password', { email: each });
      answers.push({ status, text });
    }
    expect(answers[0]).toEqual({ status: 204, text: '' });
    expect(answers[1]).toEqual(answers[0]);
    const asked = (await effectsOf(service)).filter(({ kind }) => kind === 'forgotten-password');
    expect(asked).toHaveLength(2);
    expect((await effectsOf(service)).length).toBe(before + 2);
  });

  it('is replaced by the mailed key once, which ends every session', async () => {
    const browser = await signedUp(service);
    const key = await keyOf(browser, 'password-reset');
    await reset(key).expect(204);
    expect(codeIn(await browser.refresh().expect(401))).toBe('not-signed-in');
    const old = { email: browser.email, password: PASSWORD };
    expect(codeIn(await post(service, '/auth/sign-in', old).expect(401))).toBe('wrong-credentials');
    await signedIn(service, browser.email, NEW_PASSWORD);
    expect(codeIn(await reset(key, 'a third password').expect(403))).toBe('account-link-invalid');
    await signedIn(service, browser.email, NEW_PASSWORD);
    expect((await accountOf(service, browser)).emailVerifiedAt).toBeDefined();
    const notice = { mail: 'password-changed', userId: browser.userId };
    expect(await effectsOf(service)).toContainEqual(expect.objectContaining(notice));
  });

  it('is replaced by one of several uses at once', async () => {
    const browser = await signedUp(service);
    const key = await keyOf(browser, 'password-reset');
    const passwords = ['password number 1', 'password number 2', 'password number 3'];
    const answers = await Promise.all(passwords.map((password) => reset(key, password)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 403, 403]);
    const winner = passwords[answers.findIndex(({ status }) => status === 204)];
    await signedIn(service, browser.email, winner);
  });

  it('keeps its key from working once the password was changed in another way', async () => {
    const browser = await signedUp(service);
    const key = await keyOf(browser, 'password-reset');
    const change = { password: PASSWORD, newPassword: NEW_PASSWORD };
    await browser.call('post', '/me/password', change).expect(204);
    expect(codeIn(await reset(key, 'a third password').expect(403))).toBe('account-link-invalid');
  });

  it('is not replaced by keys that are forged, over, of another purpose or of nobody', async () => {
    const [browser, other] = [await signedUp(service), await signedUp(service)];
    const key = await keyOf(browser, 'password-reset');
    const forged = [
      key.replace(browser.userId, other.userId),
      await keyOf(browser, 'password-reset', inMs(-1)),
      await keyOf(browser, 'verification'),
      key.replace(browser.userId, 'usr_nobody'),
      'something of twenty characters',
    ];
    for (const each of forged)
      expect(codeIn(await reset(each).expect(403))).toBe('account-link-invalid');
    await signedIn(service, browser.email);
  });

  it('is not replaced where the account was deactivated or belongs to the other portal', async () => {
    const browser = await signedUp(service);
    const account = await accountOf(service, browser);
    await service.deps.accounts.change(account, { ...account, active: false });
    const response = await reset(await keyOf(browser, 'password-reset')).expect(403);
    expect(codeIn(response)).toBe('account-inactive');
    const steward = { ...account, userId: 'usr_steward', role: 'steward' as const, active: true };
    await service.deps.accounts.add({ ...steward, email: 'steward@example.org' });
    const key = service.deps.keys.make(steward, 'password-reset', inMs(HOUR_MS));
    expect(codeIn(await reset(key).expect(403))).toBe('account-link-invalid');
  });

  it('needs a new one that is worth its name', async () => {
    const key = await keyOf(await signedUp(service), 'password-reset');
    expect(codeIn(await reset(key, 'short').expect(400))).toBe('invalid-request');
    await reset(key).expect(204);
  });
});
