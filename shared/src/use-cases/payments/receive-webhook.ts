import { DomainError, type Instant } from '../../domain/index.ts';
import type { Ledger, PaymentProvider, PaymentStore } from '../ports.ts';

type Deps = {
  payments: Pick<PaymentStore, 'attempt'>;
  ledger: Pick<Ledger, 'capture' | 'fail'>;
  providers: readonly PaymentProvider[];
};

/** A provider's message as it came in. */
export type WebhookRequest = {
  readonly provider: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

/**
 * Notes what a provider says of a payment; what becomes of the money is decided through the outbox (rule 18).
 * Messages may come twice, late or out of order. Throws 'provider-unknown', 'webhook-forged', 'webhook-stale',
 * 'payment-not-found'.
 */
export async function receiveWebhook(
  deps: Deps,
  { provider: name, body, headers }: WebhookRequest,
  now: Instant,
): Promise<void> {
  const provider = deps.providers.find((one) => one.name === name);
  if (!provider) throw new DomainError('provider-unknown', { provider: name });
  const { bookingId, attempt: number, state } = provider.readWebhook(body, headers, now);
  const attempt = await deps.payments.attempt(bookingId, number);
  if (attempt?.provider !== name)
    throw new DomainError('payment-not-found', { bookingId, attempt: number });
  if (state.state === 'captured') await deps.ledger.capture(attempt, now);
  if (state.state === 'declined' || state.state === 'expired')
    await deps.ledger.fail(attempt, state.state);
}
