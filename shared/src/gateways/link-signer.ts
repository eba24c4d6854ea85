import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BookingId } from '../domain/index.ts';
import type { LinkSigner } from '../use-cases/ports.ts';

/** Signs the links that open a booking (HMAC-SHA256); raising the link version makes all earlier links invalid. */
export function linkSigner(secret: string): LinkSigner {
  const digest = (bookingId: BookingId, linkVersion: number) =>
    createHmac('sha256', secret).update(`link:${bookingId}:${linkVersion}`).digest();
  return {
    sign: (bookingId, linkVersion) => digest(bookingId, linkVersion).toString('base64url'),
    check(key, bookingId, linkVersion) {
      const given = Buffer.from(key, 'base64url');
      const right = digest(bookingId, linkVersion);
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
