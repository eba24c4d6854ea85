import { describe, expect, it } from '@jest/globals';
import { readAccountKey, type Account } from '../domain/index.ts';
import { accountKeys } from './account-keys.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const LATER = '2026-11-21T11:00:00.000Z';
const ada: Account = {
  ...{ userId: 'usr_ada', role: 'customer', email: 'Ada@example.org', name: 'Ada' },
  ...{ passwordHash: '$2b$10$one', active: true, mustChangePassword: false, createdAt: NOW },
};
const keys = accountKeys('a secret of at least thirty-two characters');

describe('the key of a mailed link', () => {
  const reset = keys.make(ada, 'password-reset', LATER);
  const proof = keys.make(ada, 'verification', LATER);

  it('tells whose it is and when it runs out', () => {
    expect(readAccountKey(reset)).toMatchObject({ userId: 'usr_ada', expiresAt: LATER });
    expect(reset).toMatch(/^[\w.-]{20,300}$/);
  });

  it('fits its account and its purpose alone', () => {
    expect(keys.fits(reset, ada, 'password-reset')).toBe(true);
    expect(keys.fits(proof, ada, 'verification')).toBe(true);
    expect(keys.fits(reset, ada, 'verification')).toBe(false);
    expect(keys.fits(proof, ada, 'password-reset')).toBe(false);
    expect(keys.fits(reset, { ...ada, userId: 'usr_eve' }, 'password-reset')).toBe(false);
    const other = accountKeys('another secret of thirty-two characters');
    expect(other.fits(reset, ada, 'password-reset')).toBe(false);
  });

  it('is void once the password or the address has changed', () => {
    expect(keys.fits(reset, { ...ada, passwordHash: '$2b$10$two' }, 'password-reset')).toBe(false);
    expect(keys.fits(proof, { ...ada, email: 'eve@example.org' }, 'verification')).toBe(false);
    expect(keys.fits(proof, { ...ada, email: 'ADA@example.org' }, 'verification')).toBe(true);
    expect(keys.fits(proof, { ...ada, passwordHash: '$2b$10$two' }, 'verification')).toBe(true);
  });

  it('cannot be prolonged, given to somebody else or made up', () => {
    const [user = '', expires = '', seal = ''] = reset.split('.');
    const longer = (parseInt(expires, 36) + 1).toString(36);
    for (const forged of [
      `${user}.${longer}.${seal}`,
      `usr_eve.${expires}.${seal}`,
      `${user}.${expires}.${'A'.repeat(43)}`,
      `${user}.${expires}.`,
      `${user}.zzzzzzzzzzz.${seal}`,
      `${reset}A`,
      '',
    ]) {
      expect(keys.fits(forged, ada, 'password-reset')).toBe(false);
    }
  });
});

describe('a one-time password', () => {
  it('is the same for the same invitation and another for any other', () => {
    const one = keys.oneTimePassword('usr_ada', 1);
    expect(keys.oneTimePassword('usr_ada', 1)).toBe(one);
    expect(keys.oneTimePassword('usr_ada', 2)).not.toBe(one);
    expect(keys.oneTimePassword('usr_eve', 1)).not.toBe(one);
    expect(accountKeys('x'.repeat(32)).oneTimePassword('usr_ada', 1)).not.toBe(one);
  });
});
