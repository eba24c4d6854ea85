import {
  DomainError,
  readRefreshToken,
  sessionEnd,
  type Instant,
  type Place,
  type Portal,
  type RefreshToken,
} from '../../domain/index.ts';
import type { AccountStore, SessionFamily } from '../ports.ts';
import { isAlive } from './require-session.ts';
import { requireUsable, signedIn, type SessionDeps, type SignedIn } from './start-session.ts';

type Deps = SessionDeps & { readonly accounts: AccountStore };

/** The token that somebody trades in, and where. */
export type Refresh = {
  readonly refreshToken: string | undefined;
  readonly portal: Portal;
  readonly place?: Place;
};

/**
 * Trades a refresh token for a new one; each counts once. A token used before ends its whole session, since
 * either its holder or a thief has the newer one. Throws 'not-signed-in', 'refresh-token-reused', 'account-inactive'.
 */
export async function refreshSession(
  deps: Deps,
  request: Refresh,
  now: Instant,
): Promise<SignedIn> {
  const token = readRefreshToken(request.refreshToken ?? '');
  if (!token) throw new DomainError('not-signed-in');
  const family = await deps.sessions.find(token.familyId);
  if (family?.portal !== request.portal || family.expiresAt <= now) {
    throw new DomainError('not-signed-in');
  }
  if (!holds(deps, family, token)) return endReused(deps, family);
  const account = await deps.accounts.find(family.userId);
  if (!account) throw new DomainError('not-signed-in');
  requireUsable(account, now);
  if (!isAlive(family, account, now)) throw new DomainError('not-signed-in');
  const secret = deps.secrets.make();
  const next = { ...nextOf(family, deps.secrets.hashOf(secret), now), ...request.place };
  if (!(await deps.sessions.rotate(family, next))) return endReused(deps, family);
  return signedIn(deps, { account, family: next, secret }, now);
}

/** Ends the session of a refresh token, if it is the newest of one. */
export async function signOut(
  deps: Pick<SessionDeps, 'sessions' | 'secrets'>,
  refreshToken: string | undefined,
): Promise<void> {
  const token = readRefreshToken(refreshToken ?? '');
  const family = token && (await deps.sessions.find(token.familyId));
  if (family && holds(deps, family, token)) await deps.sessions.end(family.familyId);
}

function holds(
  { secrets }: Pick<SessionDeps, 'secrets'>,
  family: SessionFamily,
  token: RefreshToken,
): boolean {
  return secrets.hashOf(token.secret) === family.tokenHash;
}

function nextOf(family: SessionFamily, tokenHash: string, now: Instant): SessionFamily {
  return {
    ...family,
    tokenHash,
    generation: family.generation + 1,
    lastUsedAt: now,
    expiresAt: sessionEnd(family.createdAt, now),
  };
}

async function endReused(deps: Deps, family: SessionFamily): Promise<never> {
  await deps.sessions.end(family.familyId);
  throw new DomainError('refresh-token-reused');
}
