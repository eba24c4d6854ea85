import { errorTypeOf } from './spans.ts';

/** Does something and tells how it ended: as what it answered, or by the kind of its fault. */
export async function toldHow<T>(
  work: () => Promise<T>,
  outcomeOf: (result: T) => string,
  tell: (outcome: string) => void,
): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    tell(errorTypeOf(error));
    throw error;
  }
  tell(outcomeOf(result));
  return result;
}

/** Seconds since a moment of `performance.now()`. */
export function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000;
}
