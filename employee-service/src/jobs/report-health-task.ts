import { instantOf, type EpochMs } from '@foyer/shared/domain';
import { findHealth, type HealthDeps } from '@foyer/shared/use-cases';
import type { Logger } from 'pino';
import type { Task } from './loop.ts';

type Deps = HealthDeps & { readonly clock: () => EpochMs };

const EVERY_MS = 60_000;
/** Between looks whether a report is due; short, so that the lease stays alive. */
const LOOK_EVERY_MS = 1_500;

/** Writes down once a minute how the platform is; alarms read the numbers from the line `health`. */
export function reportHealthTask(deps: Deps, log: Logger): Task {
  let dueAt: EpochMs = 0;
  return async () => {
    const now = deps.clock();
    if (now < dueAt) return LOOK_EVERY_MS;
    dueAt = now + EVERY_MS;
    const { troubles, mails, jobs } = await findHealth(deps, instantOf(now));
    const count = (kind: (typeof troubles)[number]['kind']) =>
      troubles.filter((trouble) => trouble.kind === kind).length;
    log.info(
      {
        paymentsWithoutTicket: count('payment-unsettled'),
        unansweredPayments: count('payment-unanswered'),
        unpaidRefunds: count('refund-unpaid'),
        deadEffects: count('effect-given-up'),
        lateJobs: jobs.filter(({ state }) => state !== 'good').length,
        mailsWaiting: mails.waiting,
      },
      'health',
    );
    return LOOK_EVERY_MS;
  };
}
