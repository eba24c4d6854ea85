import type { Point } from '@foyer/shared/domain';

/** What a gesture shows beside the drawing: lines, boxes and words that go when it ends. */
export type Traces = {
  readonly marquee?: readonly [from: Point, to: Point];
  /** The upright (x) and level (y) line that something has snapped to. */
  readonly guides?: { readonly x?: number; readonly y?: number };
  /** A measure, written beside a point of the room. */
  readonly hint?: { readonly at: Point; readonly text: string };
};
