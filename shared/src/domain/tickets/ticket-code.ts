import type { BookingId, EventId } from '../ids.ts';

/** What a ticket code says, and by which key it is signed. */
export type TicketClaims = {
  readonly keyId: string;
  readonly eventId: EventId;
  readonly bookingId: BookingId;
  readonly number: number;
  readonly generation: number;
};

/** A code taken apart: what it says, the text that its signature covers, and the signature. */
export type TicketCode = {
  readonly claims: TicketClaims;
  readonly signed: string;
  readonly signature: Uint8Array;
};

/** Number of bytes of an Ed25519 signature. */
const SIGNATURE_BYTES = 64;

/** RFC 4648's base 32: like all of a code, characters that QR codes hold in 5.5 bits and every scanner types right. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const CODE =
  /^F1\.([0-9A-Z]{1,8})\.([0-9A-Z_-]{1,60})\.([0-9A-Z_-]{1,60})\.([1-9][0-9]{0,3})\.([1-9][0-9]{0,3})\.([A-Z2-7]{103})$/;

/** The part of a code that is signed: `F1.<key>.<event>.<booking>.<number>.<generation>`, upper case. */
export function signedTextOf(claims: TicketClaims): string {
  const { keyId, eventId, bookingId, number, generation } = claims;
  const fields = [keyId, eventId.slice('evt_'.length), bookingId.slice('bkg_'.length)];
  return ['F1', ...fields, number, generation].join('.').toUpperCase();
}

/** The whole code that a ticket's QR carries. */
export function ticketCodeOf(signed: string, signature: Uint8Array): string {
  return `${signed}.${base32Text(signature)}`;
}

/** Takes a code apart; undefined for a text that no {@link ticketCodeOf} has made. The signature is not checked here. */
export function parseTicketCode(code: string): TicketCode | undefined {
  const match = CODE.exec(code);
  if (!match) return undefined;
  const [keyId = '', event = '', booking = '', number, generation, signatureText = ''] =
    match.slice(1);
  const signature = base32Bytes(signatureText);
  if (base32Text(signature) !== signatureText) return undefined;
  return {
    claims: {
      keyId,
      eventId: `evt_${event.toLowerCase()}`,
      bookingId: `bkg_${booking.toLowerCase()}`,
      number: Number(number),
      generation: Number(generation),
    },
    signed: code.slice(0, -signatureText.length - 1),
    signature,
  };
}

function base32Text(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET.charAt(parseInt(group.padEnd(5, '0'), 2))).join('');
}

function base32Bytes(text: string): Uint8Array {
  const bits = Array.from(text, (letter) =>
    ALPHABET.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Uint8Array.from({ length: SIGNATURE_BYTES }, (_, index) =>
    parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
}
