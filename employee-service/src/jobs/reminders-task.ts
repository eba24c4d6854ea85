import { instantOf, MINUTE_MS, type EpochMs } from '@foyer/shared/domain';
import { reminders, type RemindDeps } from '@foyer/shared/use-cases';
import type { Task } from './loop.ts';

type Deps = RemindDeps & { readonly clock: () => EpochMs };

/** Between looks whether it is time; short, so that the lease stays alive. */
const LOOK_EVERY_MS = 1_500;

/** Has those reminded whose event is tomorrow. */
export function remindersTask(deps: Deps): Task {
  const remind = reminders(deps);
  let dueAt: EpochMs = 0;
  return async () => {
    const now = deps.clock();
    if (now < dueAt) return LOOK_EVERY_MS;
    await remind(instantOf(now));
    dueAt = now + MINUTE_MS;
    return LOOK_EVERY_MS;
  };
}
