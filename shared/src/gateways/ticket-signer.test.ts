import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ticketKeysOf, ticketSigner } from './ticket-signer.ts';

const seed = (byte: number) => Buffer.alloc(32, byte).toString('base64url');
const signer = ticketSigner(ticketKeysOf(`1:${seed(1)}`));

const idText = fc.stringMatching(/^[0-9a-z]{16,26}$/);
const ticket = fc.record({
  eventId: idText.map((text) => `evt_${text}`),
  bookingId: idText.map((text) => `bkg_${text}`),
  number: fc.integer({ min: 1, max: 40 }),
  generation: fc.integer({ min: 1, max: 20 }),
});
const printable = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));

describe('ticket codes', () => {
  it('say what was signed', () => {
    fc.assert(
      fc.property(ticket, (signed) => {
        expect(signer.read(signer.sign(signed))).toEqual(signed);
      }),
    );
  });

  it('are unreadable after any change of a character', () => {
    fc.assert(
      fc.property(ticket, fc.nat(), printable, (signed, position, letter) => {
        const code = signer.sign(signed);
        const at = position % code.length;
        fc.pre(code[at] !== letter);
        expect(signer.read(code.slice(0, at) + letter + code.slice(at + 1))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('are unreadable when the last character differs, whose spare bits sign nothing', () => {
    const code = signer.sign({ eventId: 'evt_a', bookingId: 'bkg_b', number: 1, generation: 1 });
    const others = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567').filter(
      (letter) => letter !== code.at(-1),
    );
    for (const letter of others) expect(signer.read(code.slice(0, -1) + letter)).toBeUndefined();
  });

  it('are unreadable when cut, lengthened, in lower case or arbitrary text', () => {
    const code = signer.sign({ eventId: 'evt_a', bookingId: 'bkg_b', number: 1, generation: 1 });
    for (const text of [
      code.slice(1),
      code.slice(0, -1),
      `${code} `,
      `${code}A`,
      code.toLowerCase(),
      '',
    ]) {
      expect(signer.read(text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => expect(signer.read(text)).toBeUndefined()));
  });

  it('fit a QR code that a phone reads at a glance', () => {
    const code = signer.sign({
      eventId: 'evt_0123456789abcdef',
      bookingId: 'bkg_0123456789abcdefghjkmnpqrs',
      number: 40,
      generation: 1,
    });
    expect(code).toMatch(/^[0-9A-Z.]{1,178}$/);
  });
});

describe('ticket keys', () => {
  const claims = { eventId: 'evt_a', bookingId: 'bkg_b', number: 2, generation: 1 };

  it('rotate: codes of an older key stay readable as long as it is listed', () => {
    const old = signer.sign(claims);
    const rotated = ticketSigner(ticketKeysOf(`2:${seed(2)},1:${seed(1)}`));
    expect(rotated.read(old)).toEqual(claims);
    expect(rotated.sign(claims)).toMatch(/^F1\.2\./);
    expect(signer.read(rotated.sign(claims))).toBeUndefined();
    expect(ticketSigner(ticketKeysOf(`2:${seed(2)}`)).read(old)).toBeUndefined();
  });

  it('of one id but another seed sign nothing that is believed', () => {
    const forger = ticketSigner(ticketKeysOf(`1:${seed(9)}`));
    expect(signer.read(forger.sign(claims))).toBeUndefined();
  });

  it.each(['', '1', '1:short', `one:${seed(1)}`, `1:${seed(1)},`])(
    'cannot be read from %j',
    (secret) => {
      expect(() => ticketKeysOf(secret)).toThrow(RangeError);
    },
  );
});
