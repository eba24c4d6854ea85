import type Stripe from 'stripe';
import type { Refund } from '../domain/index.ts';
import { stripeAmount } from './stripe-amount.ts';
import type { Session } from './stripe-sessions.ts';

/** Money that is with the customer, or on its way there. */
const UNDER_WAY: readonly (string | null)[] = ['succeeded', 'pending', 'requires_action'];

/**
 * Pays back what a session took, once for each refund id: one that Stripe has under that id counts, also after its
 * idempotency keys have lapsed (rule 21). Throws when the money cannot go back, so that people see to it.
 */
export async function payBack(stripe: Stripe, refund: Refund, session: Session): Promise<void> {
  const payment = paymentOf(session);
  if (payment === undefined) throw new Error(`${refund.refundId}: ${session.id} took no money.`);
  const made = await refundsFor(stripe, payment, refund);
  if (made.some(({ status }) => UNDER_WAY.includes(status))) return;
  const latest = made[0] ?? (await create(stripe, payment, refund));
  if (UNDER_WAY.includes(latest.status)) return;
  const reason = latest.failure_reason ?? latest.status ?? 'no reason given';
  throw new Error(`Stripe could not pay ${refund.refundId} back: ${reason} (${latest.id}).`);
}

function paymentOf({ payment_intent: payment }: Session): string | undefined {
  return typeof payment === 'string' ? payment : payment?.id;
}

/** The latest first. */
async function refundsFor(stripe: Stripe, payment: string, { refundId }: Refund) {
  const made: Stripe.Refund[] = [];
  for await (const one of stripe.refunds.list({ payment_intent: payment, limit: 100 }))
    if (one.metadata?.['refundId'] === refundId) made.push(one);
  return made;
}

function create(stripe: Stripe, payment: string, refund: Refund): Promise<Stripe.Refund> {
  const { refundId, bookingId, amount, currency } = refund;
  return stripe.refunds.create(
    {
      payment_intent: payment,
      amount: stripeAmount(amount, currency),
      metadata: { refundId, bookingId },
    },
    { idempotencyKey: `foyer_${refundId}` },
  );
}
