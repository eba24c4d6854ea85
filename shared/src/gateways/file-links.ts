import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/index.ts';
import type { ObjectStore } from '../use-cases/ports.ts';

/** Addresses below `/files` that open an object until they expire, and the check of them. */
export type FileLinks = Pick<ObjectStore, 'linkTo'> & {
  /** True when `linkTo` made this signature for this key and the link is still good at `now`. */
  admits(key: string, expires: string, signature: string, now: Instant): boolean;
};

/** An object store with the links that its services check themselves. */
export type ServedObjectStore = ObjectStore &
  FileLinks & {
    /** An address at the store itself, good for a minute, which saves the service the bytes; absent where browsers cannot reach it. */
    addressOf?(key: string, fileName: string): Promise<string>;
  };

/** Links that the services sign and check themselves, wherever the objects are. */
export function fileLinks(secret: string): FileLinks {
  const signatureOf = (key: string, expires: string) =>
    createHmac('sha256', secret).update(`${key}\n${expires}`).digest('base64url');
  return {
    linkTo(key, expiresAt) {
      const expires = String(Math.floor(Date.parse(expiresAt) / 1000));
      return `/files/${key}?expires=${expires}&signature=${signatureOf(key, expires)}`;
    },
    admits(key, expires, signature, now) {
      const expected = Buffer.from(signatureOf(key, expires));
      const given = Buffer.from(signature);
      const genuine = given.length === expected.length && timingSafeEqual(given, expected);
      return genuine && Date.parse(now) < Number(expires) * 1000;
    },
  };
}
