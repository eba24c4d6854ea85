import type { SeatId } from '../ids.ts';
import { distanceBetween, middleOf } from './geometry.ts';
import type { Point, Row, SeatingPlan } from './plan.ts';
import {
  freeRunsOf,
  suitedParts,
  type RoomStates,
  type SeatFilter,
  type SeatRun,
} from './seat-runs.ts';

type Group = { readonly seatIds: SeatId[]; readonly rows: number; readonly distance: number };

/**
 * Seats for a party that no single row can take: side by side in as few neighbouring rows of one section as will do,
 * in parts as equal as possible, close to each other and to the focal point. Undefined where no such place is free.
 */
export function splitParty(
  plan: SeatingPlan,
  states: RoomStates,
  quantity: number,
  suits: SeatFilter,
): SeatId[] | undefined {
  const sections = plan.sections.flatMap((section) =>
    section.kind === 'standing' ? [] : [section.rows.map((row) => suitedRuns(row, states, suits))],
  );
  const mostRows = Math.min(quantity, Math.max(0, ...sections.map((rows) => rows.length)));
  for (let count = 2; count <= mostRows; count += 1) {
    const groups = sections.flatMap((rows) => groupsIn(rows, count, quantity, plan.focalPoint));
    if (groups.length > 0) return nearestOf(groups).seatIds;
  }
  return undefined;
}

function suitedRuns(row: Row, states: RoomStates, suits: SeatFilter): SeatRun[] {
  return freeRunsOf(row, states[row.rowId]).flatMap((run) => suitedParts(run, suits));
}

/** The groups over `count` neighbouring rows, one for each run of the first of them. */
function groupsIn(
  rows: readonly SeatRun[][],
  count: number,
  quantity: number,
  focalPoint: Point,
): Group[] {
  return rows.slice(0, rows.length - count + 1).flatMap((anchors, index) => {
    const behind = rows.slice(index + 1, index + count);
    if (mostOf(anchors) + behind.reduce((sum, runs) => sum + mostOf(runs), 0) < quantity) return [];
    return anchors.flatMap((anchor) => groupFrom(anchor, behind, quantity, focalPoint));
  });
}

function mostOf(runs: readonly SeatRun[]): number {
  return runs.reduce((most, run) => Math.max(most, lengthOf(run)), 0);
}

function groupFrom(
  anchor: SeatRun,
  behind: readonly SeatRun[][],
  quantity: number,
  focalPoint: Point,
): Group[] {
  const middle = middleOfRun(anchor);
  for (const need of [Math.ceil(quantity / (behind.length + 1)), quantity]) {
    const chosen = [anchor, ...behind.flatMap((runs) => nearestRun(runs, need, middle))];
    const parts = sharesOf(chosen.map(lengthOf), quantity);
    if (!parts || chosen.length <= behind.length) continue;
    const target = middleOf([middle, focalPoint]);
    const seats = chosen.flatMap((run, index) => nearestSeats(run, parts[index] ?? 0, target));
    const distance = seats.reduce((sum, seat) => sum + distanceBetween(seat, focalPoint), 0);
    return [{ seatIds: seats.map((seat) => seat.seatId), rows: chosen.length, distance }];
  }
  return [];
}

/** The run with room for `need` that is nearest to a point, or else the longest one. */
function nearestRun(runs: readonly SeatRun[], need: number, middle: Point): SeatRun[] {
  const room = (run: SeatRun): number => Math.min(lengthOf(run), need);
  const away = (run: SeatRun): number => distanceBetween(middleOfRun(run), middle);
  return runs
    .toSorted((one, other) => room(other) - room(one) || away(one) - away(other))
    .slice(0, 1);
}

/** How many of a party sit in each run, as equal as the runs' lengths allow; undefined when they do not suffice. */
function sharesOf(lengths: readonly number[], quantity: number): number[] | undefined {
  if (lengths.reduce((sum, length) => sum + length, 0) < quantity) return undefined;
  const shares = lengths.map(() => 0);
  for (let seated = 0; seated < quantity; seated += 1) {
    const open = [...shares.keys()].filter((index) => (shares[index] ?? 0) < (lengths[index] ?? 0));
    const least = open.reduce((low, index) =>
      (shares[index] ?? 0) < (shares[low] ?? 0) ? index : low,
    );
    shares[least] = (shares[least] ?? 0) + 1;
  }
  return shares;
}

function nearestSeats(run: SeatRun, count: number, target: Point): Row['seats'] {
  const seats = run.row.seats.slice(run.start, run.end);
  const starts = Array.from({ length: seats.length - count + 1 }, (_, start) => start);
  const away = (start: number): number =>
    distanceBetween(middleOf(seats.slice(start, start + count)), target);
  const start = starts.reduce((best, each) => (away(each) < away(best) ? each : best), 0);
  return seats.slice(start, start + count);
}

function nearestOf(groups: readonly Group[]): Group {
  return groups.reduce((best, group) => (group.distance < best.distance ? group : best));
}

const lengthOf = (run: SeatRun): number => run.end - run.start;

function middleOfRun(run: SeatRun): Point {
  return middleOf(run.row.seats.slice(run.start, run.end));
}
