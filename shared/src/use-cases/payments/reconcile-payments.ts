import {
  DomainError,
  epochOf,
  later,
  MINUTE_MS,
  type Instant,
  type PaymentAttempt,
} from '../../domain/index.ts';
import type { Ledger, PaymentProvider, PaymentStore } from '../ports.ts';
import { settlePayment, type SettleDeps } from './settle-payment.ts';

/** What reconciliation needs. */
export type ReconcileDeps = SettleDeps & {
  payments: Pick<PaymentStore, 'attempt' | 'due' | 'postpone'>;
  ledger: Pick<Ledger, 'capture' | 'fail'>;
  providers: readonly PaymentProvider[];
};

const AT_ONCE = 50;
const LONGEST_WAIT_MS = MINUTE_MS;
const SHORTEST_WAIT_MS = 1_000;

/**
 * Asks the providers about payments whose outcome is overdue, ends those still open (rules 18 and 19) and settles those
 * that were paid. Answers with the number looked at; `onError` hears of each that failed, the others go on.
 */
export async function reconcilePayments(
  deps: ReconcileDeps,
  now: Instant,
  onError: (error: unknown, attempt: PaymentAttempt) => void,
): Promise<number> {
  const due = await deps.payments.due(now, AT_ONCE);
  for (const attempt of due) {
    try {
      await reconcile(deps, attempt, now);
    } catch (error) {
      onError(error, attempt);
    }
  }
  return due.length;
}

async function reconcile(
  deps: ReconcileDeps,
  attempt: PaymentAttempt,
  now: Instant,
): Promise<void> {
  const state = attempt.status === 'captured' ? 'captured' : await stateOf(deps, attempt, now);
  switch (state) {
    case 'captured':
      await deps.ledger.capture(attempt, now);
      return settlePayment(deps, attempt.bookingId, attempt.attempt, now);
    case 'declined':
    case 'expired':
      return deps.ledger.fail(attempt, state);
    case 'unknown':
      return deps.ledger.fail(attempt, 'expired');
    case 'pending':
    case 'action-required':
      return deps.payments.postpone(attempt, later(now, waitAfter(attempt, now)));
  }
}

/** As long as the attempt is old, within bounds: the outcome of a young one comes soon. */
function waitAfter({ createdAt }: PaymentAttempt, now: Instant): number {
  const age = epochOf(now) - epochOf(createdAt);
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, age));
}

/** What the provider says; an attempt that it never heard of, or whose hold is over, is ended by asking. */
async function stateOf(
  deps: ReconcileDeps,
  { bookingId, attempt, ...rest }: PaymentAttempt,
  now: Instant,
) {
  const provider = deps.providers.find((one) => one.name === rest.provider);
  if (!provider) throw new DomainError('provider-unknown', { provider: rest.provider });
  const { state } = await provider.look(bookingId, attempt);
  const open = state === 'pending' || state === 'action-required';
  if (state === 'unknown' || (open && rest.expiresAt <= now))
    return (await provider.expire(bookingId, attempt)).state;
  return state;
}
