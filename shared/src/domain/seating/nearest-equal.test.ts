import { expect, it } from '@jest/globals';
import { nearestEqual } from './nearest-equal.ts';
import type { Row, SeatingPlan } from './plan.ts';

const row = (
  label: string,
  y: number,
  categoryId: string,
  accessible: readonly number[] = [],
): Row => ({
  rowId: label,
  label,
  categoryId,
  seats: Array.from({ length: 8 }, (_, index) => ({
    seatId: `${label}${index}`,
    label: String(index + 1),
    x: index * 55,
    y,
    ...(accessible.includes(index) && { kind: 'accessible' as const }),
  })),
});

const plan: SeatingPlan = {
  planVersion: 'pln_1',
  name: 'Room',
  width: 500,
  height: 500,
  focalPoint: { x: 0, y: 0 },
  sections: [
    {
      kind: 'seated',
      sectionId: 'sec_a',
      name: 'A',
      outline: [],
      rows: [row('a', 0, 'cat_1'), row('b', 95, 'cat_1', [0, 1]), row('c', 190, 'cat_2')],
    },
  ],
  decorations: [],
};

it('finds the nearest seats side by side', () => {
  expect(nearestEqual(plan, { a: '.sss....', b: 'ssssssss', c: '........' }, ['a2', 'a3'])).toEqual(
    ['a4', 'a5'],
  );
});

it('stays in the category that was lost', () => {
  expect(
    nearestEqual(plan, { a: 'ssssssss', b: 'ssssssss', c: '........' }, ['a2']),
  ).toBeUndefined();
});

it('takes seats one by one where none are side by side', () => {
  expect(
    nearestEqual(plan, { a: '.sssss.s', b: 'ssssssss', c: '' }, ['a2', 'a3'])?.toSorted(),
  ).toEqual(['a0', 'a6']);
});

it('replaces an accessible seat by an accessible one', () => {
  expect(nearestEqual(plan, { a: '........', b: 's.......', c: '' }, ['b0'])).toEqual(['b1']);
});

it('never offers the lost seats themselves', () => {
  expect(nearestEqual(plan, { a: '........', b: '', c: '' }, ['a2', 'a3'])).not.toContain('a2');
});

it('knows no substitute for a seat that is not in the plan', () => {
  expect(nearestEqual(plan, { a: '........', b: '........', c: '' }, ['zz'])).toBeUndefined();
});
