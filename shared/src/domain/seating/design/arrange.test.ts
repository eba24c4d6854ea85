import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countingIds, smallDrawing } from '../../../testing/drawing-desk.ts';
import { distanceBetween } from '../geometry.ts';
import { planFaults } from '../plan-faults.ts';
import type { PlanDraft } from '../plan-version.ts';
import { align, distribute, mirror, move, rotate } from './arrange.ts';
import { duplicate, remove } from './copying.ts';
import { fitRoom } from './decorations.ts';
import { designFaults } from './design-faults.ts';
import { done, newHistory, redo, undo } from './history.ts';
import { rowsOf } from './editing.ts';
import {
  boundsOf,
  NOTHING,
  seatsOfRow,
  seatsOfSection,
  within,
  type Selection,
} from './selection.ts';
import { snapped } from './snapping.ts';

const draft = smallDrawing();
const [stalls, floor] = draft.sections.map((section) => section.sectionId) as [string, string];
const rowIds = rowsOf(draft).map((row) => row.rowId);
const everything: Selection = {
  seats: new Set(),
  sections: new Set([stalls, floor]),
  decorations: new Set([0]),
};

function seats(...ids: readonly string[]): Selection {
  return { ...NOTHING, seats: new Set(ids) };
}

const selections = fc
  .record({
    seats: fc.subarray(seatsOfSection(draft, stalls)),
    sections: fc.subarray([stalls, floor]),
    decorations: fc.subarray([0]),
  })
  .map((chosen): Selection => ({
    seats: new Set(chosen.seats),
    sections: new Set(chosen.sections),
    decorations: new Set(chosen.decorations),
  }));

/** The largest distance that a seat or corner has from its place in another drawing. */
function drift(one: PlanDraft, other: PlanDraft): number {
  const points = (each: PlanDraft) => [
    ...rowsOf(each).flatMap((row) => row.seats),
    ...each.sections.flatMap((section) => section.outline),
    ...each.decorations.flatMap((decoration) => decoration.outline ?? []),
  ];
  const there = points(other);
  return Math.max(...points(one).map((point, index) => distanceBetween(point, there[index]!)));
}

describe('a selection', () => {
  it('is what lies in a box', () => {
    const box = { x: 390, y: 590, width: 70, height: 110 };
    const found = within(draft, box);
    const [first, second] = rowsOf(draft);
    expect([...found.seats]).toEqual(
      [first!, second!].flatMap((row) => row.seats.slice(0, 2).map((seat) => seat.seatId)),
    );
    expect(found.sections.size + found.decorations.size).toBe(0);
    const all = within(draft, { x: 0, y: 0, width: 2_000, height: 2_000 });
    expect([...all.sections]).toEqual([floor]);
    expect([...all.decorations]).toEqual([0]);
  });

  it('has bounds around what is drawn of it', () => {
    expect(boundsOf(draft, seats(...seatsOfRow(draft, rowIds[0]!)))).toEqual({
      x: 400,
      y: 600,
      width: 220,
      height: 0,
    });
    expect(boundsOf(draft, { ...NOTHING, sections: new Set([floor]) })?.width).toBe(600);
    expect(boundsOf(draft, NOTHING)).toBeUndefined();
  });
});

describe('moving', () => {
  it('there and back leaves no trace', () => {
    const way = fc.integer({ min: -5_000, max: 5_000 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(selections, way, way, (selection, x, y) => {
        const there = move(draft, selection, { x, y });
        expect(move(there, selection, { x: -x, y: -y })).toEqual(draft);
      }),
    );
  });

  it('takes the outline along when all seats of a section go', () => {
    const all = seats(...seatsOfSection(draft, stalls));
    const next = move(draft, all, { x: 100, y: 0 });
    expect(next.sections[0]?.outline[0]?.x).toBe(draft.sections[0]!.outline[0]!.x + 100);
    expect(next.sections[1]).toBe(draft.sections[1]);
  });

  it('leaves what is not moved as the same objects', () => {
    const next = move(draft, seats(...seatsOfRow(draft, rowIds[1]!)), { x: 10, y: 0 });
    expect(rowsOf(next)[0]).toBe(rowsOf(draft)[0]);
    expect(next.decorations).toBe(draft.decorations);
    expect(move(draft, everything, { x: 0, y: 0 })).toBe(draft);
  });
});

describe('turning and mirroring', () => {
  it('turns clockwise and back to where it was', () => {
    fc.assert(
      fc.property(selections, fc.integer({ min: -180, max: 180 }), (selection, degrees) => {
        const about = { x: 700, y: 700 };
        const there = rotate(draft, selection, degrees, about);
        expect(drift(draft, rotate(there, selection, -degrees, about))).toBeLessThan(0.3);
      }),
    );
    const row = seats(...seatsOfRow(draft, rowIds[0]!));
    const turned = rowsOf(rotate(draft, row, 90))[0]!.seats;
    expect(turned[0]).toMatchObject({ x: 510, y: 490 });
    expect(turned[4]).toMatchObject({ x: 510, y: 710 });
  });

  it('mirrored twice is as it was', () => {
    fc.assert(
      fc.property(selections, fc.constantFrom('x' as const, 'y' as const), (selection, axis) => {
        expect(mirror(mirror(draft, selection, axis), selection, axis)).toEqual(draft);
      }),
    );
  });
});

describe('aligning and distributing', () => {
  const [first, second] = rowIds.map((rowId) => seatsOfRow(draft, rowId)[0]!) as [string, string];
  const crooked = move(draft, seats(...seatsOfRow(draft, rowIds[1]!)), { x: 30, y: 17 });

  it('moves whole rows to one edge though one seat of each is selected', () => {
    const next = rowsOf(align(crooked, seats(first, second), 'left'));
    expect(next[1]!.seats.map(({ x }) => x)).toEqual([400, 455, 510, 565, 620]);
    const right = rowsOf(align(crooked, seats(first, second), 'right'));
    expect(right[0]!.seats[0]!.x).toBe(430);
    expect(right[1]).toBe(rowsOf(crooked)[1]);
  });

  it('aligns sections and decorations with each other', () => {
    const next = align(draft, { ...everything, sections: new Set([floor]) }, 'centre');
    expect(boundsOf(next, { ...NOTHING, sections: new Set([floor]) })?.x).toBe(750);
  });

  it('gives rows equal gaps between the outermost ones', () => {
    const all = seats(...seatsOfSection(draft, stalls));
    const next = rowsOf(distribute(crooked, all, 'y'));
    expect(next.map((row) => row.seats[0]!.y)).toEqual([600, 695, 790]);
    expect(distribute(draft, seats(first, second), 'y')).toBe(draft);
  });
});

describe('copies', () => {
  it('of rows get ids of their own and the next free labels', () => {
    const chosen = seats(...seatsOfRow(draft, rowIds[0]!).slice(0, 3));
    const ids = { ...countingIds(), seat: idsFrom('n'), row: idsFrom('m') };
    const copy = duplicate(draft, chosen, { x: 0, y: 400 }, ids);
    const row = rowsOf(copy.draft)[3]!;
    expect(row).toMatchObject({ rowId: 'm1', label: 'D' });
    expect(row.seats.map(({ seatId, label, y }) => ({ seatId, label, y }))).toEqual([
      { seatId: 'n1', label: '1', y: 1_000 },
      { seatId: 'n2', label: '2', y: 1_000 },
      { seatId: 'n3', label: '3', y: 1_000 },
    ]);
    expect([...copy.selection.seats]).toEqual(['n1', 'n2', 'n3']);
    expect(rowsOf(copy.draft)[0]).toBe(rowsOf(draft)[0]);
  });

  it('of sections are sections with another name', () => {
    const ids = { seat: idsFrom('n'), row: idsFrom('m'), section: idsFrom('sec_c') };
    const copy = duplicate(draft, everything, { x: 0, y: 1_000 }, ids);
    const names = copy.draft.sections.map((section) => section.name);
    expect(names).toEqual(['Stalls', 'Floor', 'Stalls 2', 'Floor 2']);
    expect([...copy.selection.sections]).toEqual(['sec_c1', 'sec_c2']);
    expect([...copy.selection.decorations]).toEqual([1]);
    expect(copy.draft.decorations[1]?.at?.y).toBe(1_200);
    expect(planFaults({ ...copy.draft }, ['cat_1', 'cat_2'])).toEqual([]);
  });

  function idsFrom(prefix: string): () => string {
    let count = 0;
    return () => `${prefix}${(count += 1)}`;
  }
});

describe('removing', () => {
  it('takes rows without a seat with it and leaves an empty section', () => {
    const without = remove(draft, seats(...seatsOfRow(draft, rowIds[0]!)));
    expect(rowsOf(without).map((row) => row.label)).toEqual(['B', 'C']);
    const empty = remove(draft, seats(...seatsOfSection(draft, stalls)));
    expect(empty.sections[0]).toMatchObject({ sectionId: stalls, rows: [] });
    expect(designFaults(empty, ['cat_2']).map((fault) => fault.kind)).toEqual(['empty-section']);
  });

  it('takes whole sections and decorations', () => {
    const next = remove(draft, everything);
    expect(next.sections).toEqual([]);
    expect(next.decorations).toEqual([]);
    expect(remove(draft, NOTHING)).toBe(draft);
  });
});

describe('snapping', () => {
  it('draws a point to the level of a row end, else to the grid', () => {
    const options = { gridCm: 25, reachCm: 12 };
    expect(snapped({ x: 611, y: 1_404 }, draft, options)).toEqual({
      point: { x: 620, y: 1_400 },
      guides: { x: 620 },
    });
  });

  it('is not drawn to what is being dragged', () => {
    const options = { gridCm: 0, reachCm: 12, ignore: everything };
    expect(snapped({ x: 611, y: 1_404 }, draft, options)).toEqual({
      point: { x: 611, y: 1_404 },
      guides: {},
    });
  });
});

it('fits the room around all that is drawn', () => {
  const far = move(draft, everything, { x: -3_000, y: 700 });
  const fitted = fitRoom(far, 100);
  expect({ width: fitted.width, height: fitted.height }).toEqual({ width: 1_445, height: 1_100 });
  expect(fitted.sections).toEqual(fitRoom(draft, 100).sections);
  expect(designFaults(fitted, ['cat_1', 'cat_2'])).toEqual([]);
});

describe('the history', () => {
  const steps = Array.from({ length: 250 }, (_, index) => ({ ...draft, width: index + 1 }));

  it('goes back and forth', () => {
    const [one, two] = steps as [PlanDraft, PlanDraft];
    const history = done(done(newHistory(draft), one), two);
    expect(undo(history).present).toBe(one);
    expect(undo(undo(history)).present).toBe(draft);
    expect(redo(undo(history)).present).toBe(two);
    expect(done(undo(history), steps[2]!).future).toEqual([]);
    expect(undo(newHistory(draft)).present).toBe(draft);
    expect(done(history, two)).toBe(history);
  });

  it('undoes a gesture as one step', () => {
    const dragged = steps
      .slice(0, 9)
      .reduce((so, next) => done(so, next, 'drag 1'), newHistory(draft));
    expect(dragged.past).toHaveLength(1);
    expect(undo(done(dragged, steps[9]!, 'drag 2')).present).toBe(steps[8]);
    expect(undo(dragged).present).toBe(draft);
  });

  it('keeps two hundred steps', () => {
    const long = steps.reduce((so, next) => done(so, next), newHistory(draft));
    expect(long.past).toHaveLength(200);
  });
});
