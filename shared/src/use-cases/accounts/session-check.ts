import { DomainError, instantOf, type EpochMs, type Identity } from '../../domain/index.ts';
import { remembered } from '../events/remembered.ts';
import { requireSession, type HolderDeps } from './require-session.ts';

/** How long an access token is believed without looking at its session again. */
const BELIEVED_MS = 5_000;

/**
 * Makes sure of an employee's session at every request, so that access taken away ends within seconds instead of with the
 * token. Throws 'not-signed-in', 'account-inactive'.
 */
export function sessionCheck(
  deps: HolderDeps & { readonly clock: () => EpochMs },
): (identity: Identity) => Promise<void> {
  const look = remembered({ forMs: BELIEVED_MS, clock: deps.clock }, async (key) => {
    const [userId = '', sessionId] = key.split(' ');
    await requireSession(deps, { userId, sessionId }, instantOf(deps.clock()));
  });
  return async (identity) => {
    if (identity.kind !== 'employee') return;
    if (identity.sessionId === undefined) throw new DomainError('not-signed-in');
    await look(`${identity.employeeId} ${identity.sessionId}`);
  };
}
