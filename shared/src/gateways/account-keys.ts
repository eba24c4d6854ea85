import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  accountKeyText,
  bondOf,
  oneTimePasswordOf,
  readAccountKey,
  type Account,
  type AccountKey,
  type AccountKeyPurpose,
} from '../domain/index.ts';
import type { AccountKeys } from '../use-cases/ports.ts';

/** Makes the keys of mailed links and the one-time passwords by HMAC-SHA256; every part is delimited by its length. */
export function accountKeys(secret: string): AccountKeys {
  const digest = (...parts: readonly string[]): Buffer => {
    const hmac = createHmac('sha256', secret);
    for (const part of parts) {
      const bytes = Buffer.from(part);
      hmac.update(`${bytes.length}:`).update(bytes);
    }
    return hmac.digest();
  };
  const seal = (account: Account, purpose: AccountKeyPurpose, { expiresAt }: AccountKey): Buffer =>
    digest('account-key', purpose, account.userId, expiresAt, bondOf(account, purpose));

  return {
    make(account, purpose, expiresAt) {
      const key = { userId: account.userId, expiresAt };
      return accountKeyText(key, seal(account, purpose, key).toString('base64url'));
    },
    fits(text, account, purpose) {
      const key = readAccountKey(text);
      if (key?.userId !== account.userId) return false;
      const given = Buffer.from(key.seal, 'base64url');
      const right = seal(account, purpose, key);
      return given.length === right.length && timingSafeEqual(given, right);
    },
    oneTimePassword: (userId, generation) =>
      oneTimePasswordOf(digest('one-time-password', userId, String(generation))),
  };
}
