import {
  DomainError,
  portalOf,
  type Account,
  type Effect,
  type Instant,
} from '../../domain/index.ts';
import { changeAccount, withSessionsEnded } from './change-account.ts';
import { sweepSessions, type HolderAt } from './end-sessions.ts';
import { ownEntry } from './own-entry.ts';
import { provePassword, type ProofDeps } from './prove-password.ts';
import { requireSession, type HolderDeps } from './require-session.ts';
import type { SessionDeps } from './start-session.ts';

/** The present password and the one that somebody wants instead. */
export type PasswordChange = HolderAt & {
  readonly password: string;
  readonly newPassword: string;
};

type Deps = HolderDeps & ProofDeps & Pick<SessionDeps, 'randomBytes'>;

/**
 * Changes somebody's own password and ends all their other sessions; a mail tells of it. Throws 'wrong-credentials',
 * 'password-unchanged', 'too-many-requests', 'not-signed-in', 'account-inactive'.
 */
export async function changePassword(
  deps: Deps,
  request: PasswordChange,
  now: Instant,
): Promise<void> {
  const { userId, sessionId, place, password, newPassword } = request;
  const { email, role } = await requireSession(deps, request, now);
  const proved = await provePassword(deps, { email, portal: portalOf(role), password }, now);
  if (newPassword === password) throw new DomainError('password-unchanged');
  const passwordHash = await deps.passwords.hash(newPassword);
  const account = await changeAccount(deps, { userId, orElse: 'not-signed-in' }, (current) => {
    if (current.passwordHash !== proved.passwordHash) throw new DomainError('wrong-credentials');
    const entry = ownEntry(
      deps,
      { action: 'account.password-changed', account: current, place },
      now,
    );
    const commit = { entry, effects: [passwordNotice(current, now)], keeps: sessionId };
    return { to: withSessionsEnded({ ...current, passwordHash }), commit };
  });
  await sweepSessions(deps, account);
}

/** The mail that tells somebody when their password was changed. */
export function passwordNotice({ userId }: Account, now: Instant): Effect {
  return { kind: 'send-account-mail', userId, mail: 'password-changed', key: now };
}
