import Stripe from 'stripe';
import { DomainError } from '../domain/index.ts';

/** How Stripe is reached. */
export type StripeConnection = {
  readonly secretKey: string;
  /** Another address than Stripe's own, for tests. */
  readonly apiUrl?: string | undefined;
  /** How long one try may take; 10 s unless told, since a customer waits. */
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 10_000;
const RETRIES = 2;

/** A client of Stripe's API; it repeats by itself what got no answer, under one idempotency key. */
export function stripeClient({ secretKey, apiUrl, timeoutMs }: StripeConnection): Stripe {
  return new Stripe(secretKey, {
    maxNetworkRetries: RETRIES,
    timeout: timeoutMs ?? TIMEOUT_MS,
    telemetry: false,
    ...(apiUrl !== undefined && addressOf(new URL(apiUrl))),
  });
}

function addressOf({ protocol, hostname, port }: URL) {
  return {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    ...(port && { port }),
  } as const;
}

/** Puts a question to Stripe. Throws 'provider-unavailable' where it may be put again: no answer, too much at once. */
export async function asking<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (!isPassing(error)) throw error;
    throw new DomainError('provider-unavailable', {}, { cause: error });
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  const { statusCode: status } = error;
  if (status === undefined) return error instanceof Stripe.errors.StripeConnectionError;
  return status >= 500 || status === 429 || status === 409;
}
