import type { SeatAvailability, SeatCategory, SeatMapPlan } from '../seat-map-inputs.ts';

type Seat = Extract<
  SeatMapPlan['sections'][number],
  { kind: 'seated' }
>['rows'][number]['seats'][number];

const PITCH = 50;
const ROW_PITCH = 90;

function seats(
  row: string,
  y: number,
  marks: Readonly<Record<number, Partial<Seat>>> = {},
): Seat[] {
  return [1, 2, 3, 4].map((number) => ({
    seatId: `${row}${number}`,
    label: String(number),
    x: number * PITCH,
    y,
    ...marks[number],
  }));
}

/** A room of two seated sections of two rows of four, and a standing floor of 30 places. */
export const SMALL_PLAN: SeatMapPlan = {
  planVersion: 'v1',
  name: 'Small room',
  width: 1_000,
  height: 1_000,
  focalPoint: { x: 125, y: 0 },
  sections: [
    {
      kind: 'seated',
      sectionId: 'sec_stalls',
      name: 'Stalls',
      outline: box(20, 60, 230, 280),
      rows: [
        { rowId: 'stalls-a', label: 'A', categoryId: 'cat_first', seats: seats('a', 100) },
        {
          rowId: 'stalls-b',
          label: 'B',
          categoryId: 'cat_first',
          seats: seats('b', 100 + ROW_PITCH, {
            1: { kind: 'accessible' },
            2: { kind: 'companion' },
            3: { categoryId: 'cat_second', note: 'Restricted view' },
            4: { blocked: true },
          }),
        },
      ],
    },
    {
      kind: 'seated',
      sectionId: 'sec_balcony',
      name: 'Balcony',
      outline: box(20, 360, 230, 580),
      rows: [
        { rowId: 'balcony-a', label: 'A', categoryId: 'cat_second', seats: seats('c', 400) },
        { rowId: 'balcony-b', label: 'B', categoryId: 'cat_second', seats: seats('d', 490) },
      ],
    },
    {
      kind: 'standing',
      sectionId: 'sec_floor',
      name: 'Floor',
      outline: box(300, 60, 600, 280),
      categoryId: 'cat_floor',
      capacity: 30,
    },
  ],
  decorations: [{ kind: 'stage', outline: box(20, -100, 230, 20), text: 'Stage' }],
};

function box(left: number, top: number, right: number, bottom: number) {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** The small room's prices. */
export const SMALL_CATEGORIES: readonly SeatCategory[] = [
  { categoryId: 'cat_first', name: 'First', colour: '#b3261e', price: 4_800 },
  { categoryId: 'cat_second', name: 'Second', colour: '#2e7d5b', price: 2_950 },
  { categoryId: 'cat_floor', name: 'Floor', colour: '#3f63b5', price: 2_000 },
];

/** Seat a2 is held, a3 sold; everything else is free but b4, which is blocked. */
export const SMALL_AVAILABILITY: SeatAvailability = {
  rows: { 'stalls-a': '.hs.', 'stalls-b': '...b', 'balcony-a': '....', 'balcony-b': 'ssss' },
  places: { sec_floor: 12 },
};
