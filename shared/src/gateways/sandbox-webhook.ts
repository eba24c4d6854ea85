import { createHmac, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError, epochOf, MINUTE_MS, type Instant } from '../domain/index.ts';
import type { WebhookMessage } from '../use-cases/ports.ts';

/** The header that carries a message's time and signature: `t=<unix seconds>,v1=<hex>`. */
export const SIGNATURE_HEADER = 'foyer-signature';

const TOLERANCE_MS = 5 * MINUTE_MS;

/** Waits before each try of a delivery; a real provider would go on for days. */
const WAITS_MS = [0, 500, 2_000, 8_000, 30_000];

/** The header's value for a body sent at a moment. */
export function signatureOf(secret: string, body: Uint8Array, at: Instant): string {
  const seconds = String(Math.floor(epochOf(at) / 1000));
  return `t=${seconds},v1=${hmac(secret, seconds, body)}`;
}

/** What the sandbox tells of a charge. */
export type SandboxMessage = Omit<Extract<WebhookMessage, { kind: 'charge' }>, 'kind'>;

/** A message as it came in; `header` is that of {@link SIGNATURE_HEADER}. */
export type SignedMessage = {
  readonly body: Uint8Array;
  readonly header: string | undefined;
  readonly secret: string;
};

/** Reads a message that we may trust. Throws 'webhook-forged', or 'webhook-stale' when it is genuine but not of now. */
export function readSigned(message: SignedMessage, now: Instant): WebhookMessage {
  const { secret, body, header } = message;
  const [, seconds = '', given = ''] =
    /^t=([0-9]{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  const expected = Buffer.from(hmac(secret, seconds, body));
  const signature = Buffer.from(given);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw new DomainError('webhook-forged');
  }
  if (Math.abs(epochOf(now) - Number(seconds) * 1000) > TOLERANCE_MS) {
    throw new DomainError('webhook-stale');
  }
  return { kind: 'charge', ...(JSON.parse(Buffer.from(body).toString()) as SandboxMessage) };
}

/** Where messages go, how they are signed, and what ends all waiting. */
export type WebhookRoute = {
  readonly url: string;
  readonly secret: string;
  readonly now: () => Instant;
  readonly stopped: AbortSignal;
};

/** Sends a message until it is taken, the tries are used up, or all waiting is ended. */
export async function deliver(
  route: WebhookRoute,
  message: SandboxMessage,
): Promise<'taken' | 'given-up' | 'stopped'> {
  const body = Buffer.from(JSON.stringify(message));
  for (const wait of WAITS_MS) {
    if ((await waitFor(wait, route.stopped)) === 'stopped') return 'stopped';
    if (await post(route, body)) return 'taken';
  }
  return 'given-up';
}

/** Lets time pass without keeping the process alive, unless all waiting is ended. */
export async function waitFor(
  milliseconds: number,
  stopped: AbortSignal,
): Promise<'over' | 'stopped'> {
  const ended = sleep(milliseconds, undefined, { ref: false, signal: stopped });
  await ended.catch(() => undefined);
  return stopped.aborted ? 'stopped' : 'over';
}

async function post(route: WebhookRoute, body: Buffer): Promise<boolean> {
  const headers = {
    'content-type': 'application/json',
    [SIGNATURE_HEADER]: signatureOf(route.secret, body, route.now()),
  };
  const signal = AbortSignal.any([route.stopped, AbortSignal.timeout(10_000)]);
  try {
    const reply = await fetch(route.url, { method: 'POST', headers, body, signal });
    await reply.arrayBuffer();
    return reply.ok;
  } catch {
    return false; // Not reachable counts as not taken: it is tried again.
  }
}

function hmac(secret: string, seconds: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
}
