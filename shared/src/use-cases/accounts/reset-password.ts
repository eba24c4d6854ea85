import {
  DomainError,
  LINK_MAILS,
  PASSWORD_TRIES,
  epochOf,
  newId,
  portalOf,
  readAccountKey,
  type Account,
  type AccountKeyPurpose,
  type Instant,
  type Place,
  type Portal,
  type UserId,
} from '../../domain/index.ts';
import type { AccountKeys, AccountStore, OutboxStore, PasswordHasher, Throttle } from '../ports.ts';
import { changeAccount, withSessionsEnded } from './change-account.ts';
import { passwordNotice } from './change-password.ts';
import { sweepSessions } from './end-sessions.ts';
import { ownEntry } from './own-entry.ts';
import { triesSubject } from './prove-password.ts';
import type { SessionDeps } from './start-session.ts';

/** What asking for a link needs. */
export type ForgotDeps = Pick<SessionDeps, 'randomBytes'> & {
  readonly throttle: Throttle;
  readonly outbox: Pick<OutboxStore, 'add'>;
};

/**
 * Has a link mailed by which to set a new password. It does the same work whether the address has an account or not: that
 * is found out later, by whoever sends the mail. Throws 'too-many-requests'.
 */
export async function forgotPassword(
  deps: ForgotDeps,
  { email, portal }: { readonly email: string; readonly portal: Portal },
  now: Instant,
): Promise<void> {
  const subject = `password-reset#${triesSubject({ email, portal })}`;
  await deps.throttle.count(LINK_MAILS, subject, epochOf(now));
  const key = newId('rst', deps.randomBytes);
  await deps.outbox.add({ kind: 'forgotten-password', email, portal, key }, now);
}

/** What setting a new password by a mailed link needs. */
export type ResetDeps = Pick<SessionDeps, 'randomBytes' | 'sessions'> & {
  readonly accounts: AccountStore;
  readonly passwords: PasswordHasher;
  readonly throttle: Throttle;
  readonly keys: AccountKeys;
};

/** The key of a mailed link, and the password that its holder wants. */
export type Reset = {
  readonly key: string;
  readonly newPassword: string;
  readonly portal: Portal;
  readonly place?: Place;
};

/**
 * Sets a new password by a mailed link and ends all sessions. The key is bound to the password that stood, so of several
 * uses one wins. Throws 'account-link-invalid', 'account-inactive'.
 */
export async function resetPassword(deps: ResetDeps, request: Reset, now: Instant): Promise<void> {
  const { key, portal, place } = request;
  const target = { userId: ownerOf(key), orElse: 'account-link-invalid' } as const;
  const owner = await deps.accounts.find(target.userId);
  requireKey(deps, { key, account: owner, purpose: 'password-reset' }, now);
  const passwordHash = await deps.passwords.hash(request.newPassword);
  const account = await changeAccount(deps, target, (current) => {
    requireKey(deps, { key, account: current, purpose: 'password-reset' }, now);
    if (portalOf(current.role) !== portal) throw new DomainError('account-link-invalid');
    if (!current.active) throw new DomainError('account-inactive');
    const entry = ownEntry(
      deps,
      { action: 'account.password-changed', account: current, place },
      now,
    );
    const proved = { emailVerifiedAt: current.emailVerifiedAt ?? now };
    return {
      to: withSessionsEnded({ ...current, ...proved, passwordHash }),
      commit: { entry, effects: [passwordNotice(current, now)] },
    };
  });
  await deps.throttle.clear(PASSWORD_TRIES, triesSubject({ email: account.email, portal }));
  await sweepSessions(deps, account);
}

/** A key as somebody sent it, the account that it names, and what it is to do. */
export type KeyUse = {
  readonly key: string;
  readonly account: Account | undefined;
  readonly purpose: AccountKeyPurpose;
};

/** Refuses a key that is forged, over, of another purpose or of an account that has moved on. Throws 'account-link-invalid'. */
export function requireKey(
  { keys }: { readonly keys: AccountKeys },
  { key, account, purpose }: KeyUse,
  now: Instant,
): void {
  const expiresAt = readAccountKey(key)?.expiresAt ?? '';
  if (expiresAt > now && account && keys.fits(key, account, purpose)) return;
  throw new DomainError('account-link-invalid');
}

/** Whose key it says to be. Throws 'account-link-invalid'. */
export function ownerOf(key: string): UserId {
  const userId = readAccountKey(key)?.userId;
  if (userId === undefined) throw new DomainError('account-link-invalid');
  return userId;
}
