import { distanceBetween, encloses } from '../geometry.ts';
import type { Point, Row, SeatedSection } from '../plan.ts';
import { placed } from './placing.ts';
import { beside, directionOf, lineOf, shapeOf, type RowShape } from './row-shape.ts';

/** Room between seats and the outline of their section, in centimetres. */
export const OUTLINE_MARGIN_CM = 45;
const STEP_CM = 250;
const SMOOTH_CM = 6;
const STACKED_CM = 20;
const CORNERS_AROUND_SEAT = 8;

/** The section with an outline that follows its rows, or goes straight around seats that stand in no such order. */
export function refitted(section: SeatedSection, marginCm: number): SeatedSection {
  const rows = section.rows.filter((row) => row.seats.length > 0);
  if (rows.length === 0) return section;
  const along = stackOutline(rows, marginCm);
  const seats = rows.flatMap((row) => row.seats);
  const fits = along !== undefined && seats.every((seat) => encloses(along, seat));
  return { ...section, outline: fits ? along : hullAround(seats, marginCm) };
}

/** The section as it is where its outline holds all its seats, else with a new outline. */
export function refittedIfOutside(section: SeatedSection): SeatedSection {
  const holds =
    section.outline.length > 2 &&
    section.rows.every((row) => row.seats.every((seat) => encloses(section.outline, seat)));
  return holds ? section : refitted(section, OUTLINE_MARGIN_CM);
}

/** The outline of rows that stand behind each other; undefined where they do not. */
function stackOutline(rows: readonly Row[], margin: number): Point[] | undefined {
  const shapes = rows.map(shapeOf);
  const [first, last] = [shapes[0], shapes.at(-1)];
  const side = sideOfStack(shapes);
  if (!first || !last || side === 0) return undefined;
  const ends = [beside(first, -side * margin), ...shapes, beside(last, side * margin)].map(
    (shape) => endsOf(shape, margin),
  );
  const front = edgeOf(beside(first, -side * margin), margin);
  const back = edgeOf(beside(last, side * margin), margin);
  const lefts = ends.map(([left]) => left).slice(1, -1);
  const rights = ends.map(([, right]) => right).slice(1, -1);
  return smoothed([...front, ...rights, ...back.reverse(), ...lefts.reverse()]).map(placed);
}

/** On which side of each row the next one is: 1 right of its way, -1 left, 0 where that differs. */
function sideOfStack(shapes: readonly RowShape[]): 1 | -1 | 0 {
  const sides = shapes.slice(1).map((shape, index) => {
    const before = shapes[index] ?? shape;
    const along = directionOf(before.from, before.to);
    const [here, there] = [lineOf(before).at(0), lineOf(shape).at(0)];
    const right = (there.y - here.y) * along.x - (there.x - here.x) * along.y;
    return Math.abs(right) < STACKED_CM ? 0 : Math.sign(right);
  });
  if (sides.every((side) => side === 1)) return 1;
  return sides.every((side) => side === -1) ? -1 : 0;
}

function endsOf(shape: RowShape, margin: number): readonly [Point, Point] {
  const { length, at } = lineOf(shape);
  return [at(-length / 2 - margin), at(length / 2 + margin)];
}

function edgeOf(shape: RowShape, margin: number): Point[] {
  const { length, at } = lineOf(shape);
  const reach = length + 2 * margin;
  const steps = shape.curve === 0 ? 1 : Math.max(2, Math.ceil(reach / STEP_CM));
  return Array.from({ length: steps + 1 }, (_, step) => at((step / steps - 0.5) * reach));
}

/** The outline without the corners that hardly bend it. */
function smoothed(outline: readonly Point[]): Point[] {
  return outline.reduce<Point[]>((kept, corner, index) => {
    const before = kept.at(-1);
    const next = outline[index + 1] ?? outline[0];
    const bends = !before || !next || distanceFromLine(corner, before, next) > SMOOTH_CM;
    return bends ? [...kept, corner] : kept;
  }, []);
}

function distanceFromLine(point: Point, from: Point, to: Point): number {
  const along = directionOf(from, to);
  const across = (point.y - from.y) * along.x - (point.x - from.x) * along.y;
  return distanceBetween(from, to) === 0 ? distanceBetween(point, from) : Math.abs(across);
}

/** The shortest closed line around points at a distance, its corners rounded off. */
function hullAround(points: readonly Point[], margin: number): Point[] {
  const rings = hullOf(points).flatMap(({ x, y }) =>
    Array.from({ length: CORNERS_AROUND_SEAT }, (_, corner) => {
      const angle = ((corner + 0.5) / CORNERS_AROUND_SEAT) * 2 * Math.PI;
      const reach = margin / Math.cos(Math.PI / CORNERS_AROUND_SEAT);
      return { x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) };
    }),
  );
  return hullOf(rings).map(placed);
}

/** The corners of the convex hull of points, around it once. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
  if (sorted.length < 3) return sorted;
  return [...halfHull(sorted), ...halfHull(sorted.toReversed())];
}

function halfHull(sorted: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of sorted) {
    while (turnsBack(hull.at(-2), hull.at(-1), point)) hull.pop();
    hull.push(point);
  }
  return hull.slice(0, -1);
}

function turnsBack(one: Point | undefined, two: Point | undefined, three: Point): boolean {
  if (!one || !two) return false;
  return (two.x - one.x) * (three.y - one.y) - (two.y - one.y) * (three.x - one.x) <= 0;
}
