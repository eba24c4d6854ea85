import { availableParallelism } from 'node:os';
import { DomainError } from '../domain/index.ts';
import type { PasswordHasher } from '../use-cases/ports.ts';
import { workerPool } from './password-worker-pool.ts';
import type { PasswordTask } from './password-worker.ts';

/** How passwords are hashed. */
export type PasswordOptions = {
  /** bcrypt's cost: each step doubles the work; 10 (about 0.1 s) unless named. */
  readonly cost?: number;
  /** Threads at most; two unless named, one on a single core. */
  readonly threads?: number;
  /** Passwords that may wait before others are sent away; 500 unless named. */
  readonly waiting?: number;
};

/** A password hasher whose threads can be ended. */
export type RunningPasswordHasher = PasswordHasher & { close(): Promise<void> };

/** bcrypt in worker threads, so that a rush of sign-ins does not stall those who book. */
export function passwordHasher(options: PasswordOptions = {}): RunningPasswordHasher {
  const { cost = 10, threads = Math.min(2, availableParallelism()), waiting = 500 } = options;
  const pool = workerPool<PasswordTask, string | boolean>(threads);
  const run = async (task: PasswordTask): Promise<string | boolean> => {
    if (pool.waiting() >= waiting) throw new DomainError('busy');
    return pool.run(task);
  };
  return {
    hash: async (password) => String(await run({ kind: 'hash', password, cost })),
    async matches(password, known) {
      const compared = await run({ kind: 'compare', password, hash: known ?? decoyOf(cost) });
      return known !== undefined && compared === true;
    },
    close: () => pool.close(),
  };
}

/** A well-formed hash that no password has; comparing with it costs as much as with a real one. */
function decoyOf(cost: number): string {
  return `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`;
}
