import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmployeeView } from '@foyer/shared/contract';
import { serviceLog } from '@foyer/shared/http';
import { codeIn } from '@foyer/shared/testing';
import { sessionCheck } from '@foyer/shared/use-cases';
import { createApp } from '../app.ts';
import { deskOf, employed, logOf, PASSWORD, post, type Desk } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const BELIEVED_MS = 5_000;
let service: TestService;
let admin: Desk;
/** How far the clock that tokens are looked at with is ahead. */
let ahead = 0;

beforeAll(async () => {
  const plain = await startTestService();
  const { deps, config, readiness } = plain;
  const checkSession = sessionCheck({ ...deps, clock: () => Date.now() + ahead });
  const log = serviceLog('employee', 'silent');
  service = { ...plain, app: createApp({ ...deps, checkSession }, config, { log, readiness }) };
  admin = await deskOf(service, await employed(service, { role: 'admin' }));
});
afterAll(() => service.stop());

const deactivate = (userId: string, by = admin) =>
  by.call('post', `/employees/${userId}/deactivate`);
const reactivate = (userId: string) => admin.call('post', `/employees/${userId}/reactivate`);
const waitUntilLookedAtAgain = () => {
  ahead += BELIEVED_MS + 1;
};

describe('taking access away', () => {
  it('ends sessions, tokens within seconds, and sign-in', async () => {
    const desk = await deskOf(service, await employed(service));
    await desk.call('get', '/me/sessions').expect(200);
    const view = EmployeeView.parse((await deactivate(desk.userId).expect(200)).body);
    expect(view.state).toBe('inactive');

    waitUntilLookedAtAgain();
    expect(codeIn(await desk.call('get', '/me').expect(403))).toBe('account-inactive');
    expect(codeIn(await desk.call('get', '/stewards').expect(403))).toBe('account-inactive');
    expect(codeIn(await desk.refresh().expect(401))).toBe('not-signed-in');
    const body = { email: desk.email, password: PASSWORD };
    expect(codeIn(await post(service, '/auth/sign-in', body).expect(403))).toBe('account-inactive');
    expect(await service.deps.sessions.ofUser(desk.userId)).toEqual([]);
  });

  it('is written down once, however often it is done', async () => {
    const { userId } = await employed(service);
    await deactivate(userId).expect(200);
    await deactivate(userId).expect(200);
    const log = await logOf(service, userId);
    expect(log).toMatchObject([
      {
        action: 'employee.deactivated',
        actor: { employeeId: admin.userId },
        changes: [{ field: 'active', before: true, after: false }],
      },
    ]);
  });

  it('is not for one’s own account, customers or nobody', async () => {
    expect(codeIn(await deactivate(admin.userId).expect(409))).toBe('own-account');
    const customer = await employed(service, { role: 'customer' });
    expect(codeIn(await deactivate(customer.userId).expect(404))).toBe('account-not-found');
    expect(codeIn(await deactivate('usr_nobody').expect(404))).toBe('account-not-found');
  });

  it('leaves one of two admins who do it to each other at once', async () => {
    const two = await Promise.all([1, 2].map(() => employed(service, { role: 'admin' })));
    const [one, other] = await Promise.all(two.map((each) => deskOf(service, each)));
    const answers = await Promise.all([
      deactivate(other!.userId, one),
      deactivate(one!.userId, other),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    const left = await Promise.all(two.map(({ userId }) => service.deps.accounts.find(userId)));
    expect(left.filter((each) => each?.active)).toHaveLength(1);
  });

  it('is taken back by giving access again, with the same password and no old session', async () => {
    const desk = await deskOf(service, await employed(service));
    await deactivate(desk.userId).expect(200);
    const view = EmployeeView.parse((await reactivate(desk.userId).expect(200)).body);
    expect(view.state).toBe('active');
    await reactivate(desk.userId).expect(200);
    waitUntilLookedAtAgain();
    expect(codeIn(await desk.call('get', '/me').expect(401))).toBe('not-signed-in');
    await desk.refresh().expect(401);
    await deskOf(service, desk);
    const actions = (await logOf(service, desk.userId)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'employee.reactivated')).toHaveLength(1);
    expect(codeIn(await reactivate('usr_nobody').expect(404))).toBe('account-not-found');
  });
});

describe('a token', () => {
  it('of a session that was ended elsewhere opens nothing after seconds', async () => {
    const desk = await deskOf(service, await employed(service));
    const other = await deskOf(service, desk);
    await other.call('get', '/me').expect(200);
    await desk.call('delete', '/me/sessions').expect(204);
    waitUntilLookedAtAgain();
    expect(codeIn(await other.call('get', '/me').expect(401))).toBe('not-signed-in');
    await desk.call('get', '/me').expect(200);
  });

  it('of somebody who signed out opens nothing after seconds', async () => {
    const account = await employed(service);
    const [desk, other] = [await deskOf(service, account), await deskOf(service, account)];
    await desk.signOut().expect(204);
    waitUntilLookedAtAgain();
    expect(codeIn(await desk.call('get', '/me').expect(401))).toBe('not-signed-in');
    await other.call('get', '/me').expect(200);
  });
});
