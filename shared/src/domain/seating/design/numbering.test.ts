import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smallDrawing } from '../../../testing/drawing-desk.ts';
import { rowsOf } from './editing.ts';
import { freeName, freeRowLabel } from './free-labels.ts';
import {
  numberingOf,
  relabelRows,
  relabelSeat,
  renumberSeats,
  rowLabels,
  SEAT_SCHEMES,
  seatLabels,
  type RowLabelling,
  type SeatNumbering,
} from './numbering.ts';

const seatTable: readonly (readonly [number, SeatNumbering, string])[] = [
  [6, { scheme: 'left', start: 1 }, '1 2 3 4 5 6'],
  [4, { scheme: 'left', start: 2, step: 2 }, '2 4 6 8'],
  [6, { scheme: 'right', start: 1 }, '6 5 4 3 2 1'],
  [3, { scheme: 'right', start: 101, step: 2 }, '105 103 101'],
  [6, { scheme: 'odd-left', start: 1 }, '5 3 1 2 4 6'],
  [5, { scheme: 'odd-left', start: 1 }, '5 3 1 2 4'],
  [6, { scheme: 'odd-left', start: 2 }, '7 5 3 2 4 6'],
  [6, { scheme: 'odd-right', start: 1 }, '6 4 2 1 3 5'],
  [5, { scheme: 'odd-right', start: 1 }, '4 2 1 3 5'],
  [5, { scheme: 'centre-out', start: 10, step: 10 }, '50 30 10 20 40'],
  [4, { scheme: 'letters', start: 1 }, 'A B C D'],
  [3, { scheme: 'letters', start: 26 }, 'Z AA AB'],
  [0, { scheme: 'left', start: 1 }, ''],
  [1, { scheme: 'odd-right', start: 7 }, '7'],
];

const rowTable: readonly (readonly [number, RowLabelling, string])[] = [
  [3, { scheme: 'letters', start: 'A', order: 'front' }, 'A B C'],
  [3, { scheme: 'letters', start: 'A', order: 'back' }, 'C B A'],
  [4, { scheme: 'letters', start: 'H', order: 'front', skip: 'IO' }, 'H J K L'],
  [3, { scheme: 'letters', start: 'I', order: 'front', skip: 'IO' }, 'J K L'],
  [3, { scheme: 'letters', start: 'Y', order: 'front' }, 'Y Z AA'],
  [2, { scheme: 'letters', start: 'bb', order: 'front' }, 'BB CC'],
  [3, { scheme: 'numbers', start: '9', order: 'front' }, '9 10 11'],
  [2, { scheme: 'numbers', start: 'no number', order: 'front' }, '1 2'],
  [4, { scheme: 'roman', start: 'VIII', order: 'front' }, 'VIII IX X XI'],
  [2, { scheme: 'roman', start: '40', order: 'back' }, 'XLI XL'],
];

describe('seat labels', () => {
  it.each(seatTable)('of %i seats, %j', (count, numbering, labels) => {
    expect(seatLabels(count, numbering).join(' ')).toBe(labels);
  });

  it('are never the same twice in a row, and are known again', () => {
    const numberings = fc.record({
      scheme: fc.constantFrom(...SEAT_SCHEMES),
      start: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), numberings, (count, numbering) => {
        const labels = seatLabels(count, numbering);
        expect(new Set(labels).size).toBe(count);
        const known = numberingOf(labels);
        if (numbering.scheme !== 'letters' || numbering.start === 1)
          expect(known && seatLabels(count, known)).toEqual(labels);
      }),
    );
  });

  it('that follow no scheme are not known', () => {
    expect(numberingOf(['1', '2', '4'])).toBeUndefined();
  });
});

describe('row labels', () => {
  it.each(rowTable)('of %i rows, %j', (count, labelling, labels) => {
    expect(rowLabels(count, labelling).join(' ')).toBe(labels);
  });

  it.each([
    [[], 'A'],
    [['A', 'B'], 'C'],
    [['G', 'H'], 'J'],
    [['B', 'A'], 'C'],
    [['11', '12'], '13'],
    [['Z'], 'AA'],
    [['Box'], 'A'],
  ])('after %j go on with %s', (labels, next) => {
    expect(freeRowLabel(labels)).toBe(next);
  });
});

it.each([
  ['Stalls', 'Stalls 2'],
  ['Block 104', 'Block 105'],
  ['Block A3', 'Block A4'],
])('%s copied is called %s', (name, copy) => {
  expect(freeName(name, new Set([name]))).toBe(copy);
});

describe('labelling a drawing anew', () => {
  const draft = smallDrawing();
  const [first, second, third] = rowsOf(draft).map((row) => row.rowId);

  it('numbers the seats of the rows named and leaves the others as the same objects', () => {
    const next = renumberSeats(draft, [second!], { scheme: 'right', start: 1 });
    const rows = rowsOf(next);
    expect(rows[1]?.seats.map((seat) => seat.label)).toEqual(['5', '4', '3', '2', '1']);
    expect(rows[0]).toBe(rowsOf(draft)[0]);
    expect(next.sections[1]).toBe(draft.sections[1]);
  });

  it('labels rows in the order in which they stand', () => {
    const labelling = { scheme: 'numbers', start: '1', order: 'back' } as const;
    const next = relabelRows(draft, [third!, first!], labelling);
    expect(rowsOf(next).map((row) => row.label)).toEqual(['2', 'B', '1']);
  });

  it('writes one label, and changes nothing where it stands already', () => {
    const seatId = rowsOf(draft)[0]!.seats[0]!.seatId;
    expect(rowsOf(relabelSeat(draft, seatId, '1a'))[0]?.seats[0]?.label).toBe('1a');
    expect(relabelSeat(draft, seatId, '1')).toBe(draft);
  });
});
