import { LEASE_MS, type EpochMs } from '@foyer/shared/domain';
import type { LeaseStore } from '@foyer/shared/use-cases';
import type { Task } from './loop.ts';

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

/** A task that is done only while this worker holds the lease of its name. */
export function leasedTask(worker: Worker, name: string, task: Task): Task {
  let renewAt: EpochMs = 0;
  return async () => {
    const now = worker.clock();
    if (now >= renewAt) {
      const held = await worker.leases.take(name, worker.owner, now, now + LEASE_MS);
      if (!held) return STANDBY_MS;
      renewAt = now + RENEW_AFTER_MS;
    }
    return task();
  };
}
