import { ADMINS, always, EMPLOYEES, ORGANIZERS, PUBLIC, SESSION_HOLDERS } from './portal-access.ts';
import type { PortalRow } from './portal-access.ts';
import type { PortalStage } from './portal-stage.ts';
import { putItem } from '@foyer/shared/testing';
import { startSession } from '@foyer/shared/use-cases';
import { now, PASSWORD } from './world.ts';

const NEW_PASSWORD = 'another four quiet words';

/** A colleague's id in the address. */
const colleague =
  (change?: Parameters<PortalStage['colleague']>[0]) => async (stage: PortalStage) => ({
    params: { userId: (await stage.colleague(change)).userId },
  });

/** The portal's lines about accounts, the log and the totals. */
export const PORTAL_ACCOUNT_ROWS: readonly PortalRow[] = [
  {
    endpoint: 'signIn',
    expected: PUBLIC,
    ask: signInOf({}),
  },
  {
    endpoint: 'signIn',
    variant: 'to a deactivated account',
    expected: always('account-inactive'),
    ask: signInOf({ active: false }),
  },
  {
    endpoint: 'signIn',
    variant: 'with a one-time password',
    expected: always('password-change-required'),
    ask: signInOf({ mustChangePassword: true }),
  },
  {
    endpoint: 'signIn',
    variant: 'of a customer',
    expected: always('wrong-credentials'),
    ask: signInOf({ role: 'customer' }),
  },
  {
    endpoint: 'setFirstPassword',
    expected: PUBLIC,
    ask: async (stage) => {
      const { email } = await stage.colleague({ mustChangePassword: true });
      return { body: { email, oneTimePassword: PASSWORD, newPassword: NEW_PASSWORD } };
    },
  },
  {
    endpoint: 'forgotPassword',
    expected: PUBLIC,
    ask: async (stage) => ({ body: { email: (await stage.colleague()).email } }),
  },
  {
    endpoint: 'resetPassword',
    expected: PUBLIC,
    ask: async (stage) => {
      const { keys } = stage.world.portal.deps;
      const key = keys.make(await stage.colleague(), 'password-reset', '2126-01-01T00:00:00.000Z');
      return { body: { key, newPassword: NEW_PASSWORD } };
    },
  },
  { endpoint: 'refresh', expected: SESSION_HOLDERS },
  { endpoint: 'signOut', expected: PUBLIC },
  { endpoint: 'me', expected: EMPLOYEES },
  { endpoint: 'changeProfile', expected: EMPLOYEES, ask: () => ({ body: { name: 'Ada' } }) },
  {
    endpoint: 'changePassword',
    expected: EMPLOYEES,
    ask: () => ({ body: { password: PASSWORD, newPassword: NEW_PASSWORD } }),
  },
  { endpoint: 'listSessions', expected: EMPLOYEES },
  {
    endpoint: 'endSession',
    expected: EMPLOYEES,
    ask: async ({ world, caller }) => {
      const active = caller.account?.role === 'customer' ? undefined : caller.account;
      return { params: { sessionId: active ? await otherSession(world, active) : 'ses_none' } };
    },
  },
  {
    endpoint: 'endSession',
    variant: 'of somebody else',
    expected: {
      ...EMPLOYEES,
      'organizer, own': 'session-not-found',
      'organizer, other’s': 'session-not-found',
      'steward, assigned': 'session-not-found',
      'steward, not assigned': 'session-not-found',
      admin: 'session-not-found',
    },
    ask: async ({ world }) => {
      const { refreshToken } = await world.join('organizer');
      return { params: { sessionId: refreshToken.split('.')[0] ?? '' } };
    },
  },
  { endpoint: 'endOtherSessions', expected: EMPLOYEES },
  { endpoint: 'listEmployees', expected: ADMINS },
  {
    endpoint: 'inviteEmployee',
    expected: ADMINS,
    ask: () => ({
      body: { email: `${crypto.randomUUID()}@example.org`, name: 'Ole', role: 'organizer' },
    }),
  },
  { endpoint: 'inviteAgain', expected: ADMINS, ask: colleague({ mustChangePassword: true }) },
  { endpoint: 'deactivateEmployee', expected: ADMINS, ask: colleague() },
  { endpoint: 'reactivateEmployee', expected: ADMINS, ask: colleague({ active: false }) },
  { endpoint: 'listStewards', expected: ORGANIZERS },
  { endpoint: 'searchAudit', expected: ADMINS },
  { endpoint: 'platformTotals', expected: ADMINS },
  { endpoint: 'platformHealth', expected: ADMINS },
  { endpoint: 'retryTrouble', expected: ADMINS, ask: deadEffect },
];

/** The right password of an account. */
function signInOf(change: Parameters<PortalStage['colleague']>[0]) {
  return async (stage: PortalStage) => {
    const { email } = await stage.colleague(change);
    return { body: { email, password: PASSWORD } };
  };
}

/** The id of another session of an account. */
async function otherSession(
  { portal }: PortalStage['world'],
  { userId }: NonNullable<PortalStage['caller']['account']>,
): Promise<string> {
  const account = await portal.deps.accounts.find(userId);
  if (!account?.active) return 'ses_none';
  const { refreshToken } = await startSession(portal.deps, account, now());
  return refreshToken.split('.')[0] ?? '';
}

/** An effect that was given up, to be tried again; its account is gone, so that it does nothing. */
async function deadEffect({ world }: PortalStage): Promise<{ body: object }> {
  const ref = { kind: 'effect', shard: 'dead#00', id: capitalId() };
  const effect = { kind: 'forget-customer', userId: 'usr_none' };
  const item = { ...ref, kind: undefined, effect, tries: 10, createdAt: now() };
  await putItem(world.db, 'outbox', item);
  return { body: { ref } };
}

/** Shaped as the ids in the outbox are. */
function capitalId(): string {
  return crypto.randomUUID().replaceAll('-', '').toUpperCase().slice(0, 26);
}
