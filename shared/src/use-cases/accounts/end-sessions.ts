import { DomainError, type Account, type Instant, type Place } from '../../domain/index.ts';
import type { SessionFamily, SessionStore } from '../ports.ts';
import { changeAccount, withSessionsEnded } from './change-account.ts';
import { ownEntry } from './own-entry.ts';
import { isAlive, requireSession, type Holder, type HolderDeps } from './require-session.ts';
import type { SessionDeps } from './start-session.ts';

type Deps = HolderDeps & Pick<SessionDeps, 'randomBytes'>;

/** A session, and whether it is the one that asks. */
export type OwnSession = { readonly family: SessionFamily; readonly current: boolean };

/** Who asks, and from where. */
export type HolderAt = Holder & { readonly place?: Place };

/** Where somebody is signed in, last used first. Throws 'not-signed-in', 'account-inactive'. */
export async function listSessions(
  deps: HolderDeps,
  holder: Holder,
  now: Instant,
): Promise<OwnSession[]> {
  const account = await requireSession(deps, holder, now);
  const families = await deps.sessions.ofUser(account.userId);
  return families
    .filter((family) => isAlive(family, account, now))
    .sort((one, other) => (one.lastUsedAt < other.lastUsedAt ? 1 : -1))
    .map((family) => ({ family, current: family.familyId === holder.sessionId }));
}

/** Ends one of somebody's own sessions. Throws 'session-not-found', 'not-signed-in', 'account-inactive'. */
export async function endSession(
  deps: Deps,
  request: HolderAt & { readonly ended: string },
  now: Instant,
): Promise<void> {
  const account = await requireSession(deps, request, now);
  const family = await deps.sessions.find(request.ended);
  if (!family || !isAlive(family, account, now)) throw new DomainError('session-not-found');
  const { place } = request;
  const before = { device: family.device, address: family.address };
  const entry = ownEntry(deps, { action: 'account.sessions-ended', account, place, before }, now);
  await deps.sessions.end(family.familyId, entry);
}

/** Ends all of somebody's sessions but the one that asks. Throws 'not-signed-in', 'account-inactive'. */
export async function endOtherSessions(
  deps: Deps,
  { userId, sessionId, place }: HolderAt,
  now: Instant,
): Promise<void> {
  await requireSession(deps, { userId, sessionId }, now);
  const account = await changeAccount(deps, { userId, orElse: 'not-signed-in' }, (current) => {
    const deed = { action: 'account.sessions-ended', account: current, place } as const;
    const entry = ownEntry(deps, { ...deed, after: { kept: 1 } }, now);
    return { to: withSessionsEnded(current), commit: { entry, keeps: sessionId } };
  });
  await sweepSessions(deps, account);
}

/** Deletes sessions that the account's epoch has ended. They open nothing any more; this only forgets them. */
export async function sweepSessions(
  { sessions }: { readonly sessions: Pick<SessionStore, 'ofUser' | 'end'> },
  { userId, sessionEpoch = 0 }: Account,
): Promise<void> {
  const ended = (await sessions.ofUser(userId)).filter(({ epoch }) => epoch < sessionEpoch);
  await Promise.all(ended.map(({ familyId }) => sessions.end(familyId)));
}
