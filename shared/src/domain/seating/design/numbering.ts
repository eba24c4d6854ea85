import type { RowId, SeatId } from '../../ids.ts';
import type { PlanDraft } from '../plan-version.ts';
import { changeRows, changeSeats, mapped, rowsOf, withSeats } from './editing.ts';
import { letterLabels, romanNumber, romanText, spreadsheetLetters } from './label-texts.ts';

/** The ways in which seats of a row are numbered. */
export const SEAT_SCHEMES = [
  'left',
  'right',
  'odd-left',
  'odd-right',
  'centre-out',
  'letters',
] as const;

/** How the seats of a row are numbered. */
export type SeatNumbering = {
  /**
   * Of six seats from 1: `left` 1 2 3 4 5 6, `right` 6 5 4 3 2 1, `odd-left` 5 3 1 2 4 6, `odd-right` 6 4 2 1 3 5,
   * `centre-out` 5 3 1 2 4 6 with any step, `letters` A B C D E F.
   */
  readonly scheme: (typeof SEAT_SCHEMES)[number];
  /** The lowest number; of letters 1 is A. */
  readonly start: number;
  /** From one number to the next; 1 where it is left out. Odd and even sides always go by twos. */
  readonly step?: number;
};

/** How the rows of a section are called. */
export type RowLabelling = {
  readonly scheme: 'letters' | 'numbers' | 'roman';
  /** The first label, such as `A`, `AA`, `12` or `IV`. */
  readonly start: string;
  /** Whether the row nearest to the stage gets the first label, or the one furthest from it. */
  readonly order: 'front' | 'back';
  /** Leaves out the letters that read as digits. */
  readonly skip?: 'IO';
};

/** The labels of a row's seats, in the order of its seats. */
export function seatLabels(count: number, numbering: SeatNumbering): string[] {
  const { scheme, start, step = 1 } = numbering;
  const rising = Array.from({ length: count }, (_, index) => start + index * step);
  switch (scheme) {
    case 'left':
      return rising.map(String);
    case 'right':
      return rising.toReversed().map(String);
    case 'letters':
      return rising.map(spreadsheetLetters);
    case 'centre-out':
      return fromMiddle(rising, 'left').map(String);
    case 'odd-left':
    case 'odd-right':
      return oddAndEven(count, start, scheme).map(String);
  }
}

/** The numbers from the middle to both ends by turns; the first one on the left or the right half. */
function fromMiddle(rising: readonly number[], first: 'left' | 'right'): number[] {
  const firsts = rising.filter((_, index) => index % 2 === 0);
  const seconds = rising.filter((_, index) => index % 2 === 1);
  return first === 'left' ? [...firsts.reverse(), ...seconds] : [...seconds.reverse(), ...firsts];
}

function oddAndEven(count: number, start: number, scheme: 'odd-left' | 'odd-right'): number[] {
  const rising = Array.from({ length: count }, (_, index) => start + index);
  const startsOdd = Math.abs(start) % 2 === 1;
  return fromMiddle(rising, startsOdd === (scheme === 'odd-left') ? 'left' : 'right');
}

/** The labels of rows, in the order of the rows from the stage. */
export function rowLabels(count: number, labelling: RowLabelling): string[] {
  const labels = risingLabels(count, labelling);
  return labelling.order === 'front' ? labels : labels.reverse();
}

function risingLabels(count: number, { scheme, start, skip }: RowLabelling): string[] {
  if (scheme === 'letters') return letterLabels(count, start, skip === 'IO');
  const first = numberFrom(start, scheme);
  return Array.from({ length: count }, (_, index) =>
    scheme === 'roman' ? romanText(first + index) : String(first + index),
  );
}

function numberFrom(start: string, scheme: 'numbers' | 'roman'): number {
  const number = /^\d{1,9}$/.test(start.trim()) ? Number(start) : romanNumber(start);
  return scheme === 'roman' ? Math.max(1, number ?? 1) : (number ?? 1);
}

/** The numberings that labels are compared with. */
const KNOWN: readonly Omit<SeatNumbering, 'start'>[] = [
  { scheme: 'left' },
  { scheme: 'right' },
  { scheme: 'odd-left' },
  { scheme: 'odd-right' },
  { scheme: 'centre-out' },
  { scheme: 'letters' },
  { scheme: 'left', step: 2 },
  { scheme: 'right', step: 2 },
];

/** The numbering that a row's labels follow; undefined where they follow none. */
export function numberingOf(labels: readonly string[]): SeatNumbering | undefined {
  const lowest = Math.min(...labels.map(Number));
  const start = Number.isInteger(lowest) ? lowest : 1;
  return KNOWN.map((known): SeatNumbering => ({ ...known, start })).find((numbering) =>
    seatLabels(labels.length, numbering).every((label, index) => label === labels[index]),
  );
}

/** Numbers the seats of rows anew, each row for itself. */
export function renumberSeats(
  draft: PlanDraft,
  rowIds: readonly RowId[],
  numbering: SeatNumbering,
): PlanDraft {
  const chosen = new Set(rowIds);
  return changeRows(draft, (row) => {
    if (!chosen.has(row.rowId)) return row;
    const labels = seatLabels(row.seats.length, numbering);
    return withSeats(
      row,
      mapped(row.seats, (seat, index) => relabelled(seat, labels[index])),
    );
  });
}

/** Labels rows anew in the order in which they stand in the draft. */
export function relabelRows(
  draft: PlanDraft,
  rowIds: readonly RowId[],
  labelling: RowLabelling,
): PlanDraft {
  const wanted = new Set(rowIds);
  const chosen = rowsOf(draft).filter((row) => wanted.has(row.rowId));
  const labels = rowLabels(chosen.length, labelling);
  const labelOf = new Map(chosen.map((row, index) => [row.rowId, labels[index]]));
  return changeRows(draft, (row) => relabelled(row, labelOf.get(row.rowId)));
}

/** Writes another label on one seat. */
export function relabelSeat(draft: PlanDraft, seatId: SeatId, label: string): PlanDraft {
  return changeSeats(draft, (seat) => (seat.seatId === seatId ? relabelled(seat, label) : seat));
}

function relabelled<T extends { readonly label: string }>(item: T, label = item.label): T {
  return label === item.label ? item : { ...item, label };
}
