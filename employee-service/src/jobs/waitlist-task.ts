import { instantOf, type EpochMs } from '@foyer/shared/domain';
import { serveWaitlist, type ServeDeps, type WaitlistStore } from '@foyer/shared/use-cases';
import type { Logger } from 'pino';
import type { Task } from './loop.ts';

/** What serving the waitlists of a shard needs. */
export type WaitlistDeps = Omit<ServeDeps, 'waitlists'> & {
  readonly waitlists: WaitlistStore;
  readonly clock: () => EpochMs;
};

/** How often somebody who waits is served: what got free is theirs for two minutes, so that there is time for a death or two. */
const EVERY_MS = 2_000;

/** Serves those who wait for the events of one shard; one that fails does not keep the others waiting. */
export function waitlistTask(deps: WaitlistDeps, shard: number, log: Logger): Task {
  return async () => {
    for (const waited of await deps.waitlists.waitedFor(shard)) {
      try {
        await serveWaitlist(deps, waited, instantOf(deps.clock()));
      } catch (error) {
        log.error({ eventId: waited.eventId, err: error }, 'serving a waitlist failed');
      }
    }
    return EVERY_MS;
  };
}
