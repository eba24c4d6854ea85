import { instantOf, type EpochMs } from '@foyer/shared/domain';
import { reconcilePayments, type ReconcileDeps } from '@foyer/shared/use-cases';
import type { Logger } from 'pino';
import type { Task } from './loop.ts';

type Deps = ReconcileDeps & { readonly clock: () => EpochMs };

const EVERY_MS = 5_000;

/** Asks the payment providers about payments whose outcome is overdue. */
export function reconcileTask(deps: Deps, log: Logger): Task {
  return async () => {
    const now = instantOf(deps.clock());
    const looked = await reconcilePayments(deps, now, (error, { bookingId, attempt }) =>
      log.error({ bookingId, attempt, err: error }, 'reconciliation failed'),
    );
    if (looked > 0) log.info({ looked }, 'payments reconciled');
    return EVERY_MS;
  };
}
