/**
 * Tells whether a property has time for one more run: always for the first `atLeast`, then until the time is used up.
 * fast-check's own limit ends a run in its middle and leaves it behind, still writing.
 */
export function runBudget(milliseconds: number, atLeast: number): () => boolean {
  const ends = Date.now() + milliseconds;
  let runs = 0;
  return () => {
    runs += 1;
    return runs <= atLeast || Date.now() < ends;
  };
}
