import { parentPort } from 'node:worker_threads';
import { compare, hash } from 'bcryptjs';

/** What a password thread is asked to do. */
export type PasswordTask =
  | { readonly kind: 'hash'; readonly password: string; readonly cost: number }
  | { readonly kind: 'compare'; readonly password: string; readonly hash: string };

parentPort?.on('message', (task: PasswordTask) => {
  const work =
    task.kind === 'hash' ? hash(task.password, task.cost) : compare(task.password, task.hash);
  void work.then(
    (value) => parentPort?.postMessage({ value }),
    (error: unknown) => parentPort?.postMessage({ fault: String(error) }),
  );
});
