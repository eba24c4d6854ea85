import type { employee } from '@foyer/shared/contract';
import { parseTicketCode, type TicketClaims } from '@foyer/shared/domain';

/** Tells what a code says, if one of our keys has signed it. */
export type TicketCheck = (code: string) => Promise<TicketClaims | undefined>;

/** Checks codes by the event's public keys. Rejects where the browser knows no Ed25519. */
export async function ticketCheck(keys: employee.DoorsView['keys']): Promise<TicketCheck> {
  const imported = await Promise.all(
    keys.map(async ({ keyId, publicKey }) => {
      const bytes = Uint8Array.from(atob(base64Of(publicKey)), (sign) => sign.charCodeAt(0));
      const usages: KeyUsage[] = ['verify'];
      return [
        keyId,
        await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, usages),
      ] as const;
    }),
  );
  const byId = new Map(imported);
  return async (code) => {
    const parsed = parseTicketCode(code);
    const key = parsed && byId.get(parsed.claims.keyId);
    if (!key) return undefined;
    const signature = new Uint8Array(parsed.signature);
    const signed = new TextEncoder().encode(parsed.signed);
    const good = await crypto.subtle.verify('Ed25519', key, signature, signed);
    return good ? parsed.claims : undefined;
  };
}

function base64Of(base64url: string): string {
  return base64url.replaceAll('-', '+').replaceAll('_', '/');
}
