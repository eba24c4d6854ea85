import { expect, it } from '@jest/globals';
import type { Row, SeatedSection, SeatingPlan } from './plan.ts';
import { planFaults } from './plan-faults.ts';

const row = (rowId: string, label: string, seatIds: readonly string[]): Row => ({
  rowId,
  label,
  categoryId: 'cat_1',
  seats: seatIds.map((seatId, index) => ({
    seatId,
    label: String(index + 1),
    x: index * 55,
    y: 0,
  })),
});

const section = (rows: readonly Row[]): SeatedSection => ({
  kind: 'seated',
  sectionId: 'sec_a',
  name: 'Stalls',
  outline: [
    { x: 0, y: 0 },
    { x: 9, y: 0 },
    { x: 9, y: 9 },
  ],
  rows,
});

const plan = (sections: SeatingPlan['sections']): SeatingPlan => ({
  planVersion: 'pln_1',
  name: 'Room',
  width: 100,
  height: 100,
  focalPoint: { x: 0, y: 0 },
  sections,
  decorations: [],
});

const fieldsOf = (sections: SeatingPlan['sections'], categories = ['cat_1']): string[] =>
  planFaults(plan(sections), categories).map((fault) => fault.field);

it('finds nothing wrong with a sound plan', () => {
  expect(fieldsOf([section([row('a-A', 'A', ['aa', 'ab']), row('a-B', 'B', ['ba'])])])).toEqual([]);
});

it('names seat ids, row ids and row labels that stand twice', () => {
  expect(fieldsOf([section([row('a-A', 'A', ['aa', 'ab']), row('a-A', 'A', ['aa'])])])).toEqual([
    'sections.0.rows.1.rowId',
    'sections.0.rows.1.seats.0.seatId',
    'sections.0.rows.1.label',
  ]);
});

it('names seats whose category the event does not have', () => {
  expect(fieldsOf([section([row('a-A', 'A', ['aa'])])], ['cat_2'])).toEqual([
    'sections.0.rows.0.seats.0.categoryId',
  ]);
});

it('refuses seat ids that are not opaque and short', () => {
  expect(fieldsOf([section([row('a-A', 'A', ['Seat 1'])])])).toEqual([
    'sections.0.rows.0.seats.0.seatId',
  ]);
});

it('refuses a room without sections and a standing area without places', () => {
  expect(fieldsOf([])).toEqual(['sections']);
  expect(
    fieldsOf([{ ...section([]), kind: 'standing', categoryId: 'cat_1', capacity: 0 }]),
  ).toEqual(['sections.0.capacity']);
});
