import type { EpochMs } from '../domain/index.ts';
import type { PaymentProvider } from '../use-cases/ports.ts';
import { asking, stripeClient, type StripeConnection } from './stripe-client.ts';
import { payBack } from './stripe-refunds.ts';
import { createSession, endSession, findSession, stateOf } from './stripe-sessions.ts';
import { readEvent, STRIPE_SIGNATURE } from './stripe-webhook.ts';

/** What paying by Stripe needs to know. */
export type StripeOptions = StripeConnection & {
  /** Signs what Stripe tells us. */
  readonly webhookSecret: string;
  readonly clock?: () => EpochMs;
};

/** Payments on Stripe's own page: each attempt is a Checkout Session (docs/payments-stripe.md). */
export function stripeProvider(options: StripeOptions): PaymentProvider {
  const { webhookSecret: secret, clock = Date.now } = options;
  const stripe = stripeClient(options);
  return {
    name: 'stripe',
    flow: 'redirect',
    charge: (request, now) =>
      asking(async () => stateOf(await createSession(stripe, { ...request, createdAt: now }))),
    look: (attempt) =>
      asking(async () => {
        const session = await findSession(stripe, attempt, clock());
        return session ? stateOf(session) : { state: 'unknown' };
      }),
    expire: (attempt) =>
      asking(async () => {
        const session = await findSession(stripe, attempt, clock());
        return session ? stateOf(await endSession(stripe, session)) : { state: 'expired' };
      }),
    refund: (refund, attempt) =>
      asking(async () => {
        const session = await findSession(stripe, attempt, clock());
        if (!session)
          throw new Error(`Stripe has no payment ${attempt.attempt} of ${attempt.bookingId}.`);
        await payBack(stripe, refund, session);
      }),
    readWebhook: (body, headers, now) =>
      readEvent(stripe, { body, header: headers[STRIPE_SIGNATURE], secret }, now),
  };
}
