import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmployeeView } from '@foyer/shared/contract';
import { later, type Account } from '@foyer/shared/domain';
import { codeIn } from '@foyer/shared/testing';
import type { Response } from 'supertest';
import {
  deskIn,
  deskOf,
  effectsOf,
  employed,
  logOf,
  PASSWORD,
  post,
  type Desk,
} from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const NEW_PASSWORD = 'a quite different one';
const DAY_MS = 86_400_000;
let service: TestService;
let admin: Desk;
let invitations = 0;

beforeAll(async () => {
  service = await startTestService();
  admin = await deskOf(service, await employed(service, { role: 'admin', name: 'Noor' }));
});
afterAll(() => service.stop());

const invite = (change: object = {}) => {
  invitations += 1;
  const person = { email: `invited${invitations}@example.org`, name: 'Olive', role: 'organizer' };
  return admin.call('post', '/employees', { ...person, ...change });
};
const invited = async (change: object = {}) =>
  EmployeeView.parse((await invite(change).expect(201)).body);
const accountOf = async (userId: string): Promise<Account> =>
  (await service.deps.accounts.find(userId))!;
const oneTime = async (userId: string) => {
  const { invitation } = await accountOf(userId);
  return service.deps.keys.oneTimePassword(userId, invitation!.generation);
};
const firstPassword = (email: string, oneTimePassword: string, newPassword = NEW_PASSWORD) =>
  post(service, '/auth/first-password', { email, oneTimePassword, newPassword });
const signIn = (email: string, password: string) =>
  post(service, '/auth/sign-in', { email, password });
const expectRefusal = (response: Response, status: number, code: string) =>
  expect([response.status, codeIn(response)]).toEqual([status, code]);

describe('an invitation', () => {
  it('makes an account, writes it down and has it mailed, without the password anywhere', async () => {
    const person = await invited({ role: 'steward' });
    expect(person).toMatchObject({ name: 'Olive', role: 'steward', state: 'invited' });
    expect(person.invitedAt).toBeDefined();
    const effects = await effectsOf(service);
    const mail = { kind: 'send-account-mail', userId: person.userId, mail: 'invitation', key: '1' };
    expect(effects).toContainEqual(mail);
    const [entry] = await logOf(service, person.userId);
    expect(entry).toMatchObject({
      action: 'employee.invited',
      subjectName: 'Olive',
      actor: { employeeId: admin.userId, name: 'Noor', role: 'admin' },
    });
    expect(entry?.actor.address).toMatch(/127\.0\.0\.1/);
    const secret = await oneTime(person.userId);
    const kept = [effects, entry, await accountOf(person.userId)];
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(JSON.stringify(entry)).not.toContain('passwordHash');
  });

  it('of an address that is taken is refused, and of several at once one stands', async () => {
    const email = 'wanted@example.org';
    const all = await Promise.all([1, 2, 3].map(() => invite({ email })));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expectRefusal(await invite({ email: 'WANTED@example.org' }), 409, 'email-taken');
  });

  it('names every fault', async () => {
    for (const change of [{ email: 'x' }, { name: ' ' }, { role: 'customer' }, { active: true }])
      expectRefusal(await invite(change), 400, 'invalid-request');
  });

  it('is an admin’s to give', async () => {
    const organizer = await deskOf(service, await employed(service));
    const body = { email: 'x@example.org', name: 'X', role: 'admin' };
    expectRefusal(await organizer.call('post', '/employees', body), 403, 'role-missing');
  });
});

describe('the first sign-in', () => {
  it('can do nothing but set a new password, which then signs in', async () => {
    const { userId, email } = await invited();
    const password = await oneTime(userId);
    const response = await signIn(email, password);
    expectRefusal(response, 403, 'password-change-required');
    expect(response.get('set-cookie')).toBeUndefined();

    const joined = deskIn(service, await firstPassword(email, password).expect(200));
    await joined.call('get', '/me').expect(200);
    await joined.refresh().expect(200);
    await deskOf(service, { email }, NEW_PASSWORD);
    expectRefusal(await signIn(email, password), 401, 'wrong-credentials');
    const actions = (await logOf(service, userId)).map(({ action }) => action);
    expect(actions.sort()).toEqual([
      'account.password-changed',
      'account.signed-in',
      'account.signed-in',
      'employee.invited',
    ]);
    expect(await accountOf(userId)).toMatchObject({ emailVerifiedAt: expect.any(String) });
  });

  it('takes the one-time password however it is typed', async () => {
    const { userId, email } = await invited();
    const typed = ` ${(await oneTime(userId)).toUpperCase().replaceAll('-', ' ')} `;
    expectRefusal(await signIn(email, typed), 403, 'password-change-required');
    await firstPassword(email, typed).expect(200);
  });

  it('takes it once, also of several at once', async () => {
    const { userId, email } = await invited();
    const password = await oneTime(userId);
    const news = ['password number 1', 'password number 2', 'password number 3'];
    const all = await Promise.all(news.map((each) => firstPassword(email, password, each)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expectRefusal(await firstPassword(email, password), 401, 'wrong-credentials');
  });

  it('refuses a wrong one, the same one again and one of whoever has joined', async () => {
    const { userId, email } = await invited();
    const password = await oneTime(userId);
    expectRefusal(await firstPassword(email, 'guess-guess-guess-guess'), 401, 'wrong-credentials');
    const same = await firstPassword(email, password, password.toUpperCase());
    expectRefusal(same, 409, 'password-unchanged');
    const joined = await employed(service);
    expectRefusal(await firstPassword(joined.email, PASSWORD), 401, 'wrong-credentials');
    expectRefusal(await firstPassword('no@example.org', password), 401, 'wrong-credentials');
    await firstPassword(email, password).expect(200);
  });

  it('comes too late after seven days, told to who has the password alone', async () => {
    const { userId, email } = await invited();
    const account = await accountOf(userId);
    const expiresAt = later(new Date().toISOString(), -1);
    const invitation = { ...account.invitation!, expiresAt };
    await service.deps.accounts.change(account, { ...account, invitation });
    const password = await oneTime(userId);
    expectRefusal(await signIn(email, password), 403, 'invitation-expired');
    expectRefusal(await firstPassword(email, password), 403, 'invitation-expired');
    expectRefusal(await firstPassword(email, 'a guess'), 401, 'wrong-credentials');
  });
});

describe('inviting again', () => {
  const again = (userId: string) => admin.call('post', `/employees/${userId}/invitation`);

  it('mails a new password and kills the old one', async () => {
    const { userId, email } = await invited();
    const old = await oneTime(userId);
    const view = EmployeeView.parse((await again(userId).expect(200)).body);
    expect(view.state).toBe('invited');
    const fresh = await oneTime(userId);
    expect(fresh).not.toBe(old);
    expectRefusal(await firstPassword(email, old), 401, 'wrong-credentials');
    await firstPassword(email, fresh).expect(200);
    const mail = { kind: 'send-account-mail', userId, mail: 'invitation', key: '2' };
    expect(await effectsOf(service)).toContainEqual(mail);
    const actions = (await logOf(service, userId)).map(({ action }) => action);
    expect(actions).toContain('employee.invited-again');
  });

  it('twice at once leaves one password that fits', async () => {
    const { userId, email } = await invited();
    await Promise.all([again(userId), again(userId), again(userId)]);
    const { invitation } = await accountOf(userId);
    const mails = (await effectsOf(service)).filter(
      (effect) => effect.kind === 'send-account-mail' && effect.userId === userId,
    );
    expect(mails).toHaveLength(invitation!.generation);
    await firstPassword(email, await oneTime(userId)).expect(200);
  });

  it('is refused for who has joined, is locked out or is nobody', async () => {
    const joined = await employed(service);
    const locked = await employed(service, { active: false, mustChangePassword: true });
    const customer = await employed(service, { role: 'customer' });
    expectRefusal(await again(joined.userId), 409, 'already-joined');
    expectRefusal(await again(locked.userId), 403, 'account-inactive');
    expectRefusal(await again(customer.userId), 404, 'account-not-found');
    expectRefusal(await again('usr_nobody'), 404, 'account-not-found');
  });
});

describe('the list of employees', () => {
  it('tells who they are, by name, and never of customers', async () => {
    await employed(service, { role: 'customer', name: 'Zz Customer' });
    const steward = await employed(service, { role: 'steward', name: 'Zz Steward' });
    const locked = await employed(service, { role: 'steward', name: 'Zz Locked', active: false });
    const list = async (query: string) =>
      (await admin.call('get', `/employees?${query}`).expect(200)).body as {
        employees: unknown;
        total: number;
      };
    const { employees, total } = await list('search=zz&order=down');
    expect(total).toBe(2);
    expect(EmployeeView.array().parse(employees)).toMatchObject([
      { userId: steward.userId, state: 'active' },
      { userId: locked.userId, state: 'inactive' },
    ]);
    expect(await list('search=zz&state=inactive')).toMatchObject({ total: 1 });
    expect(await list('search=zz&role=admin')).toMatchObject({ total: 0, employees: [] });
    expect(JSON.stringify(employees)).not.toContain('passwordHash');

    const organizer = await deskOf(service, await employed(service));
    const stewards = await organizer.call('get', '/stewards').expect(200);
    expect(stewards.body).toMatchObject({
      stewards: expect.arrayContaining([
        { userId: steward.userId, name: 'Zz Steward', email: steward.email },
      ]),
    });
    expect(JSON.stringify(stewards.body)).not.toContain(locked.userId);
    expectRefusal(await organizer.call('get', '/employees'), 403, 'role-missing');
  });

  it('refuses a query that it does not know', async () => {
    for (const query of ['sort=password', 'size=1000', 'page=-1', 'x=1'])
      expectRefusal(await admin.call('get', `/employees?${query}`), 400, 'invalid-request');
  });
});

it('keeps a one-time password for seven days', async () => {
  const { userId } = await invited();
  const { sentAt, expiresAt } = (await accountOf(userId)).invitation!;
  expect(Date.parse(expiresAt) - Date.parse(sentAt)).toBe(7 * DAY_MS);
});
