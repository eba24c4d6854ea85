import { instantOf, type EpochMs } from '@foyer/shared/domain';
import { salesWatch, type WatchSalesDeps } from '@foyer/shared/use-cases';
import type { Task } from './loop.ts';

type Deps = WatchSalesDeps & { readonly clock: () => EpochMs };

/** Between looks whether a check is due; short, so that the lease stays alive. */
const LOOK_EVERY_MS = 1_500;

/** Checks the invariants of the events on sale, one after the other. */
export function checkSalesTask(deps: Deps): Task {
  const watch = salesWatch(deps);
  return async () => ((await watch(instantOf(deps.clock()))) ? 0 : LOOK_EVERY_MS);
}
