import { createHash, createHmac, randomBytes } from 'node:crypto';
import { base32Of } from '../domain/index.ts';
import type { Deriver, SecretMaker } from '../use-cases/ports.ts';

/** Secrets of 256 random bits; their SHA-256 is safe to keep since nobody can guess what it was made of. */
export function secretMaker(): SecretMaker {
  return {
    make: () => randomBytes(32).toString('base64url'),
    hashOf: (secret) => createHash('sha256').update(secret).digest('base64url'),
  };
}

/** Derives ids and fingerprints by HMAC-SHA256 as base 32 text of 32 characters; every part is delimited by its length. */
export function deriver(secret: string): Deriver {
  return (purpose, ...parts) => {
    const hmac = createHmac('sha256', secret);
    for (const part of [purpose, ...parts]) {
      const bytes = Buffer.from(part);
      hmac.update(`${bytes.length}:`).update(bytes);
    }
    return base32Of(hmac.digest().subarray(0, 20));
  };
}
