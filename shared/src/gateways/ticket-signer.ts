import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { parseTicketCode, signedTextOf, ticketCodeOf } from '../domain/index.ts';
import type { TicketSigner } from '../use-cases/ports.ts';

/** A signing key under its id: 1 to 8 digits or capitals. */
export type TicketKey = { readonly keyId: string; readonly privateKey: KeyObject };

const SEED_BYTES = 32;
const KEY_ID = /^[0-9A-Z]{1,8}$/;
/** What stands before the seed in the PKCS #8 form of an Ed25519 key. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Reads keys from a secret such as `2:<seed>,1:<seed>`, seeds of 32 bytes in base64url. The first one signs, all are
 * believed: to rotate, put a new one in front and drop the old one when its last event is over.
 */
export function ticketKeysOf(secret: string): readonly TicketKey[] {
  return secret.split(',').map((entry) => {
    const [keyId = '', seedText = ''] = entry.trim().split(':');
    const seed = Buffer.from(seedText, 'base64url');
    if (!KEY_ID.test(keyId) || seed.length !== SEED_BYTES) {
      throw new RangeError('A ticket key must look like <id>:<32 bytes in base64url>');
    }
    const key = Buffer.concat([PKCS8_HEAD, seed]);
    return { keyId, privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }) };
  });
}

/** Signs and reads ticket codes with Ed25519. */
export function ticketSigner(keys: readonly TicketKey[]): TicketSigner {
  const [current] = keys;
  if (!current) throw new RangeError('There must be at least one ticket key');
  const publicKeys = new Map(keys.map((key) => [key.keyId, createPublicKey(key.privateKey)]));
  return {
    publicKeys: () =>
      [...publicKeys].map(([keyId, key]) => ({
        keyId,
        publicKey: key.export({ format: 'jwk' }).x ?? '',
      })),
    sign(ticket) {
      const signed = signedTextOf({ ...ticket, keyId: current.keyId });
      return ticketCodeOf(signed, sign(null, Buffer.from(signed), current.privateKey));
    },
    read(code) {
      const parsed = parseTicketCode(code);
      const publicKey = parsed && publicKeys.get(parsed.claims.keyId);
      if (!publicKey || !verify(null, Buffer.from(parsed.signed), publicKey, parsed.signature))
        return undefined;
      const { keyId: _keyId, ...ticket } = parsed.claims;
      return ticket;
    },
  };
}
