import type { Instant } from '../../domain/index.ts';
import type { Ledger, PaymentStore, WebhookMessage } from '../ports.ts';
import { providerOf, type AskDeps } from './ask-provider.ts';

type Deps = Pick<AskDeps, 'providers'> & {
  payments: Pick<PaymentStore, 'attempt' | 'ofBooking'>;
  ledger: Pick<Ledger, 'capture' | 'fail' | 'reopenRefund'>;
};

/** A provider's message as it came in. */
export type WebhookRequest = {
  readonly provider: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

/**
 * Notes what a provider says of a payment; what becomes of the money is decided through the outbox (rule 18).
 * Messages may come twice, late or out of order; what is not about a payment of ours is taken and changes nothing, since
 * its sender would only repeat it. Throws 'provider-unknown', 'webhook-forged', 'webhook-stale'.
 */
export async function receiveWebhook(
  deps: Deps,
  { provider: name, body, headers }: WebhookRequest,
  now: Instant,
): Promise<void> {
  const provider = providerOf(deps, name);
  const message = provider.readWebhook(body, headers, now);
  if (message.kind === 'charge') await noteCharge(deps, provider.name, message, now);
  if (message.kind === 'refund-failed') await noteRefund(deps, provider.name, message, now);
}

type Message<K extends WebhookMessage['kind']> = Extract<WebhookMessage, { kind: K }>;

async function noteCharge(
  { payments, ledger }: Deps,
  provider: string,
  { bookingId, attempt: number, state }: Message<'charge'>,
  now: Instant,
): Promise<void> {
  const attempt = await payments.attempt(bookingId, number);
  if (attempt?.provider !== provider) return;
  if (state.state === 'captured') {
    const { ref: providerRef } = state;
    await ledger.capture({ ...attempt, ...(providerRef !== undefined && { providerRef }) }, now);
  }
  if (state.state === 'declined' || state.state === 'expired')
    await ledger.fail(attempt, state.state);
}

/** Money that could not go back after all is owed again, so that it is tried, and seen by people. */
async function noteRefund(
  { payments, ledger }: Deps,
  provider: string,
  { bookingId, refundId }: Message<'refund-failed'>,
  now: Instant,
): Promise<void> {
  const { refunds } = await payments.ofBooking(bookingId);
  const refund = refunds.find((one) => one.refundId === refundId);
  if (refund?.provider === provider) await ledger.reopenRefund(refund, now);
}
