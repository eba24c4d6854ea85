import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countingIds } from '../../../testing/drawing-desk.ts';
import { encloses } from '../geometry.ts';
import { capacityOf } from '../plan.ts';
import { planFaults } from '../plan-faults.ts';
import { move } from './arrange.ts';
import { designFaults } from './design-faults.ts';
import { rowsOf } from './editing.ts';
import { roomFigures } from './room-figures.ts';
import { NOTHING, seatsOfRow } from './selection.ts';
import { ROOM_TEMPLATES, TEMPLATE_CAPACITY, templateRoom, type RoomTemplate } from './templates.ts';

function check(template: RoomTemplate, capacity: number): void {
  const { plan, categories } = templateRoom(template, capacity, countingIds());
  const ids = categories.map((category) => category.categoryId);
  const figures = roomFigures(plan, ids);
  expect(plan.sections.reduce((sum, section) => sum + capacityOf(section), 0)).toBe(capacity);
  expect(figures.seats + figures.standing).toBe(capacity);
  expect(planFaults(plan, ids)).toEqual([]);
  expect(designFaults(plan, ids)).toEqual([]);
  expect(Object.values(figures.byCategory).every((places) => places > 0)).toBe(true);
  expect(figures.accessible).toBeGreaterThan(0);
}

describe.each(ROOM_TEMPLATES)('the %s', (template) => {
  it.each([20, 21, 99, 100, 399, 400, 999, 1_000, 1_904, 7_999, 8_000, 20_000, 50_000])(
    'has %i places exactly, and can go on sale',
    (capacity) => check(template, capacity),
  );

  it('has any number of places', () => {
    fc.assert(
      fc.property(fc.integer({ min: TEMPLATE_CAPACITY.least, max: 2_000 }), (capacity) =>
        check(template, capacity),
      ),
      { numRuns: 25 },
    );
  });

  it('seats companions beside wheelchair spaces', () => {
    const rows = rowsOf(templateRoom(template, 800, countingIds()).plan);
    const kinds = rows.map((row) => row.seats.map((seat) => seat.kind ?? '-').join(' '));
    const special = kinds.filter((text) => text.includes('accessible'));
    expect(special.length).toBeGreaterThan(0);
    expect(
      special.every((text) =>
        /^(accessible companion )+(- )*-?.*( companion accessible)+$/.test(text),
      ),
    ).toBe(true);
  });

  it('outlines every section around its seats', () => {
    const { plan } = templateRoom(template, 2_500, countingIds());
    const outside = plan.sections.flatMap((section) =>
      section.kind === 'standing'
        ? []
        : section.rows.flatMap((row) =>
            row.seats.filter((seat) => !encloses(section.outline, seat)),
          ),
    );
    expect(outside).toEqual([]);
  });

  it('keeps within its smallest and largest size', () => {
    const { plan } = templateRoom(template, 3, countingIds());
    expect(plan.sections.reduce((sum, section) => sum + capacityOf(section), 0)).toBe(20);
  });
});

describe('an arena of 20,000 seats', () => {
  const { plan, categories } = templateRoom('arena', 20_000, countingIds());
  const ids = categories.map((category) => category.categoryId);

  it('names the one row that was pushed into another', () => {
    const [first] = rowsOf(plan);
    const seats = new Set(seatsOfRow(plan, first!.rowId));
    const pushed = move(plan, { ...NOTHING, seats }, { x: 0, y: 95 });
    expect(designFaults(pushed, ids).map((fault) => fault.message)).toEqual([
      'Floor A1, row A overlaps Floor A1, row B.',
    ]);
  });

  it('shares all but the moved row with the drawing before', () => {
    const [first, ...others] = rowsOf(plan);
    const seats = new Set(seatsOfRow(plan, first!.rowId));
    const moved = rowsOf(move(plan, { ...NOTHING, seats }, { x: 5, y: 0 }));
    expect(moved.slice(1).every((row, index) => row === others[index])).toBe(true);
  });
});
