import type { CategoryId, RowId, SectionId } from '../../ids.ts';
import { distanceBetween, middleOf, SEAT_PITCH_CM } from '../geometry.ts';
import type { Point, Row, Seat } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { changeRows, changeSection, rowsOf, withSeats } from './editing.ts';
import type { Ids } from './new-ids.ts';
import { freeRowLabel } from './free-labels.ts';
import {
  numberingOf,
  rowLabels,
  seatLabels,
  type RowLabelling,
  type SeatNumbering,
} from './numbering.ts';
import { placed } from './placing.ts';
import {
  beside,
  directionOf,
  lineOf,
  resized,
  seatCountAt,
  seatPositions,
  shapeOf,
  type RowShape,
} from './row-shape.ts';
import { refittedIfOutside } from './outlines.ts';

/** One row to add. */
export type NewRow = {
  readonly shape: RowShape;
  readonly count: number;
  /** The next free label of the section where it is left out. */
  readonly label?: string;
  /** Empty where the category is still open. */
  readonly categoryId: CategoryId;
  readonly numbering: SeatNumbering;
};

/** A block of rows to add, each further from the focal point than the one before. */
export type NewRows = {
  /** The line of the first row. */
  readonly shape: RowShape;
  readonly rows: number;
  /** From one row to the next, in centimetres; curved rows keep their common centre. A negative one goes the other way. */
  readonly rowGap: number;
  /** Seats of the first row; or as many as fit in each row with a spacing. */
  readonly count?: number;
  /** Centimetres between neighbours, where no count is given. */
  readonly spacing?: number;
  /** Seats that each row has more than the one before, where a count is given. */
  readonly growth?: number;
  readonly labels: RowLabelling;
  readonly numbering: SeatNumbering;
  readonly categoryId: CategoryId;
};

/** Adds a row behind the others of a section. */
export function addRow(
  draft: PlanDraft,
  to: { readonly sectionId: SectionId },
  row: NewRow,
  ids: Ids,
): PlanDraft {
  return changeSection(draft, to.sectionId, (section) => {
    if (section.kind === 'standing') return section;
    const label = row.label ?? freeRowLabel(section.rows.map((each) => each.label));
    const rows = [...section.rows, drawnRow({ ...row, label }, ids)];
    return refittedIfOutside({ ...section, rows });
  });
}

/** Adds a block of rows, parallel or around one centre, behind the others of a section. */
export function addRows(
  draft: PlanDraft,
  to: { readonly sectionId: SectionId },
  block: NewRows,
  ids: Ids,
): PlanDraft {
  const side = sideAwayFrom(draft.focalPoint, block.shape);
  const labels = rowLabels(block.rows, block.labels);
  const added = labels.map((label, index) => {
    const shape = beside(block.shape, side * index * block.rowGap);
    return drawnRow({ ...block, ...filled(block, shape, index), label }, ids);
  });
  return changeSection(draft, to.sectionId, (section) =>
    section.kind === 'standing'
      ? section
      : refittedIfOutside({ ...section, rows: [...section.rows, ...added] }),
  );
}

/** On which side of a shape the next row is further from a point. */
function sideAwayFrom(point: Point, { from, to }: RowShape): 1 | -1 {
  const along = directionOf(from, to);
  const middle = middleOf([from, to]);
  const right = (middle.y - point.y) * along.x - (middle.x - point.x) * along.y;
  return right >= 0 ? 1 : -1;
}

/** The seats of a block's row: a count keeps the spacing of the first row, a spacing fills the row. */
function filled(
  { shape: first, count, spacing = SEAT_PITCH_CM, growth = 0 }: NewRows,
  shape: RowShape,
  index: number,
): { shape: RowShape; count: number } {
  if (count === undefined) return { shape, count: seatCountAt(shape, spacing) };
  const seats = Math.max(1, count + index * growth);
  const pitch = count > 1 ? lineOf(first).length / (count - 1) : spacing;
  return { shape: resized(shape, (seats - 1) * pitch), count: seats };
}

function drawnRow(row: NewRow & { readonly label: string }, ids: Ids): Row {
  const labels = seatLabels(row.count, row.numbering);
  return {
    rowId: ids.row(),
    label: row.label,
    categoryId: row.categoryId,
    seats: seatPositions(row.shape, row.count).map((point, index) => ({
      seatId: ids.seat(),
      label: labels[index] ?? '',
      ...point,
    })),
  };
}

/**
 * Gives a row another line or number of seats. Seats that stay keep their ids in order, and aisles keep their place along the
 * row. With a count alone the seats that stay do not move: the row is cut at its end or goes on there. A numbering that the
 * labels followed is followed on.
 */
export function reshapeRow(
  draft: PlanDraft,
  rowId: RowId,
  change: { readonly shape?: RowShape; readonly count?: number },
  ids: Ids,
): PlanDraft {
  const row = rowsOf(draft).find((each) => each.rowId === rowId);
  if (!row || row.seats.length === 0) return draft;
  const count = Math.max(1, change.count ?? row.seats.length);
  const places = change.shape ? spread(row, change.shape, count) : continued(row, count);
  const labels = labelsFor(row, count);
  const seats = places.map((place, index): Seat => {
    const label = labels[index] ?? '';
    const kept = row.seats[index];
    return kept ? { ...kept, ...place, label } : { seatId: ids.seat(), label, ...place };
  });
  return changeRows(draft, (each) => (each === row ? withSeats(row, seats) : each));
}

/** Places along a shape whose gaps are to each other as those of the row were. */
function spread(row: Row, shape: RowShape, count: number): Point[] {
  const gaps = gapsOf(row);
  const usual = usualGap(gaps);
  const ways = [0];
  for (let seat = 1; seat < count; seat += 1)
    ways.push((ways.at(-1) ?? 0) + (gaps[seat - 1] ?? usual));
  const whole = ways.at(-1) ?? 0;
  const { length, at } = lineOf(shape);
  if (whole === 0) return seatPositions(shape, count);
  return ways.map((way) => placed(at((way / whole - 0.5) * length)));
}

/** The places of the seats that stay, and further ones on the row's line. */
function continued(row: Row, count: number): Point[] {
  const kept = row.seats.slice(0, count).map(({ x, y }) => ({ x, y }));
  const { length, at } = lineOf(shapeOf(row));
  const gap = usualGap(gapsOf(row));
  const more = Array.from({ length: count - kept.length }, (_, index) =>
    placed(at(length / 2 + (index + 1) * gap)),
  );
  return [...kept, ...more];
}

function gapsOf({ seats }: Row): number[] {
  return seats.slice(1).map((seat, index) => distanceBetween(seats[index] ?? seat, seat));
}

/** The gap between neighbours without an aisle. */
function usualGap(gaps: readonly number[]): number {
  return (
    gaps.toSorted((one, other) => one - other)[Math.floor((gaps.length - 1) / 2)] ?? SEAT_PITCH_CM
  );
}

function labelsFor(row: Row, count: number): string[] {
  const labels = row.seats.map((seat) => seat.label);
  if (count === labels.length) return labels;
  const numbering = numberingOf(labels);
  if (numbering) return seatLabels(count, numbering);
  const next = 1 + Math.max(0, ...labels.map(Number).filter(Number.isInteger));
  return Array.from(
    { length: count },
    (_, index) => labels[index] ?? String(next + index - labels.length),
  );
}
