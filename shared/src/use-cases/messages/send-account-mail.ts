import {
  ACCOUNT_KEY_MS,
  invitationIsOver,
  invitationMail,
  later,
  passwordChangedMail,
  passwordResetMail,
  verificationMail,
  type Account,
  type AccountMail,
  type Effect,
  type Instant,
  type MailBody,
} from '../../domain/index.ts';
import type { AccountKeys, AccountStore } from '../ports.ts';
import { sendOnce, type SendDeps } from './send-once.ts';

/** What mailing somebody about their account needs. */
export type AccountMailDeps = SendDeps & {
  readonly accounts: Pick<AccountStore, 'find' | 'findByEmail'>;
  readonly keys: AccountKeys;
  /** The site's address. */
  readonly publicUrl: string;
};

type Cause = Extract<Effect, { kind: 'send-account-mail' }>;
type Forgotten = Extract<Effect, { kind: 'forgotten-password' }>;

/**
 * Mails somebody about their account once. The link's key or the one-time password is made here, of the account as it
 * now is; where the cause is over, such as an invitation by a newer one, nothing is sent.
 */
export async function sendAccountMail(
  deps: AccountMailDeps,
  cause: Cause,
  now: Instant,
): Promise<void> {
  const account = await deps.accounts.find(cause.userId);
  if (account) await sendTo(deps, { account, cause }, now);
}

/** Mails the link to set a new password, if the address has an account whose holder has joined and is not locked out. */
export async function sendPasswordReset(
  deps: AccountMailDeps,
  { email, portal, key }: Forgotten,
  now: Instant,
): Promise<void> {
  const account = await deps.accounts.findByEmail(email, portal);
  if (!account?.active || account.mustChangePassword) return;
  const { userId } = account;
  const cause = { kind: 'send-account-mail', userId, mail: 'password-reset', key } as const;
  await sendTo(deps, { account, cause }, now);
}

type Letter = { readonly account: Account; readonly cause: Cause };

async function sendTo(deps: AccountMailDeps, letter: Letter, now: Instant): Promise<void> {
  const { account, cause } = letter;
  const messageId = `account.${cause.mail}.${cause.userId}.${cause.key.replace(/\W/g, '')}`;
  await sendOnce(deps, { purpose: 'account', about: cause.userId, messageId }, now, () => {
    const body = bodyOf(deps, letter, now);
    const to = { name: account.name, email: account.email };
    return Promise.resolve(body && { ...body, to, attachments: [] });
  });
}

function bodyOf(
  { keys, publicUrl }: AccountMailDeps,
  { account, cause }: Letter,
  now: Instant,
): MailBody | undefined {
  const mail: AccountMail = { account, publicUrl };
  switch (cause.mail) {
    case 'invitation':
      return invitationBody(keys, mail, { account, cause }, now);
    case 'password-reset': {
      const key = keys.make(account, cause.mail, later(now, ACCOUNT_KEY_MS[cause.mail]));
      return passwordResetMail({ ...mail, key });
    }
    case 'verification': {
      if (account.emailVerifiedAt) return undefined;
      const key = keys.make(account, cause.mail, later(now, ACCOUNT_KEY_MS[cause.mail]));
      return verificationMail({ ...mail, key });
    }
    case 'password-changed':
      return passwordChangedMail({ ...mail, changedAt: cause.key });
  }
}

function invitationBody(
  keys: AccountKeys,
  mail: AccountMail,
  { account, cause }: Letter,
  now: Instant,
): MailBody | undefined {
  const { invitation, userId } = account;
  if (!invitation || !account.mustChangePassword || !account.active) return undefined;
  if (String(invitation.generation) !== cause.key || invitationIsOver(account, now))
    return undefined;
  const { generation, expiresAt } = invitation;
  return invitationMail({
    ...mail,
    expiresAt,
    oneTimePassword: keys.oneTimePassword(userId, generation),
  });
}
