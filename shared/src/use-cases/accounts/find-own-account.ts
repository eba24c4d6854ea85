import { DomainError, type Account, type UserId } from '../../domain/index.ts';
import type { AccountStore } from '../ports.ts';

/** The account of somebody who is signed in. Throws 'not-signed-in' when it is gone, 'account-inactive'. */
export async function findOwnAccount(
  { accounts }: { readonly accounts: AccountStore },
  userId: UserId,
): Promise<Account> {
  const account = await accounts.find(userId);
  if (!account) throw new DomainError('not-signed-in');
  if (!account.active) throw new DomainError('account-inactive');
  return account;
}
