import {
  newId,
  type Account,
  type Effect,
  type Instant,
  type Place,
  type RandomBytes,
} from '../../domain/index.ts';
import type { AccountStore, PasswordHasher } from '../ports.ts';
import { startSession, type SessionDeps, type SignedIn } from './start-session.ts';

/** What a new customer tells us, and where. */
export type SignUp = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly place?: Place;
};

type Deps = SessionDeps & { readonly accounts: AccountStore; readonly passwords: PasswordHasher };

/** Makes a customer account, mails the link that proves its address, and signs it in. Throws 'email-taken'. */
export async function signUp(deps: Deps, request: SignUp, now: Instant): Promise<SignedIn> {
  const account: Account = {
    userId: newId('usr', deps.randomBytes),
    role: 'customer',
    email: request.email,
    name: request.name,
    passwordHash: await deps.passwords.hash(request.password),
    active: true,
    mustChangePassword: false,
    createdAt: now,
  };
  await deps.accounts.add(account, { effects: [verificationEffect(deps, account)] });
  return startSession(deps, account, now, request.place);
}

/** The mail with the link that proves an account's address. */
export function verificationEffect(
  { randomBytes }: { readonly randomBytes: RandomBytes },
  { userId }: Account,
): Effect {
  const key = newId('ver', randomBytes);
  return { kind: 'send-account-mail', userId, mail: 'verification', key };
}
