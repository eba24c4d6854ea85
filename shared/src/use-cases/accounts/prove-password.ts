import {
  DomainError,
  PASSWORD_TRIES,
  epochOf,
  normaliseEmail,
  readOneTimePassword,
  type Account,
  type Instant,
  type Portal,
} from '../../domain/index.ts';
import type { AccountStore, PasswordHasher, Throttle } from '../ports.ts';

/** An account as somebody names it, and the password that they think it has. */
export type Proof = { readonly email: string; readonly portal: Portal; readonly password: string };

/** What comparing passwords needs. */
export type ProofDeps = {
  readonly accounts: AccountStore;
  readonly passwords: PasswordHasher;
  readonly throttle: Throttle;
};

/**
 * The account, if the password is its own. Every try is counted before it is made, so that guesses made at once count
 * too, and one that was right is taken back; while there were too many, not even the right one passes. Throws
 * 'wrong-credentials' in the same time whether the account exists or not, 'too-many-requests'.
 */
export async function provePassword(deps: ProofDeps, proof: Proof, now: Instant): Promise<Account> {
  const subject = triesSubject(proof);
  await deps.throttle.count(PASSWORD_TRIES, subject, epochOf(now));
  const account = await deps.accounts.findByEmail(proof.email, proof.portal);
  const matches = await compare(deps, account, proof);
  if (!account || !matches) throw new DomainError('wrong-credentials');
  await deps.throttle.forgive(PASSWORD_TRIES, subject);
  return account;
}

/** What tries are counted for: an address at a portal, whether it has an account or not. */
export function triesSubject({ email, portal }: Pick<Proof, 'email' | 'portal'>): string {
  return `${portal}#${normaliseEmail(email)}`;
}

async function compare(
  { passwords, throttle }: ProofDeps,
  account: Account | undefined,
  proof: Proof,
): Promise<boolean> {
  const oneTime = account?.mustChangePassword === true && account.invitation !== undefined;
  const password = oneTime ? readOneTimePassword(proof.password) : proof.password;
  try {
    return await passwords.matches(password, account?.passwordHash);
  } catch (error) {
    // Nothing was compared, so nothing was guessed.
    await throttle.forgive(PASSWORD_TRIES, triesSubject(proof));
    throw error;
  }
}
