import { DomainError, LINK_MAILS, epochOf, type Instant } from '../../domain/index.ts';
import type { AccountKeys, OutboxStore, Throttle } from '../ports.ts';
import { adoptBookings, type AdoptDeps } from './adopt-bookings.ts';
import { changeAccount } from './change-account.ts';
import { triesSubject } from './prove-password.ts';
import { requireSession, type Holder, type HolderDeps } from './require-session.ts';
import { ownerOf, requireKey } from './reset-password.ts';
import { verificationEffect } from './sign-up.ts';
import type { SessionDeps } from './start-session.ts';

type SendDeps = HolderDeps &
  Pick<SessionDeps, 'randomBytes'> & {
    readonly throttle: Throttle;
    readonly outbox: Pick<OutboxStore, 'add'>;
  };

/** Has the link that proves a customer's address mailed again; nothing is sent where it is proved. Throws 'too-many-requests', 'not-signed-in'. */
export async function sendVerification(
  deps: SendDeps,
  holder: Holder,
  now: Instant,
): Promise<void> {
  const account = await requireSession(deps, holder, now);
  if (account.emailVerifiedAt !== undefined) return;
  const subject = `verification#${triesSubject({ email: account.email, portal: 'customer' })}`;
  await deps.throttle.count(LINK_MAILS, subject, epochOf(now));
  await deps.outbox.add(verificationEffect(deps, account), now);
}

type VerifyDeps = AdoptDeps & Pick<HolderDeps, 'accounts'> & { readonly keys: AccountKeys };

/** Notes that a customer's address is theirs and gives them what they booked with it; a repeat changes nothing. Throws 'account-link-invalid'. */
export async function verifyEmail(deps: VerifyDeps, key: string, now: Instant): Promise<void> {
  const target = { userId: ownerOf(key), orElse: 'account-link-invalid' } as const;
  const account = await changeAccount(deps, target, (current) => {
    requireKey(deps, { key, account: current, purpose: 'verification' }, now);
    if (current.role !== 'customer') throw new DomainError('account-link-invalid');
    return current.emailVerifiedAt ? undefined : { to: { ...current, emailVerifiedAt: now } };
  });
  await adoptBookings(deps, account);
}
