import { distanceBetween, middleOf, SEAT_PITCH_CM } from '../geometry.ts';
import type { Point } from '../plan.ts';
import { freeRowLabel } from './free-labels.ts';
import type { PretixPlan, PretixRow } from './pretix-reading.ts';
import { directionOf } from './row-shape.ts';

/** From seat to seat in the files of pretix where none stands beside another: two and a half times the usual radius of 10. */
const USUAL_PITCH_UNITS = 25;

/** How many centimetres a unit of the file is, so that half of all neighbours stand no further apart than our seats do. */
export function unitsToCm({ zones }: PretixPlan): number {
  const gaps = zones
    .flatMap((zone) => zone.rows)
    .flatMap(({ seats }) =>
      seats.slice(1).map((seat, index) => distanceBetween(seats[index] ?? seat, seat)),
    )
    .filter((gap) => gap > 0)
    .sort((one, other) => one - other);
  return SEAT_PITCH_CM / (gaps[Math.floor((gaps.length - 1) / 2)] ?? USUAL_PITCH_UNITS);
}

/**
 * The rows of a zone as rows of a section. Rows with one label whose seat labels differ are the parts of one row beside its
 * aisles and become it. Rows whose seat labels meet stay apart under the label that they have. A row without a label gets the
 * next free one.
 */
export function joinedRows(rows: readonly PretixRow[]): PretixRow[] {
  const filled = rows.filter((row) => row.seats.length > 0);
  const labels = filled.map((row) => row.label).filter((label) => label !== '');
  const labelled = filled.map((row) => {
    if (row.label !== '') return row;
    const label = freeRowLabel(labels);
    labels.push(label);
    return { ...row, label };
  });
  return [...Map.groupBy(labelled, (row) => row.label).values()].flatMap((parts) =>
    isOneRow(parts) ? [joined(parts)] : parts,
  );
}

function isOneRow(parts: readonly PretixRow[]): boolean {
  const labels = parts.flatMap((part) => part.seats.map((seat) => seat.label));
  return parts.length > 1 && new Set(labels).size === labels.length;
}

/** The parts in the order in which they stand along the row, all in the direction of the longest. */
function joined(parts: readonly PretixRow[]): PretixRow {
  const longest = parts.reduce((most, part) =>
    part.seats.length > most.seats.length ? part : most,
  );
  const along = directionOfRow(longest);
  const way = ({ x, y }: Point): number => x * along.x + y * along.y;
  const seats = parts
    .map(({ seats: own }) => {
      const [first, last] = [own[0], own.at(-1)];
      return first && last && way(last) < way(first) ? own.toReversed() : own;
    })
    .sort((one, other) => way(middleOf(one)) - way(middleOf(other)))
    .flat();
  return { label: longest.label, seats };
}

function directionOfRow({ seats }: PretixRow): Point {
  const [first, last] = [seats[0], seats.at(-1)];
  return first && last ? directionOf(first, last) : { x: 1, y: 0 };
}
