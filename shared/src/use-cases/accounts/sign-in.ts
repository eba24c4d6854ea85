import type { Instant, Place, Portal } from '../../domain/index.ts';
import { adoptBookings, type AdoptDeps } from './adopt-bookings.ts';
import { provePassword, type ProofDeps } from './prove-password.ts';
import { requireUsable, startSession, type SessionDeps, type SignedIn } from './start-session.ts';

/** What somebody signs in with, and where. */
export type SignIn = {
  readonly email: string;
  readonly password: string;
  readonly portal: Portal;
  readonly place?: Place;
};

/**
 * Signs in. Throws 'wrong-credentials', in the same time whether the account exists or not, and 'too-many-requests';
 * only who knows the password learns of 'account-inactive', 'password-change-required' and 'invitation-expired'.
 */
export async function signIn(
  deps: SessionDeps & ProofDeps & AdoptDeps,
  request: SignIn,
  now: Instant,
): Promise<SignedIn> {
  const account = await provePassword(deps, request, now);
  requireUsable(account, now);
  const signedIn = await startSession(deps, account, now, request.place);
  await adoptBookings(deps, account);
  return signedIn;
}
