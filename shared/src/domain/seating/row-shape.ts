import { AISLE_GAP_CM, distanceBetween, middleOf } from './geometry.ts';
import type { Point, Row } from './plan.ts';

/** What of a row's drawing is asked again and again while seats are chosen. */
type RowShape = {
  readonly middle: Point;
  /** How far the outermost seat is from the middle. */
  readonly radius: number;
  /** Whether there is an aisle before each seat. */
  readonly apart: readonly boolean[];
};

const shapes = new WeakMap<Row, RowShape>();

/** A distance in centimetres that no seat of a row is nearer to a point than. */
export function leastDistance(row: Row, point: Point): number {
  const { middle, radius } = shapeOf(row);
  return distanceBetween(middle, point) - radius;
}

/** Whether an aisle is between a seat of a row and the one before it. */
export function isApart(row: Row, index: number): boolean {
  return shapeOf(row).apart[index] ?? false;
}

function shapeOf(row: Row): RowShape {
  const known = shapes.get(row);
  if (known) return known;
  const { seats } = row;
  const middle = middleOf(seats);
  const shape = {
    middle,
    radius: seats.reduce((most, seat) => Math.max(most, distanceBetween(seat, middle)), 0),
    apart: seats.map((seat, index) => {
      const before = index > 0 ? seats[index - 1] : undefined;
      return before !== undefined && distanceBetween(before, seat) > AISLE_GAP_CM;
    }),
  };
  shapes.set(row, shape);
  return shape;
}
