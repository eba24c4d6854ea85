import {
  DomainError,
  invitationIsOver,
  readOneTimePassword,
  type Account,
  type Instant,
  type Place,
} from '../../domain/index.ts';
import { changeAccount, withSessionsEnded } from './change-account.ts';
import { ownEntry } from './own-entry.ts';
import { provePassword, type ProofDeps } from './prove-password.ts';
import { startSession, type SessionDeps, type SignedIn } from './start-session.ts';

/** The mailed one-time password and the one that its holder wants. */
export type FirstPassword = {
  readonly email: string;
  readonly oneTimePassword: string;
  readonly newPassword: string;
  readonly place?: Place;
};

type Deps = SessionDeps & ProofDeps;

/**
 * Replaces the one-time password of an invitation and signs in, once. Throws 'wrong-credentials' also to who has joined
 * already, 'account-inactive', 'invitation-expired', 'password-unchanged', 'too-many-requests'.
 */
export async function setFirstPassword(
  deps: Deps,
  request: FirstPassword,
  now: Instant,
): Promise<SignedIn> {
  const { email, oneTimePassword: password, newPassword, place } = request;
  const invited = await provePassword(deps, { email, portal: 'employee', password }, now);
  requireInvited(invited, now);
  if (readOneTimePassword(newPassword) === readOneTimePassword(password))
    throw new DomainError('password-unchanged');
  const passwordHash = await deps.passwords.hash(newPassword);
  const target = { userId: invited.userId, orElse: 'wrong-credentials' } as const;
  const account = await changeAccount(deps, target, (current) => {
    if (current.passwordHash !== invited.passwordHash) throw new DomainError('wrong-credentials');
    requireInvited(current, now);
    const entry = ownEntry(
      deps,
      { action: 'account.password-changed', account: current, place },
      now,
    );
    const emailVerifiedAt = current.emailVerifiedAt ?? now;
    const joined = { ...current, passwordHash, emailVerifiedAt, mustChangePassword: false };
    return { to: withSessionsEnded(joined), commit: { entry } };
  });
  return startSession(deps, account, now, place);
}

function requireInvited(account: Account, now: Instant): void {
  if (!account.active) throw new DomainError('account-inactive');
  if (!account.mustChangePassword) throw new DomainError('wrong-credentials');
  if (invitationIsOver(account, now)) throw new DomainError('invitation-expired');
}
