import type { Point } from './plan.ts';

/** Distance between the middles of neighbouring seats, in centimetres. */
export const SEAT_PITCH_CM = 55;

/** Distance between one row and the next, in centimetres. */
export const ROW_PITCH_CM = 95;

/** Neighbours further apart than this have an aisle between them. */
export const AISLE_GAP_CM = 1.5 * SEAT_PITCH_CM;

/** The distance between two points in centimetres. */
export function distanceBetween(first: Point, second: Point): number {
  return Math.hypot(first.x - second.x, first.y - second.y);
}

/** The middle of one or more points. */
export function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** A point on whole centimetres. */
export function roundedPoint({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

/** True when a point lies inside a closed polygon. */
export function encloses(outline: readonly Point[], point: Point): boolean {
  let inside = false;
  outline.forEach((corner, index) => {
    const previous = outline.at(index - 1) ?? corner;
    const crosses = corner.y > point.y !== previous.y > point.y;
    const slope = (previous.x - corner.x) / (previous.y - corner.y);
    if (crosses && point.x < corner.x + slope * (point.y - corner.y)) inside = !inside;
  });
  return inside;
}

/** A rectangle's corners, from its top left one clockwise. */
export function rectangle(left: number, top: number, width: number, height: number): Point[] {
  return [
    { x: left, y: top },
    { x: left + width, y: top },
    { x: left + width, y: top + height },
    { x: left, y: top + height },
  ];
}
