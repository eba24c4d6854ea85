/** Requests under way at the same time. */
const PARALLEL = 24;

/** Does the work for every entry, a few at a time; the first failure stops the rest and is thrown. */
export async function inParallel<T>(
  entries: readonly T[],
  work: (entry: T) => Promise<void>,
): Promise<void> {
  const queue = oneByOne(entries);
  const worker = async (): Promise<void> => {
    for (const entry of queue) await work(entry);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/** A generator, unlike an array's own iterator, ends for every worker as soon as the loop of one is left. */
function* oneByOne<T>(entries: readonly T[]): Generator<T> {
  yield* entries;
}
