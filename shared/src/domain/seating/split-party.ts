import type { SeatId } from '../ids.ts';
import { distanceBetween, middleOf } from './geometry.ts';
import type { Point, Row, Seat, SeatingPlan } from './plan.ts';
import { nearlyEqualShares } from './shares.ts';
import {
  freeRunsOf,
  singlesBeside,
  suitedParts,
  type RoomStates,
  type SeatFilter,
  type SeatRun,
} from './seat-runs.ts';

/** Seats side by side that suit, and the free run that they are part of. */
type Part = { readonly run: SeatRun; readonly part: SeatRun };

/** What suits in one row, and the length of its longest part. */
type RowParts = { readonly parts: readonly Part[]; readonly most: number };

type Group = {
  readonly seatIds: SeatId[];
  /** How many sit in a row without any other of the party. */
  readonly alone: number;
  readonly gaps: number;
  /** Centimetres to the focal point and to the middle of the party, in the mean. */
  readonly distance: number;
};

/**
 * Seats for a party that no single row can take: side by side in as few neighbouring rows of one section as will do,
 * nobody alone in a row and no single free seat left where that can be helped, in parts as equal as possible, one
 * behind the other and close to the focal point. Undefined where no such place is free.
 */
export function splitParty(
  plan: SeatingPlan,
  states: RoomStates,
  quantity: number,
  suits: SeatFilter,
): SeatId[] | undefined {
  const sections = plan.sections.flatMap((section) =>
    section.kind === 'standing' ? [] : [section.rows.map((row) => rowParts(row, states, suits))],
  );
  const mostRows = Math.min(quantity, Math.max(0, ...sections.map((rows) => rows.length)));
  for (let count = 2; count <= mostRows; count += 1) {
    const groups = sections.flatMap((rows) => groupsIn(rows, count, quantity, plan.focalPoint));
    if (groups.length > 0) return groups.reduce(betterOf).seatIds;
  }
  return undefined;
}

function rowParts(row: Row, states: RoomStates, suits: SeatFilter): RowParts {
  const parts = freeRunsOf(row, states[row.rowId]).flatMap((run) =>
    suitedParts(run, suits).map((part) => ({ run, part })),
  );
  return { parts, most: parts.reduce((most, part) => Math.max(most, lengthOf(part)), 0) };
}

/** The groups over `count` neighbouring rows, at least one for each part of the first of them. */
function groupsIn(
  rows: readonly RowParts[],
  count: number,
  quantity: number,
  focalPoint: Point,
): Group[] {
  const groups: Group[] = [];
  for (let first = 0; first + count <= rows.length; first += 1) {
    let room = 0;
    for (let step = 0; step < count; step += 1) room += rows[first + step]?.most ?? 0;
    if (room < quantity) continue;
    const behind = rows.slice(first + 1, first + count).map(({ parts }) => parts);
    for (const anchor of rows[first]?.parts ?? [])
      groups.push(...groupsFrom(anchor, behind, quantity, focalPoint));
  }
  return groups;
}

function groupsFrom(
  anchor: Part,
  behind: readonly (readonly Part[])[],
  quantity: number,
  focalPoint: Point,
): Group[] {
  const middle = middleOfPart(anchor);
  for (const need of [Math.ceil(quantity / (behind.length + 1)), quantity]) {
    const chosen = [anchor, ...behind.flatMap((parts) => nearestPart(parts, need, middle))];
    if (chosen.length <= behind.length) continue;
    const groups: Group[] = [];
    for (const shares of nearlyEqualShares(chosen.map(lengthOf), quantity)) {
      const group = seated(chosen, shares, focalPoint);
      groups.push(group);
      // The first are the most equal ones; others are looked at only to mend what is wrong with them.
      if (group.alone + group.gaps === 0) break;
    }
    if (groups.length > 0) return groups;
  }
  return [];
}

/** The part with room for `need`, or else the longest one; of several one without single seats, then the nearest. */
function nearestPart(parts: readonly Part[], need: number, middle: Point): Part[] {
  const ranked = parts.map((each) => {
    const room = Math.min(lengthOf(each), need);
    const start = startNear(each, room, middle);
    const gaps = singlesBeside(each.run, start, room);
    return { each, room, gaps, away: distanceBetween(middleOfPart(each), middle) };
  });
  return ranked
    .toSorted(
      (one, other) => other.room - one.room || one.gaps - other.gaps || one.away - other.away,
    )
    .slice(0, 1)
    .map(({ each }) => each);
}

/** A party seated row by row: the first part near the focal point, each further one behind the one before. */
function seated(parts: readonly Part[], shares: readonly number[], focalPoint: Point): Group {
  const seats: Seat[] = [];
  let gaps = 0;
  let target = middleOf([...parts.slice(0, 1).map(middleOfPart), focalPoint]);
  for (const [index, { run, part }] of parts.entries()) {
    const count = shares[index] ?? 0;
    if (count === 0) continue;
    const start = startNear({ run, part }, count, target);
    gaps += singlesBeside(run, start, count);
    const taken = run.row.seats.slice(start, start + count);
    seats.push(...taken);
    target = middleOf(taken);
  }
  const middle = middleOf(seats);
  const away = seats.map(
    (seat) => distanceBetween(seat, focalPoint) + distanceBetween(seat, middle),
  );
  return {
    seatIds: seats.map((seat) => seat.seatId),
    alone: shares.filter((share) => share === 1).length,
    gaps,
    distance: away.reduce((sum, each) => sum + each, 0) / seats.length,
  };
}

/** Where in a part some seats leave the fewest single ones beside them and are nearest to a point. */
function startNear({ run, part }: Part, count: number, target: Point): number {
  const starts = Array.from({ length: lengthOf({ run, part }) - count + 1 }, (_, step) => {
    const start = part.start + step;
    const seats = run.row.seats.slice(start, start + count);
    const away = distanceBetween(middleOf(seats), target);
    return { start, away, gaps: singlesBeside(run, start, count) };
  });
  return starts.reduce((best, other) =>
    other.gaps - best.gaps < 0 || (other.gaps === best.gaps && other.away < best.away)
      ? other
      : best,
  ).start;
}

function betterOf(best: Group, other: Group): Group {
  const order =
    other.alone - best.alone || other.gaps - best.gaps || other.distance - best.distance;
  return order < 0 ? other : best;
}

const lengthOf = ({ part }: Part): number => part.end - part.start;

function middleOfPart({ part }: Part): Point {
  return middleOf(part.row.seats.slice(part.start, part.end));
}
