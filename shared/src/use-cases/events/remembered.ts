import type { EpochMs } from '../../domain/index.ts';

/** How long answers are remembered, how many of them, and by which clock. */
export type Memory = {
  readonly forMs: number;
  readonly clock: () => EpochMs;
  /** The oldest answers are forgotten first. */
  readonly atMost?: number;
};

const AT_MOST = 10_000;

/**
 * The same lookup with a short memory: whoever asks within the time gets the same answer, and while it is being looked
 * up everybody waits for the one lookup. A failed lookup is not remembered.
 */
export function remembered<T>(
  { forMs, clock, atMost = AT_MOST }: Memory,
  lookup: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const answers = new Map<string, { readonly answer: Promise<T>; readonly until: EpochMs }>();
  return (key) => {
    const known = answers.get(key);
    if (known && known.until > clock()) return known.answer;
    const answer = lookup(key);
    answers.delete(key);
    answers.set(key, { answer, until: clock() + forMs });
    const [oldest] = answers.keys();
    if (answers.size > atMost && oldest !== undefined) answers.delete(oldest);
    answer.catch(() => {
      if (answers.get(key)?.answer === answer) answers.delete(key);
    });
    return answer;
  };
}
