import { DomainError } from '../domain/index.ts';

/** Work that is done one piece after another. */
export type WorkQueue = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue in which at most `waiting` pieces of work wait; it throws 'busy' for more. */
export function workQueue(waiting: number): WorkQueue {
  let pending = 0;
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>) => {
    if (pending > waiting) throw new DomainError('busy');
    pending += 1;
    const done = last.then(work).finally(() => {
      pending -= 1;
    });
    last = done.catch(() => undefined);
    return done;
  };
}
