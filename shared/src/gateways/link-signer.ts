import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkSigner } from '../use-cases/ports.ts';

/** Signs the links that open a booking or a ticket (HMAC-SHA256); raising the version makes all earlier links invalid. */
export function linkSigner(secret: string): LinkSigner {
  const digest = (id: string, version: number) =>
    createHmac('sha256', secret).update(`link:${id}:${version}`).digest();
  return {
    sign: (id, version) => digest(id, version).toString('base64url'),
    check(key, id, version) {
      const given = Buffer.from(key, 'base64url');
      const right = digest(id, version);
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
