import type { EpochMs } from '../../domain/index.ts';

/** The time and the timers of this process. */
export type Scheduler = {
  now(): EpochMs;
  /** Runs once after a delay in milliseconds; answers with what calls it off. */
  after(delayMs: number, run: () => void): () => void;
};

/** Derives ids and fingerprints with a secret. */
export type Deriver = (purpose: string, ...parts: readonly string[]) => string;
