import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RowStates } from '../booking/availability.ts';
import type { SeatId } from '../ids.ts';
import { bestAvailable } from './best-available.ts';
import { AISLE_GAP_CM, distanceBetween } from './geometry.ts';
import type { Row, Seat, SeatingPlan } from './plan.ts';
import { versionedPlan } from './plan-version.ts';
import { arenaPlan } from './rooms/arena.ts';

/** A room with a row for each text: `.` a seat, `|` an aisle, `a` an accessible seat, `x` a blocked one, `2` one of category 2. */
function room(...drawings: readonly string[]): SeatingPlan {
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

function rowOf(drawing: string, index: number): Row {
  const label = 'abcdefgh'.charAt(index);
  const seats = Array.from(drawing).flatMap((sign, place): Seat[] => {
    if (sign === '|') return [];
    const x = (place - (drawing.length - 1) / 2) * 55;
    return [
      {
        seatId: `${label}${place}`,
        label: String(place),
        x,
        y: 200 + index * 95,
        ...(sign === 'a' && { kind: 'accessible' }),
        ...(sign === 'x' && { blocked: true }),
        ...(sign === '2' && { categoryId: 'cat_2' }),
      },
    ];
  });
  return { rowId: label, label, categoryId: 'cat_1', seats };
}

const rowsOf = (plan: SeatingPlan): readonly Row[] =>
  plan.sections.flatMap((section) => (section.kind === 'seated' ? section.rows : []));

function allFree(plan: SeatingPlan): Record<string, RowStates> {
  return Object.fromEntries(rowsOf(plan).map((row) => [row.rowId, '.'.repeat(row.seats.length)]));
}

describe('the best seats', () => {
  it('are in the middle of the first row of an empty room', () => {
    const plan = room('......', '......');
    expect(bestAvailable(plan, allFree(plan), { quantity: 2 })).toEqual(['a2', 'a3']);
  });

  it('are never on both sides of an aisle', () => {
    const plan = room('..|..', '.....');
    expect(bestAvailable(plan, allFree(plan), { quantity: 3 })).toEqual(['b0', 'b1', 'b2']);
  });

  it('leave no single seat free while another place leaves none', () => {
    const plan = room('...', '....');
    expect(bestAvailable(plan, allFree(plan), { quantity: 2 })).toEqual(['b0', 'b1']);
  });

  it('leave a single seat free when there is no other way', () => {
    const plan = room('...');
    expect(bestAvailable(plan, allFree(plan), { quantity: 2 })).toHaveLength(2);
  });

  it('are of the category asked for', () => {
    const plan = room('......', '222222');
    expect(bestAvailable(plan, allFree(plan), { quantity: 2, categoryId: 'cat_2' })).toEqual([
      'b2',
      'b3',
    ]);
  });

  it('are over neighbouring rows in equal parts when no row has room', () => {
    const plan = room('...', '...', '...');
    expect(bestAvailable(plan, allFree(plan), { quantity: 4 })).toEqual(['a0', 'a1', 'b0', 'b1']);
    expect(bestAvailable(plan, allFree(plan), { quantity: 7 })).toHaveLength(7);
  });

  it('are never far apart: without neighbouring rows a party is not seated', () => {
    const plan = room('..', 'xx', '..');
    expect(bestAvailable(plan, allFree(plan), { quantity: 4 })).toBeUndefined();
  });

  it('are accessible ones only when nothing else is left', () => {
    const plan = room('aaaa', '....');
    expect(bestAvailable(plan, allFree(plan), { quantity: 2 })).toEqual(['b0', 'b1']);
    expect(bestAvailable(plan, { a: '....', b: 'ssss' }, { quantity: 2 })).toEqual(['a0', 'a1']);
  });

  it('are not offered in rows whose state is unknown', () => {
    expect(bestAvailable(room('....'), {}, { quantity: 2 })).toBeUndefined();
  });
});

type Found = { readonly row: Row; readonly index: number; readonly seat: Seat };

function locate(plan: SeatingPlan, seatIds: readonly SeatId[]): Found[] {
  const wanted = new Set(seatIds);
  return rowsOf(plan).flatMap((row) =>
    row.seats.flatMap((seat, index) => (wanted.has(seat.seatId) ? [{ row, index, seat }] : [])),
  );
}

const adjacent = (row: Row, index: number): boolean => {
  const [one, other] = [row.seats[index], row.seats[index + 1]];
  return one !== undefined && other !== undefined && distanceBetween(one, other) < AISLE_GAP_CM;
};

/** All places side by side in one row for a party, by trying every one. */
function everyPlace(
  plan: SeatingPlan,
  states: Record<string, RowStates>,
  quantity: number,
): Found[][] {
  return rowsOf(plan).flatMap((row) =>
    row.seats.flatMap((_, start) => {
      const place = row.seats
        .slice(start, start + quantity)
        .map((seat, step) => ({ row, seat, index: start + step }));
      const free = place.every(
        ({ seat, index }) => !seat.blocked && !seat.kind && states[row.rowId]?.[index] === '.',
      );
      const joined = place.slice(1).every(({ index }) => adjacent(row, index - 1));
      return place.length === quantity && free && joined ? [place] : [];
    }),
  );
}

/** True when a place leaves a free seat beside it that has no free neighbour. */
function leavesSingle(place: readonly Found[], states: Record<string, RowStates>): boolean {
  const taken = new Set(place.map(({ index }) => index));
  const row = place[0]?.row;
  if (!row) return false;
  const free = (index: number): boolean =>
    states[row.rowId]?.[index] === '.' && !row.seats[index]?.blocked && !taken.has(index);
  const alone = (index: number): boolean =>
    free(index) &&
    !(adjacent(row, index - 1) && free(index - 1)) &&
    !(adjacent(row, index) && free(index + 1));
  const [first, last] = [Math.min(...taken), Math.max(...taken)];
  return (adjacent(row, first - 1) && alone(first - 1)) || (adjacent(row, last) && alone(last + 1));
}

const drawing = fc.string({
  unit: fc.constantFrom('.', '.', '.', '.', '|', 'a', 'x'),
  minLength: 1,
  maxLength: 14,
});
const caseOf = fc
  .record({
    plan: fc.array(drawing, { minLength: 1, maxLength: 6 }).map((rows) => room(...rows)),
    taken: fc.array(fc.nat({ max: 99 }), { maxLength: 30 }),
    quantity: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ plan, taken, quantity }) => {
    const states = allFree(plan);
    const rows = rowsOf(plan);
    for (const number of taken) {
      const row = rows[number % rows.length];
      const at = Math.floor(number / rows.length);
      const text = row && states[row.rowId];
      if (row && text && at < text.length)
        states[row.rowId] = `${text.slice(0, at)}s${text.slice(at + 1)}`;
    }
    return { plan, states, quantity };
  });

describe('whatever the room', () => {
  it('gives as many free seats as asked for, each once', () => {
    fc.assert(
      fc.property(caseOf, ({ plan, states, quantity }) => {
        const seats = bestAvailable(plan, states, { quantity });
        if (!seats) return;
        const found = locate(plan, seats);
        expect(found).toHaveLength(quantity);
        expect(
          found.every(
            ({ row, index, seat }) => !seat.blocked && states[row.rowId]?.[index] === '.',
          ),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never splits a party that fits into one row, nor leaves a single seat where that can be avoided', () => {
    fc.assert(
      fc.property(caseOf, ({ plan, states, quantity }) => {
        const places = everyPlace(plan, states, quantity);
        if (places.length === 0) return;
        const found = locate(plan, bestAvailable(plan, states, { quantity }) ?? []);
        expect(new Set(found.map(({ row }) => row.rowId)).size).toBe(1);
        expect(found.slice(1).every(({ row, index }) => adjacent(row, index - 1))).toBe(true);
        if (places.some((place) => !leavesSingle(place, states)))
          expect(leavesSingle(found, states)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('splits only over neighbouring rows', () => {
    fc.assert(
      fc.property(caseOf, ({ plan, states, quantity }) => {
        const rows = rowsOf(plan);
        const found = locate(plan, bestAvailable(plan, states, { quantity }) ?? []);
        const used = [...new Set(found.map(({ row }) => rows.indexOf(row)))];
        expect(used.at(-1) ?? 0).toBe((used[0] ?? 0) + Math.max(0, used.length - 1));
      }),
      { numRuns: 500 },
    );
  });
});

it('finds seats in a sold-out-looking arena of 20,000', () => {
  const plan = versionedPlan(
    arenaPlan('arena', { floor: 'cat_1', lower: 'cat_1', side: 'cat_1', upper: 'cat_1' }),
    () => '1',
  );
  const states = Object.fromEntries(
    rowsOf(plan).map((row) => [row.rowId, 's'.repeat(row.seats.length)]),
  );
  const last = rowsOf(plan).at(-1);
  if (last) states[last.rowId] = `..${'s'.repeat(last.seats.length - 2)}`;
  expect(bestAvailable(plan, states, { quantity: 2 })).toEqual(
    last?.seats.slice(0, 2).map((seat) => seat.seatId),
  );
});
