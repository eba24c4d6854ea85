import {
  attemptTrouble,
  effectTrouble,
  healthOf,
  later,
  MINUTE_MS,
  refundTrouble,
  type Health,
  type Instant,
  type Trouble,
} from '../../domain/index.ts';
import type { HealthStore } from '../ports.ts';

/** What looking after the platform needs. */
export type HealthDeps = {
  health: HealthStore;
  /** The background jobs that have to run. */
  expectedJobs: readonly string[];
};

/** How long a payment or refund may take before it is trouble: the jobs do each within seconds. */
const SETTLED_WITHIN_MS = 2 * MINUTE_MS;
const ANSWERED_WITHIN_MS = 5 * MINUTE_MS;
const PAID_OUT_WITHIN_MS = 15 * MINUTE_MS;

/** How the platform is: money that hangs, mails, jobs, and what the checks of its events found. */
export async function findHealth(deps: HealthDeps, at: Instant): Promise<Health> {
  const { health, expectedJobs: expected } = deps;
  const [troubles, mails, leases, checks] = await Promise.all([
    findTroubles(deps, at),
    health.mailQueue(),
    health.leases(),
    health.checks(),
  ]);
  return healthOf({ at, troubles, mails, checks, expected, leases });
}

/** Payments, refunds and effects that have not come right by themselves, oldest first. */
export async function findTroubles(
  { health }: Pick<HealthDeps, 'health'>,
  now: Instant,
): Promise<Trouble[]> {
  const [attempts, refunds, effects] = await Promise.all([
    health.overdueAttempts({
      capturedBefore: later(now, -SETTLED_WITHIN_MS),
      endedBefore: later(now, -ANSWERED_WITHIN_MS),
    }),
    health.unpaidRefunds(later(now, -PAID_OUT_WITHIN_MS)),
    health.deadEffects(),
  ]);
  const troubles = [
    ...attempts.map(attemptTrouble),
    ...refunds.map(refundTrouble),
    ...effects.map(effectTrouble),
  ];
  return troubles.sort((one, other) => (one.since < other.since ? -1 : 1));
}
