import { DomainError, type PaymentAttempt } from '../../domain/index.ts';
import type { ChargeState, PaymentProvider, PaymentStore } from '../ports.ts';

/** What asking about an attempt needs. */
export type AskDeps = {
  payments: Pick<PaymentStore, 'noteRef'>;
  providers: readonly PaymentProvider[];
};

/** The provider of a name, which may be another than the one that takes new payments. Throws 'provider-unknown'. */
export function providerOf(
  { providers }: Pick<AskDeps, 'providers'>,
  name: string,
): PaymentProvider {
  const provider = providers.find((one) => one.name === name);
  if (!provider) throw new DomainError('provider-unknown', { provider: name });
  return provider;
}

/** Asks an attempt's own provider how it stands, or to end it, and notes what the provider calls it. */
export async function askProvider(
  deps: AskDeps,
  attempt: PaymentAttempt,
  question: 'look' | 'expire',
): Promise<ChargeState> {
  const state = await providerOf(deps, attempt.provider)[question](attempt);
  await noteRef(deps, attempt, state);
  return state;
}

/** Notes what the provider calls a charge, where it has told us and we did not know. */
export async function noteRef(
  { payments }: Pick<AskDeps, 'payments'>,
  attempt: PaymentAttempt,
  { ref }: ChargeState,
): Promise<void> {
  if (ref !== undefined && ref !== attempt.providerRef) await payments.noteRef(attempt, ref);
}
