import type { Account, Instant } from '../../domain/index.ts';
import { changeAccount } from './change-account.ts';
import type { HolderAt } from './end-sessions.ts';
import { ownEntry } from './own-entry.ts';
import { requireSession, type HolderDeps } from './require-session.ts';
import type { SessionDeps } from './start-session.ts';

/** Changes somebody's own name; mails and tickets of bookings made before keep the old one. Throws 'not-signed-in', 'account-inactive'. */
export async function changeProfile(
  deps: HolderDeps & Pick<SessionDeps, 'randomBytes'>,
  { name, place, ...holder }: HolderAt & { readonly name: string },
  now: Instant,
): Promise<Account> {
  const { userId } = await requireSession(deps, holder, now);
  return changeAccount(deps, { userId, orElse: 'not-signed-in' }, (account) => {
    if (account.name === name) return undefined;
    const [before, after] = [{ name: account.name }, { name }];
    const deed = { action: 'account.profile-changed', account, place, before, after } as const;
    return { to: { ...account, name }, commit: { entry: ownEntry(deps, deed, now) } };
  });
}
