import { createHash } from 'node:crypto';

/** A short fingerprint of a text: 96 bits of its SHA-256, so that no two drawings share one. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
