import { DomainError, type Instant } from '../../domain/index.ts';
import type { BookingStore, SessionStore } from '../ports.ts';
import { provePassword, type ProofDeps } from './prove-password.ts';
import { requireSession, type Holder, type HolderDeps } from './require-session.ts';

/** Changes of the account at the same moment after which we give up. */
const TRIES = 5;

/**
 * Deletes a customer's account and frees its address. Its sessions and its name on bookings go in the same commit's
 * effect; tickets stay valid. Throws 'wrong-credentials', 'too-many-requests', 'not-signed-in', 'busy'.
 */
export async function deleteAccount(
  deps: HolderDeps & ProofDeps,
  request: Holder & { readonly password: string },
  now: Instant,
): Promise<void> {
  const { email, userId } = await requireSession(deps, request, now);
  const { password } = request;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const account = await provePassword(deps, { email, portal: 'customer', password }, now);
    if (await deps.accounts.remove(account, { effects: [{ kind: 'forget-customer', userId }] }))
      return;
  }
  throw new DomainError('busy');
}

/** What forgetting a customer needs. */
export type ForgetDeps = {
  readonly sessions: Pick<SessionStore, 'ofUser' | 'end'>;
  readonly bookings: Pick<BookingStore, 'byCustomer' | 'disown'>;
};

const BOOKINGS_AT_ONCE = 50;

/** Takes a deleted account's sessions away and its id off its bookings; a repeat does what was left. */
export async function forgetCustomer(
  { sessions, bookings }: ForgetDeps,
  { userId }: { readonly userId: string },
): Promise<void> {
  for (const { familyId } of await sessions.ofUser(userId)) await sessions.end(familyId);
  let cursor: string | undefined;
  do {
    const page = await bookings.byCustomer(userId, BOOKINGS_AT_ONCE, cursor);
    for (const { bookingId } of page.items) await bookings.disown(bookingId, userId);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
