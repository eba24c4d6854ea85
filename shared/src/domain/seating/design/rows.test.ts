import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  countingIds,
  EMPTY_ROOM,
  FIVE_BY_THREE,
  smallDrawing,
} from '../../../testing/drawing-desk.ts';
import { distanceBetween, encloses } from '../geometry.ts';
import type { Row } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { addAisle } from './aisles.ts';
import { rowsOf } from './editing.ts';
import { lineOf, seatCountAt, seatPositions, shapeOf, type RowShape } from './row-shape.ts';
import { addRow, addRows, reshapeRow, type NewRows } from './rows.ts';
import { addSection } from './sections.ts';
import { NOTHING } from './selection.ts';

const coordinate = fc.integer({ min: -5_000, max: 5_000 });
const point = fc.record({ x: coordinate, y: coordinate });

/** Shapes that rows have: at least two metres from end to end, bent by no more than a half circle. */
const shapes = fc
  .record({ from: point, to: point, bend: fc.double({ min: -0.45, max: 0.45, noNaN: true }) })
  .filter(({ from, to }) => distanceBetween(from, to) > 200)
  .map(({ from, to, bend }): RowShape => ({ from, to, curve: bend * distanceBetween(from, to) }));

function withRow(shape: RowShape, count: number): { draft: PlanDraft; row: Row } {
  const ids = countingIds();
  const section = addSection(EMPTY_ROOM, { name: 'Stalls', outline: [] }, ids);
  const { sectionId } = section.sections[0]!;
  const numbering = { scheme: 'left', start: 1 } as const;
  const draft = addRow(section, { sectionId }, { shape, count, categoryId: '', numbering }, ids);
  return { draft, row: rowsOf(draft)[0]! };
}

function gapsOf(row: Row): number[] {
  return row.seats.slice(1).map((seat, index) => distanceBetween(row.seats[index]!, seat));
}

describe('the shape of a row', () => {
  it('puts seats evenly from end to end', () => {
    const shape = { from: { x: 0, y: 0 }, to: { x: 220, y: 0 }, curve: 0 };
    expect(seatPositions(shape, 5).map(({ x }) => x)).toEqual([0, 55, 110, 165, 220]);
    expect(seatPositions(shape, 1)).toEqual([{ x: 110, y: 0 }]);
    expect(seatPositions(shape, 0)).toEqual([]);
  });

  it('hangs down in the middle where the curve of a row from left to right is positive', () => {
    const shape = { from: { x: 0, y: 0 }, to: { x: 400, y: 0 }, curve: 60 };
    expect(seatPositions(shape, 3)).toEqual([
      { x: 0, y: 0 },
      { x: 200, y: 60 },
      { x: 400, y: 0 },
    ]);
    expect(seatPositions({ ...shape, curve: -60 }, 3)[1]).toEqual({ x: 200, y: -60 });
  });

  it('is found again in the seats', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 3, max: 60 }), (shape, count) => {
        const found = shapeOf(withRow(shape, count).row);
        expect(distanceBetween(found.from, shape.from)).toBeLessThan(0.2);
        expect(distanceBetween(found.to, shape.to)).toBeLessThan(0.2);
        expect(Math.abs(found.curve - shape.curve)).toBeLessThan(1.5);
      }),
    );
  });

  it('holds as many seats as keep their distance', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 40, max: 120 }), (shape, spacing) => {
        const count = seatCountAt(shape, spacing);
        const { length } = lineOf(shape);
        expect((count - 1) * spacing).toBeLessThanOrEqual(length + 0.01);
        expect(count * spacing).toBeGreaterThan(length - 0.01);
      }),
    );
  });
});

describe('a row that is added', () => {
  it('gets the next free label and an outline around it', () => {
    const draft = smallDrawing();
    const { sectionId } = draft.sections[0]!;
    const shape = { from: { x: 400, y: 900 }, to: { x: 620, y: 900 }, curve: 0 };
    const numbering = { scheme: 'left', start: 1 } as const;
    const next = addRow(
      draft,
      { sectionId },
      { shape, count: 5, categoryId: '', numbering },
      {
        ...countingIds(),
        row: () => 'new',
      },
    );
    const section = next.sections[0]!;
    expect(rowsOf(next).at(-1)).toMatchObject({ rowId: 'new', label: 'D', categoryId: '' });
    expect(
      rowsOf(next).every((row) => row.seats.every((seat) => encloses(section.outline, seat))),
    ).toBe(true);
    expect(next.sections[1]).toBe(draft.sections[1]);
  });
});

describe('a block of rows', () => {
  function blockOf(change: Partial<NewRows>): Row[] {
    const ids = countingIds();
    const section = addSection(EMPTY_ROOM, { name: 'Stalls', outline: [] }, ids);
    const { sectionId } = section.sections[0]!;
    return rowsOf(addRows(section, { sectionId }, { ...FIVE_BY_THREE, ...change }, ids));
  }

  it('goes away from the stage row by row', () => {
    const rows = blockOf({});
    expect(rows.map((row) => row.seats[0]?.y)).toEqual([600, 695, 790]);
    expect(rows.map((row) => row.label)).toEqual(['A', 'B', 'C']);
  });

  it('goes away from the stage however its first row was drawn', () => {
    const { from, to } = FIVE_BY_THREE.shape;
    const rows = blockOf({ shape: { from: to, to: from, curve: 0 } });
    expect(rows.map((row) => row.seats[0]?.y)).toEqual([600, 695, 790]);
  });

  it('of curved rows has one centre, and rows fill up with a spacing', () => {
    const { count: _, ...block } = FIVE_BY_THREE;
    const shape = { from: { x: 400, y: 600 }, to: { x: 1_400, y: 600 }, curve: 120 };
    const ids = countingIds();
    const section = addSection(EMPTY_ROOM, { name: 'Stalls', outline: [] }, ids);
    const { sectionId } = section.sections[0]!;
    const rows = rowsOf(addRows(section, { sectionId }, { ...block, shape, spacing: 55 }, ids));
    const radius = (500 ** 2 + 120 ** 2) / 240;
    const centre = { x: 900, y: 720 - radius };
    rows.forEach((row, index) => {
      const distances = row.seats.map((seat) => distanceBetween(seat, centre));
      expect(Math.min(...distances)).toBeCloseTo(radius + index * 95, 0);
      expect(Math.max(...distances)).toBeCloseTo(radius + index * 95, 0);
      expect(Math.min(...gapsOf(row))).toBeGreaterThan(54.5);
    });
    expect(rows.map((row) => row.seats.length)).toEqual([19, 21, 23]);
  });

  it('grows by seats at the spacing of its first row', () => {
    const rows = blockOf({ growth: 2 });
    expect(rows.map((row) => row.seats.length)).toEqual([5, 7, 9]);
    expect(rows.flatMap(gapsOf).every((gap) => Math.abs(gap - 55) < 0.2)).toBe(true);
  });
});

describe('reshaping a row', () => {
  it('keeps ids in order and gives new ones only to new seats', () => {
    const counts = fc.integer({ min: 2, max: 40 });
    fc.assert(
      fc.property(shapes, shapes, counts, counts, (first, second, before, after) => {
        const { draft, row } = withRow(first, before);
        const ids = { ...countingIds(), seat: () => 'new' };
        const next = rowsOf(reshapeRow(draft, row.rowId, { shape: second, count: after }, ids))[0]!;
        const kept = row.seats.slice(0, after).map((seat) => seat.seatId);
        expect(next.seats.map((seat) => seat.seatId)).toEqual([
          ...kept,
          ...Array.from({ length: Math.max(0, after - before) }, () => 'new'),
        ]);
        expect(distanceBetween(next.seats[0]!, second.from)).toBeLessThan(0.2);
        expect(distanceBetween(next.seats.at(-1)!, second.to)).toBeLessThan(0.2);
        expect(next.seats.map((seat) => seat.label)).toEqual(
          next.seats.map((_, index) => String(index + 1)),
        );
      }),
    );
  });

  it('to its own shape moves nothing by more than a hair', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 2, max: 40 }), (shape, count) => {
        const { draft, row } = withRow(shape, count);
        const next = rowsOf(
          reshapeRow(draft, row.rowId, { shape: shapeOf(row) }, countingIds()),
        )[0]!;
        next.seats.forEach((seat, index) =>
          expect(distanceBetween(seat, row.seats[index]!)).toBeLessThan(2),
        );
      }),
    );
  });

  it('by a count alone leaves the seats that stay where they are and goes on at the end', () => {
    const draft = smallDrawing();
    const row = rowsOf(draft)[0]!;
    const next = rowsOf(reshapeRow(draft, row.rowId, { count: 7 }, countingIds()))[0]!;
    expect(next.seats.slice(0, 5)).toEqual(row.seats);
    expect(next.seats.map(({ x }) => x)).toEqual([400, 455, 510, 565, 620, 675, 730]);
    expect(next.seats.map((seat) => seat.label).join(' ')).toBe('1 2 3 4 5 6 7');
  });

  it('keeps an aisle at its place along the row', () => {
    const draft = smallDrawing();
    const row = rowsOf(draft)[0]!;
    const parted = addAisle(draft, { ...NOTHING, seats: new Set([row.seats[1]!.seatId]) }, 110);
    const shape = shapeOf(rowsOf(parted)[0]!);
    const longer = { ...shape, to: { x: shape.to.x + shape.to.x - shape.from.x, y: shape.to.y } };
    const next = rowsOf(reshapeRow(parted, row.rowId, { shape: longer }, countingIds()))[0]!;
    expect(gapsOf(next).map(Math.round)).toEqual([110, 330, 110, 110]);
  });
});

describe('an aisle', () => {
  it('opens behind the selected seat, and both sides make way', () => {
    const draft = smallDrawing();
    const row = rowsOf(draft)[0]!;
    const next = addAisle(draft, { ...NOTHING, seats: new Set([row.seats[1]!.seatId]) }, 110);
    expect(rowsOf(next)[0]!.seats.map(({ x }) => x)).toEqual([345, 400, 565, 620, 675]);
    expect(rowsOf(next)[1]).toBe(rowsOf(draft)[1]);
  });

  it('does not open behind the last seat', () => {
    const draft = smallDrawing();
    const seats = new Set(rowsOf(draft).map((row) => row.seats.at(-1)!.seatId));
    expect(addAisle(draft, { ...NOTHING, seats }, 110)).toBe(draft);
  });

  it('keeps a curved row on its circle', () => {
    const shape = { from: { x: 0, y: 0 }, to: { x: 1_000, y: 0 }, curve: 150 };
    const { draft, row } = withRow(shape, 12);
    const seats = new Set([row.seats[5]!.seatId]);
    const next = rowsOf(addAisle(draft, { ...NOTHING, seats }, 110))[0]!;
    const radius = (500 ** 2 + 150 ** 2) / 300;
    const centre = { x: 500, y: 150 - radius };
    next.seats.forEach((seat) =>
      expect(Math.abs(distanceBetween(seat, centre) - radius)).toBeLessThan(1),
    );
    expect(Math.round(gapsOf(next)[5]! - gapsOf(next)[4]!)).toBeGreaterThan(105);
  });
});
