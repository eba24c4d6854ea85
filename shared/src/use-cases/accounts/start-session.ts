import {
  DomainError,
  UNKNOWN_PLACE,
  invitationIsOver,
  newId,
  portalOf,
  refreshTokenText,
  sessionEnd,
  type Account,
  type Instant,
  type Place,
  type RandomBytes,
} from '../../domain/index.ts';
import type { AccessTokens, SecretMaker, SessionFamily, SessionStore } from '../ports.ts';
import { ownEntry } from './own-entry.ts';

/** What a session needs. */
export type SessionDeps = {
  readonly sessions: SessionStore;
  readonly tokens: AccessTokens;
  readonly secrets: SecretMaker;
  readonly randomBytes: RandomBytes;
};

/** Somebody who has just signed in or refreshed. */
export type SignedIn = {
  readonly account: Account;
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Instant;
};

/**
 * Begins a session of an account whose holder has proved who they are. Throws 'wrong-credentials' when the account is no
 * longer as they proved it to be.
 */
export async function startSession(
  deps: SessionDeps,
  account: Account,
  now: Instant,
  place: Place = UNKNOWN_PLACE,
): Promise<SignedIn> {
  const secret = deps.secrets.make();
  const family: SessionFamily = {
    ...place,
    familyId: newId('ses', deps.randomBytes),
    userId: account.userId,
    portal: portalOf(account.role),
    tokenHash: deps.secrets.hashOf(secret),
    generation: 1,
    epoch: account.sessionEpoch ?? 0,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: sessionEnd(now, now),
  };
  const entry = ownEntry(deps, { action: 'account.signed-in', account, place }, now);
  if (!(await deps.sessions.begin(family, account, entry)))
    throw new DomainError('wrong-credentials');
  return signedIn(deps, { account, family, secret }, now);
}

/** Refuses accounts that may not go on. Throws 'account-inactive', 'invitation-expired', 'password-change-required'. */
export function requireUsable(account: Account, now: Instant): void {
  if (!account.active) throw new DomainError('account-inactive');
  if (!account.mustChangePassword) return;
  throw new DomainError(
    invitationIsOver(account, now) ? 'invitation-expired' : 'password-change-required',
  );
}

/** What the holder of a session's newest secret gets. */
export function signedIn(
  deps: Pick<SessionDeps, 'tokens'>,
  { account, family, secret }: { account: Account; family: SessionFamily; secret: string },
  now: Instant,
): SignedIn {
  const { familyId } = family;
  const { token, expiresInSeconds } = deps.tokens.issue(account, now, familyId);
  return {
    account,
    accessToken: token,
    expiresInSeconds,
    refreshToken: refreshTokenText({ familyId, secret }),
    refreshExpiresAt: family.expiresAt,
  };
}
