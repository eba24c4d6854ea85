import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linkSigner } from './link-signer.ts';
import { deriver, secretMaker } from './token-secrets.ts';

describe('a deriver', () => {
  const derive = deriver('secret');

  it('derives the same from the same and something else from anything else', () => {
    const parts = fc.array(fc.string(), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(derive('id', ...one) === derive('id', ...other)).toBe(same);
      }),
    );
  });

  it('tells purposes and secrets apart', () => {
    expect(derive('booking', 'a')).not.toBe(derive('customer', 'a'));
    expect(derive('booking', 'a')).not.toBe(deriver('other')('booking', 'a'));
  });

  it('gives text that ids may carry', () => {
    expect(derive('booking', 'Ünï', '')).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
  });
});

describe('a link signer', () => {
  const links = linkSigner('secret');
  const key = links.sign('bkg_1', 1);

  it('opens the booking that it signed', () => {
    expect(links.check(key, 'bkg_1', 1)).toBe(true);
  });

  it('opens no other booking, no newer version, nothing forged', () => {
    expect(links.check(key, 'bkg_2', 1)).toBe(false);
    expect(links.check(key, 'bkg_1', 2)).toBe(false);
    expect(links.check(linkSigner('other').sign('bkg_1', 1), 'bkg_1', 1)).toBe(false);
    for (const forged of ['', 'x', key.slice(1), `${key}AAAA`, key.replace(/^./, '!')]) {
      expect(links.check(forged, 'bkg_1', 1)).toBe(false);
    }
  });
});

describe('a secret', () => {
  it('is new each time and known by its hash alone', () => {
    const secrets = secretMaker();
    const one = secrets.make();
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(one).not.toBe(secrets.make());
    expect(secrets.hashOf(one)).toBe(secrets.hashOf(one));
    expect(secrets.hashOf(one)).not.toContain(one);
  });
});
