import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account } from '@foyer/shared/domain';
import { startTestMailbox, type TestMailbox } from '@foyer/shared/testing';
import { pino } from 'pino';
import { deskOf, effectsOf, employed, post } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import type { Loop } from './loop.ts';
import { performEffect, type SingleEffect } from './perform-effect.ts';
import { startJobs } from './start-jobs.ts';

const NEW_PASSWORD = 'a quite different one';
const log = pino({ level: 'silent' });
let mailbox: TestMailbox;
let service: TestService;
let jobs: Loop | undefined;

beforeAll(async () => {
  mailbox = await startTestMailbox();
  service = await startTestService({ SMTP_URL: mailbox.url });
});
afterAll(async () => {
  await service.stop();
  await mailbox.stop();
});
beforeEach(() => {
  jobs = startJobs(service.deps, log);
});
afterEach(() => jobs?.stop());

async function mailsTo({ email }: Pick<Account, 'email'>, count = 1) {
  for (const deadline = Date.now() + 45_000; Date.now() < deadline;) {
    const found = mailbox.mails.filter((mail) => mail.to?.some((to) => to.address === email));
    if (found.length >= count) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`No mail to ${email} came`);
}

async function outboxEmpty(): Promise<void> {
  while ((await effectsOf(service)).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

const perform = (effect: SingleEffect) =>
  performEffect(service.deps, effect, new Date().toISOString());

describe('an invitation', () => {
  it('arrives with the password that opens the portal', async () => {
    const admin = await deskOf(service, await employed(service, { role: 'admin' }));
    const person = { email: 'olive@example.org', name: 'Olive', role: 'organizer' };
    const invited = await admin.call('post', '/employees', person).expect(201);
    const [mail] = await mailsTo(person);
    expect(mail?.subject).toBe('You are invited to Foyer as an organizer');
    const [, oneTimePassword] = /One-time password: (\S+)/.exec(mail?.text ?? '') ?? [];
    expect(mail?.html).toContain(oneTimePassword);
    const body = { email: person.email, oneTimePassword, newPassword: NEW_PASSWORD };
    await post(service, '/auth/first-password', body).expect(200);

    const { userId } = invited.body as { userId: string };
    await perform({ kind: 'send-account-mail', userId, mail: 'invitation', key: '1' });
    expect(await mailsTo(person)).toHaveLength(1);
  });

  it('that was followed by a newer one, or that somebody has taken up, is not sent any more', async () => {
    const at = new Date().toISOString();
    const invitation = { generation: 2, sentAt: at, expiresAt: '2999-01-01T00:00:00.000Z' };
    const unjoined = await employed(service, { mustChangePassword: true, invitation });
    const joined = await employed(service, { invitation });
    const send = (userId: string, key: string) =>
      perform({ kind: 'send-account-mail', userId, mail: 'invitation', key });
    await send(unjoined.userId, '1');
    await send(joined.userId, '2');
    await send('usr_nobody', '1');
    await send(unjoined.userId, '2');
    await send(unjoined.userId, '2');
    expect(await mailsTo(unjoined)).toHaveLength(1);
    expect(mailbox.mails.some((mail) => mail.to?.some((to) => to.address === joined.email))).toBe(
      false,
    );
  });
});

describe('a forgotten password', () => {
  it('is answered with a link to the site of the account, that works', async () => {
    const account = await employed(service);
    await post(service, '/auth/forgotten-password', { email: account.email }).expect(204);
    const [mail] = await mailsTo(account);
    const [, path, key] = /http:\/\/foyer\.test(\S*)\?key=(\S+)/.exec(mail?.text ?? '') ?? [];
    expect(path).toBe('/admin/reset-password');
    await post(service, '/auth/reset-password', { key, newPassword: NEW_PASSWORD }).expect(204);
    const mails = await mailsTo(account, 2);
    expect(mails.map(({ subject }) => subject)).toContain('Your password was changed');
    await deskOf(service, account, NEW_PASSWORD);
  });

  it('of nobody, of who is locked out and of the other portal is not answered', async () => {
    const locked = await employed(service, { active: false });
    const unjoined = await employed(service, { mustChangePassword: true });
    const customer = await employed(service, { role: 'customer' });
    const emails = ['nobody@example.org', locked.email, unjoined.email, customer.email];
    for (const email of emails)
      await post(service, '/auth/forgotten-password', { email }).expect(204);
    await outboxEmpty();
    const addresses = mailbox.mails.flatMap((mail) => mail.to?.map(({ address }) => address) ?? []);
    for (const email of emails) expect(addresses).not.toContain(email);
  });
});

it('a customer’s proof of address leads to their site, unless it was given meanwhile', async () => {
  const fresh = await employed(service, { role: 'customer' });
  const proved = await employed(service, {
    role: 'customer',
    emailVerifiedAt: '2026-01-01T00:00:00.000Z',
  });
  for (const { userId } of [proved, fresh])
    await perform({ kind: 'send-account-mail', userId, mail: 'verification', key: 'ver_1' });
  const [mail] = await mailsTo(fresh);
  expect(mail?.text).toMatch(/http:\/\/foyer\.test\/verify-email\?key=usr_/);
  const addresses = mailbox.mails.flatMap((each) => each.to?.map(({ address }) => address) ?? []);
  expect(addresses).not.toContain(proved.email);
});

it('a deleted customer’s sessions are forgotten', async () => {
  const desk = await deskOf(service, await employed(service));
  await perform({ kind: 'forget-customer', userId: desk.userId });
  expect(await service.deps.sessions.ofUser(desk.userId)).toEqual([]);
});
