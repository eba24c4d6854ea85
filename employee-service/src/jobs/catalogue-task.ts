import { instantOf, MINUTE_MS, type EpochMs } from '@foyer/shared/domain';
import { saveCatalogue, type SaveCatalogueDeps } from '@foyer/shared/use-cases';
import type { Logger } from 'pino';
import type { Task } from './loop.ts';

const SAVE_EVERY_MS = 5 * MINUTE_MS;
/** Between looks whether it is time; short, so that the lease stays alive. */
const LOOK_EVERY_MS = 1_500;

/** Writes the listed events down, so that a customer task that starts need not read each of them. */
export function catalogueTask(deps: SaveCatalogueDeps, log: Logger): Task {
  let dueAt: EpochMs = 0;
  return async () => {
    const now = deps.clock();
    if (now < dueAt) return LOOK_EVERY_MS;
    const events = await saveCatalogue(deps, instantOf(now));
    if (events !== undefined) log.info({ events }, 'catalogue saved');
    dueAt = now + SAVE_EVERY_MS;
    return LOOK_EVERY_MS;
  };
}
