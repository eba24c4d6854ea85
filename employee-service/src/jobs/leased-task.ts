import { LEASE_MS, type EpochMs } from '@foyer/shared/domain';
import type { LeaseStore } from '@foyer/shared/use-cases';
import { startLoop, type Task } from './loop.ts';

/** Who works, and how it knows what is taken. */
export type Worker = {
  readonly leases: LeaseStore;
  /** Names this task among all that run. */
  readonly owner: string;
  readonly clock: () => EpochMs;
};

/** A lease is renewed when a third of it has passed. */
const RENEW_AFTER_MS = LEASE_MS / 3;
/** How often a task that has no lease asks again. */
const STANDBY_MS = 1_000;

/**
 * A task that is done only while this worker holds the lease of its name. The lease is renewed however long a round takes;
 * `report` hears when that fails.
 */
export function leasedTask(
  { leases, owner, clock }: Worker,
  name: string,
  task: Task,
  report: (error: unknown) => void,
): Task {
  let renewAt: EpochMs = 0;

  async function hold(): Promise<boolean> {
    const now = clock();
    if (now < renewAt) return true;
    const held = await leases.take(name, owner, now, now + LEASE_MS);
    if (held) renewAt = now + RENEW_AFTER_MS;
    return held;
  }

  return async () => {
    if (!(await hold())) return STANDBY_MS;
    const renewing = startLoop(
      async () => ((await hold()) ? renewAt - clock() : RENEW_AFTER_MS),
      report,
    );
    try {
      return await task();
    } finally {
      await renewing.stop();
    }
  };
}
