import { DomainError, type Account, type Instant, type UserId } from '../../domain/index.ts';
import type { AccountStore, SessionFamily, SessionStore } from '../ports.ts';
import { requireUsable } from './start-session.ts';

/** Whose request it is, and in which session. */
export type Holder = { readonly userId: UserId; readonly sessionId?: string | undefined };

/** What looking after sessions needs. */
export type HolderDeps = { readonly accounts: AccountStore; readonly sessions: SessionStore };

/**
 * The account of somebody whose session goes on, which an access token alone does not prove: it outlives its session by
 * minutes. Throws 'not-signed-in', 'account-inactive'.
 */
export async function requireSession(
  deps: {
    readonly accounts: Pick<AccountStore, 'find'>;
    readonly sessions: Pick<SessionStore, 'find'>;
  },
  { userId, sessionId }: Holder,
  now: Instant,
): Promise<Account> {
  if (sessionId === undefined) throw new DomainError('not-signed-in');
  const [account, family] = await Promise.all([
    deps.accounts.find(userId),
    deps.sessions.find(sessionId),
  ]);
  if (!account) throw new DomainError('not-signed-in');
  requireUsable(account, now);
  if (!family || !isAlive(family, account, now)) throw new DomainError('not-signed-in');
  return account;
}

/** True while a session of the account has not ended. */
export function isAlive(family: SessionFamily, account: Account, now: Instant): boolean {
  const { userId, epoch, expiresAt } = family;
  return userId === account.userId && epoch === (account.sessionEpoch ?? 0) && expiresAt > now;
}
