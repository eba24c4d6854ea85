import {
  DomainError,
  type Booking,
  type Instant,
  type PaymentAttempt,
} from '../../domain/index.ts';
import type { Ledger, PaymentProvider, PaymentStore } from '../ports.ts';
import { settle, type SettleDeps, type Settlement } from './settle-payment.ts';

/** What closing an attempt needs. */
export type CloseDeps = SettleDeps & {
  payments: Pick<PaymentStore, 'attempt'>;
  provider: PaymentProvider;
  ledger: Pick<Ledger, 'fail'>;
};

/**
 * Makes sure that a booking's latest attempt can bring no more money, so that another may begin or the seats may go.
 * When it has been paid already, settles it and answers with that. Throws 'payment-in-progress'.
 */
export async function closeAttempt(
  deps: CloseDeps,
  booking: Booking,
  now: Instant,
): Promise<Settlement | undefined> {
  const attempt = await deps.payments.attempt(booking.bookingId, booking.attempts);
  if (!attempt || attempt.status === 'declined' || attempt.status === 'expired') return undefined;
  if (await isPaid(deps, attempt)) return settle(deps, booking, attempt, now);
  await deps.ledger.fail(attempt, 'expired');
  return undefined;
}

async function isPaid(deps: CloseDeps, attempt: PaymentAttempt): Promise<boolean> {
  if (attempt.status === 'captured') return true;
  const { state } = await deps.provider.expire(attempt.bookingId, attempt.attempt);
  if (state === 'pending')
    throw new DomainError('payment-in-progress', { bookingId: attempt.bookingId });
  return state === 'captured';
}
