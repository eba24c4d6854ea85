import type { RowLine } from '../drawing.ts';
import { distanceBetween, middleOf } from '../geometry.ts';
import type { Point, Row } from '../plan.ts';
import { placed, tenth } from './placing.ts';

/** The line that a row follows: straight or an arc of a circle. */
export type RowShape = {
  readonly from: Point;
  readonly to: Point;
  /**
   * Height of the arc over its chord in cm. A positive one bends to the right of the way from `from` to `to`: the middle of
   * a row drawn from left to right hangs down, away from a stage above it. A negative one bends the other way.
   */
  readonly curve: number;
};

type Circle = { readonly centre: Point; readonly radius: number };

/** Arcs flatter than this, in centimetres, are straight. */
const FLAT_CM = 0.5;

/** Seats evenly along the shape, both ends included; a single seat stands in the middle. */
export function seatPositions(shape: RowShape, count: number): Point[] {
  const { length, at } = lineOf(shape);
  if (count === 1) return [placed(at(0))];
  return Array.from({ length: count }, (_, seat) =>
    placed(at((seat / (count - 1) - 0.5) * length)),
  );
}

/** How many seats fit along a shape with at least this spacing between their middles. */
export function seatCountAt(shape: RowShape, spacingCm: number): number {
  return Math.floor(lineOf(shape).length / Math.max(spacingCm, 1) + 1e-6) + 1;
}

/** The shape that a row's seats follow: from the first to the last one, over the one furthest from the line between them. */
export function shapeOf(row: Row): RowShape {
  const [first, last] = [row.seats[0], row.seats.at(-1)];
  if (!first || !last) return { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, curve: 0 };
  const [from, to] = [pointOf(first), pointOf(last)];
  return { from, to, curve: curveThrough(from, to, row.seats) };
}

function pointOf({ x, y }: Point): Point {
  return { x, y };
}

function curveThrough(from: Point, to: Point, points: readonly Point[]): number {
  const half = distanceBetween(from, to) / 2;
  if (half < FLAT_CM) return 0;
  const middle = middleOf([from, to]);
  const along = directionOf(from, to);
  const highest = points.reduce<Point>(
    (best, { x, y }) => {
      const [dx, dy] = [x - middle.x, y - middle.y];
      const spot = { x: dx * along.x + dy * along.y, y: dy * along.x - dx * along.y };
      return Math.abs(spot.y) > Math.abs(best.y) ? spot : best;
    },
    { x: 0, y: 0 },
  );
  const height = Math.abs(highest.y);
  if (height < FLAT_CM) return 0;
  const centre = (half ** 2 - highest.x ** 2 - height ** 2) / (2 * height);
  return tenth((Math.hypot(half, centre) - centre) * Math.sign(highest.y));
}

/** The line of a shape, with distances from its middle; it goes on beyond its ends. */
export function lineOf(shape: RowShape): RowLine {
  const { from, to, curve } = shape;
  const [middle, along, chord] = [
    middleOf([from, to]),
    directionOf(from, to),
    distanceBetween(from, to),
  ];
  const circle = circleOf(shape);
  if (!circle) {
    const at = (way: number): Point => ({
      x: middle.x + along.x * way,
      y: middle.y + along.y * way,
    });
    return { length: chord, at };
  }
  const { centre, radius } = circle;
  const side = Math.sign(curve);
  const at = (way: number): Point => {
    const [out, on] = [radius * Math.cos(way / radius) * side, radius * Math.sin(way / radius)];
    return {
      x: centre.x - along.y * out + along.x * on,
      y: centre.y + along.x * out + along.y * on,
    };
  };
  return { length: 4 * radius * Math.atan2(2 * Math.abs(curve), chord), at };
}

/** The shape at another length: on the same circle, its middle where it was. */
export function resized(shape: RowShape, length: number): RowShape {
  const { at } = lineOf(shape);
  return through(at(-length / 2), at(0), at(length / 2));
}

/**
 * The shape moved sideways, to the right of its way where `by` is positive: parallel to a straight one, on the same centre as
 * a curved one. Where a circle would become too small the shape keeps its size.
 */
export function beside(shape: RowShape, by: number): RowShape {
  const circle = circleOf(shape);
  const along = directionOf(shape.from, shape.to);
  const scale = circle ? 1 + (by * Math.sign(shape.curve)) / circle.radius : 0;
  if (!circle || scale < 0.1) {
    const moved = ({ x, y }: Point): Point => ({ x: x - along.y * by, y: y + along.x * by });
    return { from: moved(shape.from), to: moved(shape.to), curve: shape.curve };
  }
  const scaled = ({ x, y }: Point): Point => ({
    x: circle.centre.x + (x - circle.centre.x) * scale,
    y: circle.centre.y + (y - circle.centre.y) * scale,
  });
  return { from: scaled(shape.from), to: scaled(shape.to), curve: shape.curve * scale };
}

function through(from: Point, apex: Point, to: Point): RowShape {
  const along = directionOf(from, to);
  const middle = middleOf([from, to]);
  return {
    from,
    to,
    curve: (apex.y - middle.y) * along.x - (apex.x - middle.x) * along.y,
  };
}

function circleOf({ from, to, curve }: RowShape): Circle | undefined {
  const chord = distanceBetween(from, to);
  const height = Math.abs(curve);
  if (height < FLAT_CM || chord === 0) return undefined;
  const radius = (chord ** 2 / 4 + height ** 2) / (2 * height);
  const [middle, along] = [middleOf([from, to]), directionOf(from, to)];
  const out = (height - radius) * Math.sign(curve);
  return { centre: { x: middle.x - along.y * out, y: middle.y + along.x * out }, radius };
}

/** The unit vector from one point to another; to the right where they are the same. */
export function directionOf(from: Point, to: Point): Point {
  const length = distanceBetween(from, to);
  if (length === 0) return { x: 1, y: 0 };
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}
