import type { Row, RowStates, Seat, SeatingPlan, SeatKind } from '../domain/index.ts';

const KINDS: Readonly<Record<string, SeatKind>> = { a: 'accessible', c: 'companion' };

/**
 * A room with a row for each text, the stage in the middle before the first: `.` a free seat, `s` a sold one, `2` a
 * free one of category 2, `a` an accessible one, `c` a companion's, `x` one never for sale, `|` an aisle. Seats are
 * named by row and place: `a0`.
 */
export function drawnRoom(...drawings: readonly string[]): SeatingPlan {
  return {
    planVersion: 'pln_1',
    name: 'Room',
    width: 3_000,
    height: 1_000,
    focalPoint: { x: 0, y: 0 },
    sections: [
      { kind: 'seated', sectionId: 'sec_a', name: 'A', outline: [], rows: drawings.map(rowOf) },
    ],
    decorations: [],
  };
}

/** Who may have what in a drawn room. */
export function drawnStates(...drawings: readonly string[]): Record<string, RowStates> {
  return Object.fromEntries(
    drawings.map((drawing, index) => [
      labelOf(index),
      drawing.replaceAll('|', '').replaceAll(/[^sx]/g, '.').replaceAll('x', 'b'),
    ]),
  );
}

/** The rows of a room. */
export function rowsOfPlan(plan: SeatingPlan): readonly Row[] {
  return plan.sections.flatMap((section) => (section.kind === 'seated' ? section.rows : []));
}

function rowOf(drawing: string, index: number): Row {
  const label = labelOf(index);
  const seats = Array.from(drawing).flatMap((sign, place): Seat[] => {
    if (sign === '|') return [];
    const kind = KINDS[sign];
    return [
      {
        seatId: `${label}${place}`,
        label: String(place),
        x: (place - (drawing.length - 1) / 2) * 55,
        y: 200 + index * 95,
        ...(kind && { kind }),
        ...(sign === 'x' && { blocked: true }),
        ...(sign === '2' && { categoryId: 'cat_2' }),
      },
    ];
  });
  return { rowId: label, label, categoryId: 'cat_1', seats };
}

function labelOf(index: number): string {
  return 'abcdefgh'.charAt(index);
}
