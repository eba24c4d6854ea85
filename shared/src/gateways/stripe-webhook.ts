import Stripe from 'stripe';
import { DomainError, epochOf, MINUTE_MS, type Instant } from '../domain/index.ts';
import type { WebhookMessage } from '../use-cases/ports.ts';
import { stateOf, type Session } from './stripe-sessions.ts';

/** The header that carries a message's time and signature: `t=<unix seconds>,v1=<hex>`. */
export const STRIPE_SIGNATURE = 'stripe-signature';

const TOLERANCE_MS = 5 * MINUTE_MS;

/** A message as it came in; `header` is that of {@link STRIPE_SIGNATURE}. */
export type StripeMessage = {
  readonly body: Uint8Array;
  readonly header: string | undefined;
  readonly secret: string;
};

/**
 * Reads a message that we may trust; one that is not about a charge or refund of ours is ignored. Throws
 * 'webhook-forged', or 'webhook-stale' when it is genuine but not of now.
 */
export function readEvent(stripe: Stripe, message: StripeMessage, now: Instant): WebhookMessage {
  const event = genuine(stripe, message);
  const [, seconds = ''] = /(?:^|,)t=([0-9]{1,12})(?:,|$)/.exec(message.header ?? '') ?? [];
  if (Math.abs(epochOf(now) - Number(seconds) * 1000) > TOLERANCE_MS)
    throw new DomainError('webhook-stale');
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired':
      return ofSession(event.data.object, event.type);
    case 'refund.updated':
    case 'refund.failed':
      return ofRefund(event.data.object);
    default:
      return { kind: 'ignored' };
  }
}

/** The age is checked by us, who know one that is too old from one that is forged. */
function genuine(stripe: Stripe, { body, header, secret }: StripeMessage): Stripe.Event {
  const ANY_AGE = 0;
  try {
    return stripe.webhooks.constructEvent(body, header ?? '', secret, ANY_AGE);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    throw new DomainError('webhook-forged', {}, { cause: error });
  }
}

function ofSession(session: Session, type: Stripe.Event['type']): WebhookMessage {
  const { bookingId, attempt = '' } = session.metadata ?? {};
  if (!bookingId || !/^[1-9][0-9]{0,3}$/.test(attempt)) return { kind: 'ignored' };
  const failed = type === 'checkout.session.async_payment_failed';
  const state = failed
    ? ({ state: 'declined', reason: 'payment-declined' } as const)
    : stateOf(session);
  return { kind: 'charge', bookingId, attempt: Number(attempt), state };
}

function ofRefund({ metadata, status }: Stripe.Refund): WebhookMessage {
  const { refundId, bookingId } = metadata ?? {};
  const failed = status === 'failed' || status === 'canceled';
  return failed && refundId && bookingId
    ? { kind: 'refund-failed', bookingId, refundId }
    : { kind: 'ignored' };
}
