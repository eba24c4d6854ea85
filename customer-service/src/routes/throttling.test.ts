import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later } from '@foyer/shared/domain';
import { codeIn, startTestDatabase, type TestDatabase } from '@foyer/shared/testing';
import { accountOf, PASSWORD, post, signedIn, signedUp } from '../testing/browser.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let database: TestDatabase;
/** Two tasks on one store. */
let one: TestService;
let two: TestService;

beforeAll(async () => {
  database = await startTestDatabase();
  const settings = { DYNAMODB_ENDPOINT: database.endpoint, RATE_LIMITS: 'on' };
  [one, two] = [await startTestService(settings), await startTestService(settings)];
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await database.stop();
});

const signIn = (service: TestService, email: string, password: string) =>
  post(service, '/auth/sign-in', { email, password });

describe('guessing a password', () => {
  it('ends after ten wrong ones in all tasks together, and then not even the right one passes', async () => {
    const { email } = await signedUp(one);
    const guesses = Array.from({ length: 16 }, (_, index) =>
      signIn(index % 2 ? one : two, ` ${email.toUpperCase()}`.trim(), `guess number ${index}`),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    const stopped = await signIn(two, email, PASSWORD).expect(429);
    expect(codeIn(stopped)).toBe('too-many-requests');
    const wait = Number(stopped.get('retry-after'));
    expect(wait).toBeGreaterThan(800);
    expect(wait).toBeLessThanOrEqual(900);
  });

  it('of an account that does not exist ends alike', async () => {
    const email = 'nobody@example.org';
    for (let guess = 0; guess < 10; guess += 1) await signIn(one, email, 'a guess').expect(401);
    await signIn(two, email, 'a guess').expect(429);
  });

  it('does not count those who know theirs', async () => {
    const { email } = await signedUp(one);
    for (let time = 0; time < 12; time += 1) await signedIn(time % 2 ? one : two, email);
  });

  it('counts with a session too, where the password is to be proved', async () => {
    const browser = await signedUp(two);
    const guess = { password: 'a wrong one', newPassword: 'something quite new' };
    for (let time = 0; time < 10; time += 1)
      await browser.call('post', '/me/password', guess).expect(401);
    expect(codeIn(await browser.call('post', '/me/deletion', { password: PASSWORD }))).toBe(
      'too-many-requests',
    );
  });

  it('is forgotten when the owner sets a new password by a mailed link', async () => {
    const browser = await signedUp(two);
    for (let guess = 0; guess < 10; guess += 1) await signIn(one, browser.email, 'a guess');
    const account = await accountOf(one, browser);
    const key = one.deps.keys.make(
      account,
      'password-reset',
      later(new Date().toISOString(), 60_000),
    );
    const newPassword = 'a quite different one';
    await post(two, '/auth/reset-password', { key, newPassword }).expect(204);
    await signedIn(two, browser.email, newPassword);
  });
});

describe('asking for mails', () => {
  it('is possible three times an hour for one address, in all tasks together', async () => {
    const ask = (service: TestService, email: string) =>
      post(service, '/auth/forgotten-password', { email });
    for (const service of [one, two, one]) await ask(service, 'Ada@example.org').expect(204);
    const stopped = await ask(two, 'ada@EXAMPLE.org').expect(429);
    expect(Number(stopped.get('retry-after'))).toBeGreaterThan(3_000);
    await ask(two, 'grace@example.org').expect(204);
  });

  it('is possible three times an hour for proving one’s address', async () => {
    const browser = await signedUp(one);
    for (let time = 0; time < 3; time += 1)
      await browser.call('post', '/me/verification').expect(204);
    await browser.call('post', '/me/verification').expect(429);
  });
});
