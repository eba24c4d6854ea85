import type { Booking, Instant } from '../../domain/index.ts';
import type { Ledger, PaymentStore } from '../ports.ts';
import { askProvider, type AskDeps } from './ask-provider.ts';
import { settle, type SettleDeps, type Settlement } from './settle-payment.ts';

/** What closing an attempt needs. */
export type CloseDeps = SettleDeps &
  AskDeps & {
    payments: Pick<PaymentStore, 'attempt' | 'noteRef'>;
    ledger: Pick<Ledger, 'fail'>;
  };

/**
 * Makes sure that a booking's latest attempt can bring no more money, so that another may begin or the seats may go.
 * When it has been paid already, settles it and answers with that; 'pending' when its money is on its way.
 */
export async function closeAttempt(
  deps: CloseDeps,
  booking: Booking,
  now: Instant,
): Promise<Settlement | 'pending' | undefined> {
  const attempt = await deps.payments.attempt(booking.bookingId, booking.attempts);
  if (!attempt || attempt.status === 'declined' || attempt.status === 'expired') return undefined;
  if (attempt.status === 'captured') return settle(deps, booking, attempt, now);
  const { state } = await askProvider(deps, attempt, 'expire');
  if (state === 'captured') return settle(deps, booking, attempt, now);
  if (state === 'pending') return state;
  await deps.ledger.fail(attempt, 'expired');
  return undefined;
}
