import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later } from '@foyer/shared/domain';
import { codeIn } from '@foyer/shared/testing';
import { deskOf, effectsOf, employed, logOf, PASSWORD, post } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const NEW_PASSWORD = 'a quite different one';
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

const actionsOf = async (userId: string) =>
  (await logOf(service, userId)).map(({ action }) => action);

describe('an employee’s own account', () => {
  it('writes every sign-in down, with where it came from', async () => {
    const { userId } = await deskOf(service, await employed(service));
    expect(await logOf(service, userId)).toMatchObject([
      { action: 'account.signed-in', actor: { employeeId: userId, role: 'organizer' } },
    ]);
    expect((await service.deps.accounts.find(userId))?.lastSignInAt).toBeDefined();
  });

  it('takes a new name and writes the old one down', async () => {
    const desk = await deskOf(service, await employed(service, { name: 'Before' }));
    for (let time = 0; time < 2; time += 1) {
      const response = await desk.call('patch', '/me', { name: 'After' }).expect(200);
      expect(response.body).toMatchObject({ name: 'After' });
    }
    const [, ...changes] = await logOf(service, desk.userId);
    expect(changes).toMatchObject([
      {
        action: 'account.profile-changed',
        changes: [{ field: 'name', before: 'Before', after: 'After' }],
      },
    ]);
  });

  it('takes a new password, tells of it by mail and ends all other sessions', async () => {
    const desk = await deskOf(service, await employed(service));
    const other = await deskOf(service, desk);
    const change = { password: PASSWORD, newPassword: NEW_PASSWORD };
    const wrong = await desk.call('post', '/me/password', { ...change, password: 'x' }).expect(401);
    expect(codeIn(wrong)).toBe('wrong-credentials');
    const same = await desk.call('post', '/me/password', { ...change, newPassword: PASSWORD });
    expect(codeIn(same)).toBe('password-unchanged');
    await desk.call('post', '/me/password', change).expect(204);
    await other.refresh().expect(401);
    await desk.refresh().expect(200);
    expect(await actionsOf(desk.userId)).toContain('account.password-changed');
    const notice = { mail: 'password-changed', userId: desk.userId };
    expect(await effectsOf(service)).toContainEqual(expect.objectContaining(notice));
    expect(JSON.stringify(await logOf(service, desk.userId))).not.toMatch(/\$2b|passwordHash/);
  });

  it('lists and ends sessions, and writes that down', async () => {
    const desk = await deskOf(service, await employed(service));
    const others = [await deskOf(service, desk), await deskOf(service, desk)];
    const listed = await desk.call('get', '/me/sessions').expect(200);
    const { sessions } = listed.body as { sessions: { sessionId: string; current: boolean }[] };
    expect(sessions).toHaveLength(3);
    const ended = sessions.find(({ current }) => !current)!;
    await desk.call('delete', `/me/sessions/${ended.sessionId}`).expect(204);
    await desk.call('delete', '/me/sessions').expect(204);
    for (const other of others) await other.refresh().expect(401);
    const gone = await desk.call('delete', `/me/sessions/${ended.sessionId}`).expect(404);
    expect(codeIn(gone)).toBe('session-not-found');
    const actions = await actionsOf(desk.userId);
    expect(actions.filter((action) => action === 'account.sessions-ended')).toHaveLength(2);
  });
});

describe('a forgotten password of the portal', () => {
  it('is replaced by a mailed key that opens nothing at the customers’ site', async () => {
    const account = await employed(service);
    const desk = await deskOf(service, account);
    await post(service, '/auth/forgotten-password', { email: account.email }).expect(204);
    const asked = { kind: 'forgotten-password', portal: 'employee', email: account.email };
    expect(await effectsOf(service)).toContainEqual(expect.objectContaining(asked));
    const expiresAt = later(new Date().toISOString(), 60_000);
    const key = service.deps.keys.make(account, 'password-reset', expiresAt);
    const reset = { key, newPassword: NEW_PASSWORD };
    await post(service, '/auth/reset-password', reset).expect(204);
    await desk.refresh().expect(401);
    const again = await post(service, '/auth/reset-password', reset).expect(403);
    expect(codeIn(again)).toBe('account-link-invalid');
    await deskOf(service, account, NEW_PASSWORD);
    expect(await actionsOf(account.userId)).toContain('account.password-changed');
  });

  it('of a customer is not replaced here', async () => {
    const customer = await employed(service, { role: 'customer' });
    const expiresAt = later(new Date().toISOString(), 60_000);
    const key = service.deps.keys.make(customer, 'password-reset', expiresAt);
    const response = await post(service, '/auth/reset-password', {
      key,
      newPassword: NEW_PASSWORD,
    });
    expect(codeIn(response)).toBe('account-link-invalid');
  });
});
