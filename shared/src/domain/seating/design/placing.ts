import type { Decoration, Point } from '../plan.ts';

/** An upright rectangle of the drawing, in centimetres. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A length on tenths of a centimetre: drawings stay readable, and turning something back and forth leaves no trace. */
export function tenth(length: number): number {
  return Math.round(length * 10) / 10 + 0;
}

/** A point on tenths of a centimetre. */
export function placed({ x, y }: Point): Point {
  return { x: tenth(x), y: tenth(y) };
}

/** The smallest box around points; undefined around none. */
export function boxAround(points: Iterable<Point>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return undefined;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The middle of a box. */
export function centreOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** True for a point in a box or on its edge. */
export function isInside({ x, y, width, height }: Box, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

/** The middle of the box around an outline. */
export function centreOfOutline(outline: readonly Point[]): Point {
  const box = boxAround(outline);
  return box ? centreOf(box) : { x: 0, y: 0 };
}

/** Every point that a decoration is drawn with. */
export function pointsOfDecoration({ outline = [], at }: Decoration): Point[] {
  return at ? [...outline, at] : [...outline];
}

/** Where a decoration stands: the middle of its outline, or the place of its text. */
export function centreOfDecoration({ outline = [], at }: Decoration): Point {
  if (outline.length > 0) return centreOfOutline(outline);
  return at ?? { x: 0, y: 0 };
}
