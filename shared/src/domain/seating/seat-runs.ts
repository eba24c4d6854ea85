import type { RowStates, SeatState } from '../booking/availability.ts';
import { SEAT_STATES } from '../booking/availability.ts';
import type { CategoryId, RowId } from '../ids.ts';
import type { Row, Seat } from './plan.ts';
import { isApart } from './row-shape.ts';

/** The states of a room's rows. */
export type RoomStates = Readonly<Record<RowId, RowStates>>;

/** Free seats side by side in one row, without an aisle, a taken or a blocked seat between them. */
export type SeatRun = {
  readonly row: Row;
  /** Index of the first seat in the row. */
  readonly start: number;
  /** Index behind the last seat in the row. */
  readonly end: number;
};

const FREE = SEAT_STATES['free' satisfies SeatState];

/** The runs of free seats of a row, from its left end. */
export function freeRunsOf(row: Row, states: RowStates = ''): SeatRun[] {
  const runs: SeatRun[] = [];
  let start = 0;
  for (let index = 0; index <= row.seats.length; index += 1) {
    const seat = row.seats[index];
    const free = seat !== undefined && !seat.blocked && states[index] === FREE;
    const apart = free && index > start && isApart(row, index);
    if (free && !apart) continue;
    if (index > start) runs.push({ row, start, end: index });
    start = free ? index : index + 1;
  }
  return runs;
}

/** The categories that a party would take. */
export type CategoryWish = {
  /** Any category where absent. */
  readonly categoryId?: CategoryId | undefined;
  /** The categories that may be chosen from; all where absent. */
  readonly among?: ReadonlySet<CategoryId> | undefined;
};

/** Which seats a party would take. */
export type SeatFilter = (seat: Seat, row: Row) => boolean;

/** Seats of one category or of some (any, where none is named), with or without the accessible ones and their companions. */
export function seatFilter(
  { categoryId, among }: CategoryWish,
  special: 'with-accessible' | 'ordinary',
): SeatFilter {
  return (seat, row) => {
    const category = seat.categoryId ?? row.categoryId;
    return (
      (special === 'with-accessible' || seat.kind === undefined) &&
      (categoryId === undefined || category === categoryId) &&
      (among?.has(category) ?? true)
    );
  };
}

/** The parts of a run whose seats all pass a filter. */
export function suitedParts(run: SeatRun, suits: SeatFilter): SeatRun[] {
  const parts: SeatRun[] = [];
  let start = run.start;
  for (let index = run.start; index <= run.end; index += 1) {
    const seat = run.row.seats[index];
    if (index < run.end && seat && suits(seat, run.row)) continue;
    if (index > start) parts.push({ row: run.row, start, end: index });
    start = index + 1;
  }
  return parts;
}

/**
 * How many single free seats a party leaves beside it that takes `quantity` seats of a run from `start` on. Accessible
 * seats and their companions are never counted: they are meant to be taken one by one.
 */
export function singlesBeside({ row, ...run }: SeatRun, start: number, quantity: number): number {
  const end = start + quantity;
  return Number(isOneOrdinary(row, run.start, start)) + Number(isOneOrdinary(row, end, run.end));
}

function isOneOrdinary({ seats }: Row, start: number, end: number): boolean {
  return end - start === 1 && seats[start]?.kind === undefined;
}
