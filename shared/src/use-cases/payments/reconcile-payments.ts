import { earlierOf, epochOf, later, MINUTE_MS } from '../../domain/index.ts';
import type { Instant, PaymentAttempt } from '../../domain/index.ts';
import type { Ledger, PaymentStore } from '../ports.ts';
import { askProvider, type AskDeps } from './ask-provider.ts';
import { settlePayment, type SettleDeps } from './settle-payment.ts';

/** What reconciliation needs. */
export type ReconcileDeps = SettleDeps &
  AskDeps & {
    payments: Pick<PaymentStore, 'attempt' | 'due' | 'noteRef' | 'postpone'>;
    ledger: Pick<Ledger, 'capture' | 'fail'>;
  };

/** Told of an attempt that could not be reconciled. */
export type OnReconcileError = (error: unknown, attempt: PaymentAttempt) => void;

const A_SHARD = 50;
/** Asked about at a time: a provider's answer takes a moment, and it does not like to be stormed. */
const AT_ONCE = 8;
const LONGEST_WAIT_MS = MINUTE_MS;
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_ASIDE_MS = 5 * MINUTE_MS;

/**
 * Asks the providers about payments whose outcome is overdue, ends those still open (rules 18 and 19) and settles those
 * that were paid. Answers with the number looked at; `onError` hears of each that failed, which steps aside.
 */
export async function reconcilePayments(
  deps: ReconcileDeps,
  now: Instant,
  onError: OnReconcileError,
): Promise<number> {
  const due = await deps.payments.due(now, A_SHARD);
  for (let start = 0; start < due.length; start += AT_ONCE) {
    const some = due.slice(start, start + AT_ONCE);
    await Promise.all(some.map((attempt) => reconcileOrPutAside(deps, attempt, now, onError)));
  }
  return due.length;
}

async function reconcileOrPutAside(
  deps: ReconcileDeps,
  attempt: PaymentAttempt,
  now: Instant,
  onError: OnReconcileError,
): Promise<void> {
  try {
    await reconcile(deps, attempt, now);
  } catch (error) {
    onError(error, attempt);
    await putAside(deps, attempt, now).catch((failure: unknown) => onError(failure, attempt));
  }
}

/** Lets the others go first, longer with each failure, and counts. */
async function putAside(
  { payments }: ReconcileDeps,
  attempt: PaymentAttempt,
  now: Instant,
): Promise<void> {
  const troubles = (attempt.troubles ?? 0) + 1;
  const wait = Math.min(LONGEST_ASIDE_MS, SHORTEST_WAIT_MS * 2 ** troubles);
  await payments.postpone(attempt, later(now, wait), troubles);
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
      return deps.payments.postpone(attempt, nextLook(attempt, now), 0);
  }
}

/** After as long as the attempt is old, within bounds, since a young one ends soon; at its end in any case (rule 19). */
function nextLook({ createdAt, expiresAt }: PaymentAttempt, now: Instant): Instant {
  const age = epochOf(now) - epochOf(createdAt);
  const next = later(now, Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, age)));
  return expiresAt > now ? earlierOf(next, expiresAt) : next;
}

/** What the provider says; an attempt that it never heard of, or whose hold is over, is ended by asking. */
async function stateOf(deps: ReconcileDeps, attempt: PaymentAttempt, now: Instant) {
  const { state, ref } = await askProvider(deps, attempt, 'look');
  const open = state === 'pending' || state === 'action-required';
  if (state !== 'unknown' && !(open && attempt.expiresAt <= now)) return state;
  const known = ref === undefined ? attempt : { ...attempt, providerRef: ref };
  return (await askProvider(deps, known, 'expire')).state;
}
