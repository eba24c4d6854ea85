import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxCharge } from './sandbox-books.ts';

type ChargeName = Pick<SandboxCharge, 'bookingId' | 'attempt'>;
type Keyed = { readonly publicUrl: string; readonly secret: string };

/** The address of a charge's authentication page. */
export function authenticationUrl({ publicUrl, secret }: Keyed, charged: ChargeName): string {
  const { bookingId, attempt } = charged;
  return `${publicUrl}/sandbox/authentication/${bookingId}/${attempt}?key=${keyOf(secret, charged)}`;
}

/** True when the key belongs to the charge. */
export function opensAuthentication(secret: string, charged: ChargeName, key: string): boolean {
  const expected = Buffer.from(keyOf(secret, charged));
  const given = Buffer.from(key);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function keyOf(secret: string, { bookingId, attempt }: ChargeName): string {
  return createHmac('sha256', secret)
    .update(`authentication\n${bookingId}\n${attempt}`)
    .digest('base64url');
}
