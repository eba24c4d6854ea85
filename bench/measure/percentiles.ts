/** Latencies in milliseconds that half, 95 % and 99 % of the samples stay within. */
export type Percentiles = { readonly p50: number; readonly p95: number; readonly p99: number };

/** The percentiles of some samples, rounded to a tenth; zeros where there are none. */
export function percentilesOf(samples: readonly number[]): Percentiles {
  const sorted = [...samples].sort((one, other) => one - other);
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** A figure with at most one decimal, three from below one. */
export function rounded(value: number): number {
  return Number(value.toFixed(Math.abs(value) < 1 ? 3 : 1));
}
