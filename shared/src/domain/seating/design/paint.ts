import type { CategoryId, SeatId } from '../../ids.ts';
import type { Row, Seat, SeatKind } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { changeRows, changeSections, mapped, withSeats } from './editing.ts';
import { reachOf, type Selection } from './selection.ts';

/** What a brush changes; what is left out stays. */
export type Paint = {
  readonly categoryId?: CategoryId;
  /** What the seats are for; null for nothing special. */
  readonly kind?: SeatKind | null;
  readonly blocked?: boolean;
  /** A note for buyers; null or an empty one takes it away. */
  readonly note?: string | null;
};

/**
 * Paints what is selected. A category goes on whole rows as the row's own and on single seats as an exception; standing
 * sections take nothing but the category.
 */
export function paint(draft: PlanDraft, selection: Selection, change: Paint): PlanDraft {
  const { seats, sections } = reachOf(draft, selection);
  const withRows = changeRows(draft, (row) => paintedRow(row, seats, change));
  const { categoryId } = change;
  if (categoryId === undefined) return withRows;
  return changeSections(withRows, (section) =>
    section.kind === 'standing' &&
    sections.has(section.sectionId) &&
    section.categoryId !== categoryId
      ? { ...section, categoryId }
      : section,
  );
}

function paintedRow(row: Row, chosen: ReadonlySet<SeatId>, change: Paint): Row {
  const base = rowToPaint(row, chosen, change.categoryId);
  return withSeats(
    base,
    mapped(base.seats, (seat) =>
      chosen.has(seat.seatId) ? paintedSeat(seat, base.categoryId, change) : seat,
    ),
  );
}

/**
 * The row with the category that it has afterwards: that of the brush where the whole row is painted. Where the category of
 * some seats is taken away the row has none, and the others keep theirs as their own.
 */
function rowToPaint(row: Row, chosen: ReadonlySet<SeatId>, categoryId?: CategoryId): Row {
  if (categoryId === undefined || categoryId === row.categoryId) return row;
  const isReached = row.seats.some((seat) => chosen.has(seat.seatId));
  const isWhole = row.seats.every((seat) => chosen.has(seat.seatId));
  if (!isReached || (!isWhole && categoryId !== '')) return row;
  const own = { categoryId: row.categoryId };
  const seats = mapped(row.seats, (seat) =>
    chosen.has(seat.seatId) || seat.categoryId !== undefined ? seat : { ...seat, ...own },
  );
  return { ...row, categoryId, seats };
}

function paintedSeat(seat: Seat, ofRow: CategoryId, change: Paint): Seat {
  const categoryId = change.categoryId ?? seat.categoryId ?? ofRow;
  const kind = change.kind === undefined ? seat.kind : change.kind;
  const blocked = change.blocked ?? seat.blocked ?? false;
  const note = (change.note === undefined ? seat.note : change.note?.trim()) ?? '';
  const painted: Seat = {
    seatId: seat.seatId,
    label: seat.label,
    x: seat.x,
    y: seat.y,
    ...(categoryId !== ofRow && { categoryId }),
    ...(kind && { kind }),
    ...(blocked && { blocked }),
    ...(note !== '' && { note }),
  };
  return isSame(seat, painted) ? seat : painted;
}

function isSame(one: Seat, other: Seat): boolean {
  return (
    one.categoryId === other.categoryId &&
    one.kind === other.kind &&
    one.blocked === other.blocked &&
    one.note === other.note
  );
}
