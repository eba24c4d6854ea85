import { DomainError, type Account, type Refusal, type UserId } from '../../domain/index.ts';
import type { AccountCommit, AccountStore } from '../ports.ts';

/** What an account becomes, and what is committed with it. */
export type AccountStep = { readonly to: Account; readonly commit?: AccountCommit };

/** Which account is meant, and how its absence is told. */
export type Target = { readonly userId: UserId; readonly orElse: Refusal };

/** Changes by somebody else at the same moment after which we give up. */
const TRIES = 8;

/**
 * Changes an account as decided on its newest state, and decides anew when somebody changed it meanwhile; a decision of
 * `undefined` leaves it. Answers with the account as it then is. Throws what `decide` throws, and 'busy'.
 */
export async function changeAccount(
  { accounts }: { readonly accounts: Pick<AccountStore, 'find' | 'change'> },
  { userId, orElse }: Target,
  decide: (account: Account) => AccountStep | undefined,
): Promise<Account> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const account = await accounts.find(userId);
    if (!account) throw new DomainError(orElse);
    const step = decide(account);
    if (!step) return account;
    if (await accounts.change(account, step.to, step.commit)) return step.to;
  }
  throw new DomainError('busy');
}

/** The account with all sessions ended that began before. */
export function withSessionsEnded(account: Account): Account {
  return { ...account, sessionEpoch: (account.sessionEpoch ?? 0) + 1 };
}
