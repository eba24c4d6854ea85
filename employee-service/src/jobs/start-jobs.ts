import type { EpochMs } from '@foyer/shared/domain';
import { OUTBOX_SHARD_NAMES, WAITED_SHARD_NUMBERS } from '@foyer/shared/storage';
import type {
  HealthDeps,
  LeaseStore,
  ReconcileDeps,
  RemindDeps,
  SaveCatalogueDeps,
  WatchSalesDeps,
} from '@foyer/shared/use-cases';
import type { Logger } from 'pino';
import { catalogueTask } from './catalogue-task.ts';
import { checkSalesTask } from './check-sales-task.ts';
import { leasedTask, type Worker } from './leased-task.ts';
import { startLoop, type Loop, type Task } from './loop.ts';
import { outboxTask, type OutboxDeps } from './outbox-task.ts';
import { reconcileTask } from './reconcile-task.ts';
import { remindersTask } from './reminders-task.ts';
import { reportHealthTask } from './report-health-task.ts';
import { waitlistTask, type WaitlistDeps } from './waitlist-task.ts';

/** What the background jobs need. */
export type JobDeps = OutboxDeps &
  ReconcileDeps &
  WatchSalesDeps &
  RemindDeps &
  SaveCatalogueDeps &
  Pick<HealthDeps, 'health'> &
  WaitlistDeps & {
    readonly leases: LeaseStore;
    readonly clock: () => EpochMs;
    /** Names this task among all that run. */
    readonly owner: string;
  };

/** The background jobs by the names of their leases. */
const JOBS: Readonly<Record<string, (deps: JobDeps, log: Logger) => Task>> = {
  ...Object.fromEntries(
    OUTBOX_SHARD_NAMES.map((shard) => [
      shard,
      (deps: JobDeps, log: Logger) => outboxTask(deps, shard, log),
    ]),
  ),
  ...Object.fromEntries(
    WAITED_SHARD_NUMBERS.map((shard) => [
      `waitlists-${shard}`,
      (deps: JobDeps, log: Logger) => waitlistTask(deps, shard, log),
    ]),
  ),
  reconcile: reconcileTask,
  'check-sales': checkSalesTask,
  reminders: remindersTask,
  catalogue: catalogueTask,
  'report-health': (deps, log) => reportHealthTask({ ...deps, expectedJobs: JOB_NAMES }, log),
};

/** The names of the background jobs. */
export const JOB_NAMES: readonly string[] = Object.keys(JOBS);

/**
 * Starts the background jobs: the outbox's shards, the waitlists, the reconciliation of payments, the checks of sales, the
 * reminders, the writing down of the catalogue and the report of the platform's health, each under a lease of its own, so
 * that any number of tasks may run them. Stopping lets what is under way end and gives the leases back.
 */
export function startJobs(deps: JobDeps, log: Logger): Loop {
  const loops = Object.entries(JOBS).map(([name, taskOf]) =>
    startJob(deps, name, taskOf(deps, log), log),
  );
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function startJob(worker: Worker, name: string, task: Task, log: Logger): Loop {
  const report = (error: unknown) => log.error({ job: name, err: error }, 'job failed');
  const loop = startLoop(leasedTask(worker, name, task, report), report);
  return {
    async stop() {
      await loop.stop();
      await worker.leases.give(name, worker.owner).catch(report);
    },
  };
}
