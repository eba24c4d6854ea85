import { distanceBetween } from '../geometry.ts';
import type { Point, Row } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { changeRows, withSeats } from './editing.ts';
import { placed } from './placing.ts';
import { directionOf, lineOf, resized, shapeOf } from './row-shape.ts';
import { reachOf, type Selection } from './selection.ts';

/** Seats nearer than this to the arc of their row are moved along it. */
const ON_LINE_CM = 4;

/**
 * Opens an aisle behind the last of each run of selected seats in a row, in the order of its seats. Both parts of the row make
 * way, along its line; the row's middle stays where it was.
 */
export function addAisle(draft: PlanDraft, selection: Selection, widthCm: number): PlanDraft {
  const { seats } = reachOf(draft, selection);
  return changeRows(draft, (row) => {
    const chosen = row.seats.map((seat) => seats.has(seat.seatId));
    const opens = chosen.slice(0, -1).map((is, index) => is && chosen[index + 1] !== true);
    return opens.some(Boolean) ? parted(row, opens, widthCm) : row;
  });
}

function parted(row: Row, opens: readonly boolean[], width: number): Row {
  const added = opens.filter(Boolean).length * width;
  const shape = shapeOf(row);
  const longer = resized(shape, lineOf(shape).length + added);
  const [old, next] = [lineOf(shape), lineOf(longer)];
  const along = directionOf(shape.from, shape.to);
  const stretch = old.length / Math.max(1, chordsOf(row));
  let way = -old.length / 2;
  let shift = -added / 2;
  const seats = row.seats.map((seat, index) => {
    const before = row.seats[index - 1];
    if (before) way += distanceBetween(before, seat) * stretch;
    if (opens[index - 1]) shift += width;
    const onLine = distanceBetween(old.at(way), seat) < ON_LINE_CM;
    const place: Point = onLine
      ? next.at(way + shift)
      : { x: seat.x + along.x * shift, y: seat.y + along.y * shift };
    return { ...seat, ...placed(place) };
  });
  return withSeats(row, seats);
}

/** The sum of the straight ways between neighbours, a little less than the length of the arc over them. */
function chordsOf({ seats }: Row): number {
  return seats
    .slice(1)
    .reduce((sum, each, index) => sum + distanceBetween(seats[index] ?? each, each), 0);
}
