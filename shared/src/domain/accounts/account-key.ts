import type { UserId } from '../ids.ts';
import { DAY_MS, HOUR_MS, epochOf, instantOf, type Instant } from '../time.ts';
import { normaliseEmail, type Account } from './account.ts';

/** What the key of a mailed link lets its holder do, and for how long. */
export const ACCOUNT_KEY_MS = {
  'password-reset': HOUR_MS,
  verification: 2 * DAY_MS,
} as const;

/** What a mailed link is for. */
export type AccountKeyPurpose = keyof typeof ACCOUNT_KEY_MS;

/** What the key of a mailed link says in clear. */
export type AccountKey = { readonly userId: UserId; readonly expiresAt: Instant };

/**
 * What a key is bound to beside its account: the present password, so that any change of it makes the key void, or the
 * address that was mailed to.
 */
export function bondOf(
  account: Pick<Account, 'passwordHash' | 'email'>,
  purpose: AccountKeyPurpose,
): string {
  return purpose === 'password-reset' ? account.passwordHash : normaliseEmail(account.email);
}

const SHAPE = /^(usr_[0-9a-z_-]{1,60})\.([0-9a-z]{1,11})\.([\w-]{43})$/;

/** The text of a key: whose it is, when it runs out, and its seal. */
export function accountKeyText({ userId, expiresAt }: AccountKey, seal: string): string {
  return `${userId}.${epochOf(expiresAt).toString(36)}.${seal}`;
}

/** Reads the text of a key, whose seal says nothing yet; undefined for a text that cannot be one. */
export function readAccountKey(text: string): (AccountKey & { readonly seal: string }) | undefined {
  const [, userId, expires = '', seal] = SHAPE.exec(text) ?? [];
  const at = parseInt(expires, 36);
  if (!userId || !seal || !(at <= LATEST_MS)) return undefined;
  return { userId, expiresAt: instantOf(at), seal };
}

/** The last moment that an instant's text can tell. */
const LATEST_MS = Date.UTC(9999, 11, 31);
