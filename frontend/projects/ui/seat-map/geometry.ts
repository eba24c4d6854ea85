/** A point in the room (centimetres) or on the screen (CSS pixels). */
export type Point = { readonly x: number; readonly y: number };

/** An upright rectangle. */
export type Bounds = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Width and height in CSS pixels. */
export type Size = { readonly width: number; readonly height: number };

/** The smallest bounds around points; a zero box at the origin for none. */
export function boundsOf(points: Iterable<Point>): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return left > right ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom };
}

/** Bounds grown by a margin on every side. */
export function grown(bounds: Bounds, margin: number): Bounds {
  return {
    left: bounds.left - margin,
    top: bounds.top - margin,
    right: bounds.right + margin,
    bottom: bounds.bottom + margin,
  };
}

/** The bounds that hold both. */
export function joined(a: Bounds, b: Bounds): Bounds {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** Whether two bounds touch. */
export function overlaps(a: Bounds, b: Bounds): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** Whether bounds hold a point. */
export function holds(bounds: Bounds, { x, y }: Point): boolean {
  return x >= bounds.left && x <= bounds.right && y >= bounds.top && y <= bounds.bottom;
}

/** The middle of bounds. */
export function middleOf(bounds: Bounds): Point {
  return { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
}

/** The distance between two points. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Whether a closed polygon holds a point (even-odd rule). */
export function polygonHolds(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  let previous = polygon.at(-1);
  for (const point of polygon) {
    if (previous && point.y > y !== previous.y > y) {
      const crossing =
        previous.x + ((y - previous.y) * (point.x - previous.x)) / (point.y - previous.y);
      if (x < crossing) inside = !inside;
    }
    previous = point;
  }
  return inside;
}

/** A polygon's centre of area; the mean of its corners when it has no area. */
export function centroidOf(polygon: readonly Point[]): Point {
  let [area, x, y] = [0, 0, 0];
  let previous = polygon.at(-1);
  for (const point of polygon) {
    if (previous) {
      const cross = previous.x * point.y - point.x * previous.y;
      area += cross;
      x += (previous.x + point.x) * cross;
      y += (previous.y + point.y) * cross;
    }
    previous = point;
  }
  return Math.abs(area) < 1e-6
    ? middleOf(boundsOf(polygon))
    : { x: x / (3 * area), y: y / (3 * area) };
}
