import { Worker } from 'node:worker_threads';

/** Threads that each do one task at a time. */
export type WorkerPool<Task, Result> = {
  run(task: Task): Promise<Result>;
  /** Tasks that no thread has begun. */
  waiting(): number;
  close(): Promise<void>;
};

type Job<Task, Result> = {
  readonly task: Task;
  resolve(result: Result): void;
  reject(error: Error): void;
};

type Answer<Result> = { readonly value: Result } | { readonly fault: string };

/** The thread's file stands beside this one, as TypeScript here and as JavaScript in the built package. */
const WORKER_FILE = new URL(import.meta.url.replace('password-worker-pool', 'password-worker'));

/** A thread and what it is doing. */
type Thread<Task, Result> = { readonly worker: Worker; job: Job<Task, Result> | undefined };

/** Threads are made when first needed and do not keep the process alive while they have nothing to do. */
export function workerPool<Task, Result>(size: number): WorkerPool<Task, Result> {
  const queue: Job<Task, Result>[] = [];
  const threads = new Set<Thread<Task, Result>>();

  const free = () => [...threads].find((thread) => !thread.job);
  const next = (): void => {
    const thread = queue.length > 0 ? (free() ?? add()) : undefined;
    if (!thread) return;
    thread.job = queue.shift();
    thread.worker.ref();
    thread.worker.postMessage(thread.job?.task);
  };
  const add = (): Thread<Task, Result> | undefined => {
    if (threads.size >= size) return undefined;
    const thread: Thread<Task, Result> = { worker: new Worker(WORKER_FILE), job: undefined };
    threads.add(thread);
    const finish = (settle: (job: Job<Task, Result>) => void): void => {
      const { job } = thread;
      thread.job = undefined;
      thread.worker.unref();
      if (job) settle(job);
      next();
    };
    const lose = (cause: unknown): void => {
      threads.delete(thread);
      finish((job) => job.reject(new Error('The thread ended early', { cause })));
    };
    thread.worker.on('message', (answer: Answer<Result>) =>
      finish((job) => {
        if ('fault' in answer) job.reject(new Error(answer.fault));
        else job.resolve(answer.value);
      }),
    );
    thread.worker.on('error', lose);
    thread.worker.on('exit', lose);
    return thread;
  };

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        queue.push({ task, resolve, reject });
        next();
      }),
    waiting: () => queue.length,
    async close() {
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}
