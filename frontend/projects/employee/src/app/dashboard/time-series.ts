/** What a chart shows over time: a name for each point, and its figures. */
export type TimeSeries = {
  /** What the points are, such as `Day`. */
  readonly points: string;
  readonly labels: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly values: readonly number[];
    /** A value in words. */
    readonly words: (value: number) => string;
    /** A line runs above the bars, on a scale of its own. */
    readonly kind: 'bar' | 'line';
  }[];
};
