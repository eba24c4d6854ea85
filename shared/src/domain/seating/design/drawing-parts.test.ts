import { describe, expect, it } from '@jest/globals';
import { countingIds, EMPTY_ROOM, smallDrawing } from '../../../testing/drawing-desk.ts';
import { encloses } from '../geometry.ts';
import { move } from './arrange.ts';
import { addArea, addText, changeDecoration, setFocalPoint } from './decorations.ts';
import { designFaults, type DesignFault } from './design-faults.ts';
import { rowsOf } from './editing.ts';
import { paint } from './paint.ts';
import { roomFigures } from './room-figures.ts';
import {
  addSection,
  refitOutline,
  regroup,
  renameSection,
  setCapacity,
  setOutline,
} from './sections.ts';
import { NOTHING, seatsOfRow, seatsOfSection, type Selection } from './selection.ts';
import { relabelRows, relabelSeat } from './numbering.ts';

const draft = smallDrawing();
const [stalls, floor] = draft.sections.map((section) => section.sectionId) as [string, string];
const [rowA, rowB] = rowsOf(draft).map((row) => row.rowId) as [string, string];
const KNOWN = ['cat_1', 'cat_2'];

function seats(...ids: readonly string[]): Selection {
  return { ...NOTHING, seats: new Set(ids) };
}

function kindsOf(faults: readonly DesignFault[]): string[] {
  return faults.map((fault) => `${fault.severity} ${fault.kind}`);
}

describe('painting', () => {
  const [first, second] = seatsOfRow(draft, rowA) as [string, string];

  it('makes a category that of whole rows and an exception of single seats', () => {
    const single = paint(draft, seats(first), { categoryId: 'cat_2' });
    expect(rowsOf(single)[0]).toMatchObject({ categoryId: 'cat_1' });
    expect(rowsOf(single)[0]!.seats[0]!.categoryId).toBe('cat_2');
    const whole = paint(single, seats(...seatsOfRow(draft, rowA)), { categoryId: 'cat_2' });
    expect(rowsOf(whole)[0]!.categoryId).toBe('cat_2');
    expect(rowsOf(whole)[0]!.seats.every((seat) => seat.categoryId === undefined)).toBe(true);
    expect(rowsOf(whole)[1]).toBe(rowsOf(draft)[1]);
    expect(paint(single, seats(first), { categoryId: 'cat_1' })).toEqual(draft);
  });

  it('takes the category of some seats away and leaves the others theirs', () => {
    const next = paint(draft, seats(first), { categoryId: '' });
    const row = rowsOf(next)[0]!;
    expect(row.categoryId).toBe('');
    expect(row.seats.map((seat) => seat.categoryId)).toEqual([
      undefined,
      ...Array.from({ length: 4 }, () => 'cat_1'),
    ]);
  });

  it('reaches standing sections and all that is in seated ones', () => {
    const all = { ...NOTHING, sections: new Set([stalls, floor]) };
    const next = paint(draft, all, { categoryId: 'cat_3' });
    expect(roomFigures(next, ['cat_3'])).toMatchObject({
      byCategory: { cat_3: 65 },
      withoutCategory: 0,
    });
  });

  it('marks seats and takes the marks away again', () => {
    const marks = { kind: 'accessible', blocked: true, note: ' By the door ' } as const;
    const marked = paint(draft, seats(first, second), marks);
    expect(rowsOf(marked)[0]!.seats[1]).toMatchObject({
      kind: 'accessible',
      blocked: true,
      note: 'By the door',
    });
    expect(rowsOf(marked)[0]!.seats[2]).toBe(rowsOf(draft)[0]!.seats[2]);
    const bare = { kind: null, blocked: false, note: null };
    expect(paint(marked, seats(first, second), bare)).toEqual(draft);
    expect(paint(draft, seats(first), bare)).toBe(draft);
  });
});

describe('sections', () => {
  it('change their name, capacity and outline', () => {
    const named = renameSection(draft, floor, 'Pit');
    expect(setCapacity(named, floor, 80).sections[1]).toMatchObject({ name: 'Pit', capacity: 80 });
    const outline = [
      { x: 0, y: 0 },
      { x: 10.04, y: 0 },
      { x: 0, y: 10 },
    ];
    expect(setOutline(draft, stalls, outline).sections[0]?.outline[1]).toEqual({ x: 10, y: 0 });
    expect(renameSection(draft, floor, 'Floor')).toBe(draft);
  });

  it('get an outline at a distance around their seats', () => {
    const next = refitOutline(draft, stalls, 60);
    expect(next.sections[0]?.outline).toEqual([
      { x: 340, y: 540 },
      { x: 680, y: 540 },
      { x: 680, y: 850 },
      { x: 340, y: 850 },
    ]);
  });

  it('get an outline straight around seats that stand in no order', () => {
    const apart = move(draft, seats(...seatsOfRow(draft, rowB)), { x: 600, y: -95 });
    const { outline } = refitOutline(apart, stalls, 45).sections[0]!;
    expect(rowsOf(apart).every((row) => row.seats.every((seat) => encloses(outline, seat)))).toBe(
      true,
    );
  });

  it('take rows over from others under labels of their own', () => {
    const ids = { ...countingIds(), section: () => 'sec_box' };
    const withBox = addSection(draft, { name: 'Box', outline: [] }, ids);
    const once = regroup(withBox, seats(seatsOfRow(draft, rowA)[0]!), 'sec_box');
    const relabelled = relabelRows(once, [rowB], { scheme: 'letters', start: 'A', order: 'front' });
    const twice = regroup(relabelled, seats(seatsOfRow(draft, rowB)[0]!), 'sec_box');
    const box = twice.sections.find((section) => section.sectionId === 'sec_box');
    expect(box?.kind === 'seated' && box.rows.map((row) => [row.rowId, row.label])).toEqual([
      [rowA, 'A'],
      [rowB, 'B'],
    ]);
    expect(seatsOfSection(twice, stalls)).toHaveLength(5);
    expect(seatsOfSection(twice, 'sec_box')).toHaveLength(10);
  });
});

describe('decorations', () => {
  it('carry their text in their middle', () => {
    const square = [
      { x: 0, y: 0 },
      { x: 200, y: 0 },
      { x: 200, y: 100 },
      { x: 0, y: 100 },
    ];
    const bar = addArea(EMPTY_ROOM, square, 'Bar');
    expect(bar.decorations[0]).toMatchObject({ kind: 'area', at: { x: 100, y: 50 }, text: 'Bar' });
    const bare = addArea(EMPTY_ROOM, square);
    expect(bare.decorations[0]).not.toHaveProperty('text');
    expect(changeDecoration(bare, 0, { text: 'Desk' }).decorations[0]?.at).toEqual({
      x: 100,
      y: 50,
    });
    expect(addText(EMPTY_ROOM, { x: 1, y: 2 }, 'Way out').decorations[0]).toEqual({
      kind: 'text',
      at: { x: 1, y: 2 },
      text: 'Way out',
    });
    expect(setFocalPoint(EMPTY_ROOM, { x: 5, y: 6 }).focalPoint).toEqual({ x: 5, y: 6 });
  });
});

describe('what is wrong with a drawing', () => {
  it('is nothing where it is sound', () => {
    expect(designFaults(draft, KNOWN)).toEqual([]);
  });

  it.each<[string, typeof draft, string[], string]>([
    [
      'seats and areas without a category',
      paint(draft, { ...NOTHING, sections: new Set([stalls, floor]) }, { categoryId: '' }),
      ['error no-category', 'error no-category'],
      '15 seats in Stalls without a ticket category.',
    ],
    [
      'a label on two seats of a row',
      relabelSeat(draft, seatsOfRow(draft, rowA)[1]!, '1'),
      ['error label-twice'],
      'Stalls, row A: more than one seat 1.',
    ],
    [
      'a label on two rows of a section',
      relabelRows(draft, [rowB], { scheme: 'letters', start: 'A', order: 'front' }),
      ['error row-label-twice'],
      'Stalls has 2 rows A.',
    ],
    [
      'seats that stand in each other',
      move(draft, seats(...seatsOfRow(draft, rowB)), { x: 0, y: -80 }),
      ['warning overlap'],
      'Stalls, row A overlaps Stalls, row B.',
    ],
    [
      'what reaches out of the room',
      move(draft, { ...NOTHING, sections: new Set([floor]) }, { x: 900, y: 0 }),
      ['warning outside'],
      'Floor reaches out of the room.',
    ],
    [
      'sections of one name',
      renameSection(draft, floor, 'Stalls '),
      ['error section-name-twice'],
      '2 sections are called Stalls.',
    ],
    [
      'a standing area without places',
      setCapacity(draft, floor, 0),
      ['error no-capacity'],
      'Floor has no places.',
    ],
    [
      'a room without a stage',
      { ...draft, decorations: [] },
      ['warning no-stage'],
      'The room has no stage: people cannot see where the front is.',
    ],
  ])('names %s', (_, faulty, kinds, message) => {
    const faults = designFaults(faulty, KNOWN);
    expect(kindsOf(faults)).toEqual(kinds);
    expect(faults[0]?.message).toBe(message);
  });

  it('says which seats are at fault', () => {
    const shifted = move(draft, seats(...seatsOfRow(draft, rowB)), { x: 110, y: -95 });
    const [overlap] = designFaults(shifted, KNOWN);
    expect([...overlap!.selection.seats].toSorted()).toEqual(
      [...seatsOfRow(draft, rowA).slice(2), ...seatsOfRow(draft, rowB).slice(0, 3)].toSorted(),
    );
  });
});

it('counts the places of a room', () => {
  const [first, second, third] = seatsOfRow(draft, rowA) as [string, string, string];
  const painted = paint(
    paint(paint(draft, seats(first), { blocked: true }), seats(second), { kind: 'accessible' }),
    seats(third),
    { categoryId: 'cat_gone' },
  );
  expect(roomFigures(painted, [...KNOWN, 'cat_3'])).toEqual({
    seats: 14,
    standing: 50,
    byCategory: { cat_1: 13, cat_2: 50, cat_3: 0 },
    withoutCategory: 1,
    blocked: 1,
    accessible: 1,
  });
});
