import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawnRoom, drawnStates, rowsOfPlan } from '../../testing/drawn-room.ts';
import type { RowStates } from '../booking/availability.ts';
import type { SeatId } from '../ids.ts';
import { bestAvailable, type SeatWish } from './best-available.ts';
import { AISLE_GAP_CM, distanceBetween } from './geometry.ts';
import type { Row, Seat, SeatingPlan } from './plan.ts';
import { singleSeatsLeft } from './single-seats.ts';

type Found = { readonly row: Row; readonly index: number; readonly seat: Seat };
type States = Record<string, RowStates>;

function locate(plan: SeatingPlan, seatIds: readonly SeatId[]): Found[] {
  const wanted = new Set(seatIds);
  return rowsOfPlan(plan).flatMap((row) =>
    row.seats.flatMap((seat, index) => (wanted.has(seat.seatId) ? [{ row, index, seat }] : [])),
  );
}

const adjacent = (row: Row, index: number): boolean => {
  const [one, other] = [row.seats[index], row.seats[index + 1]];
  return one !== undefined && other !== undefined && distanceBetween(one, other) < AISLE_GAP_CM;
};

/** All places side by side in one row for a party, by trying every one. */
function everyPlace(plan: SeatingPlan, states: States, { quantity, categoryId }: SeatWish) {
  return rowsOfPlan(plan).flatMap((row) =>
    row.seats.flatMap((_, start) => {
      const place = row.seats
        .slice(start, start + quantity)
        .map((seat, step) => ({ row, seat, index: start + step }));
      const suits = place.every(
        ({ seat, index }) =>
          !seat.blocked &&
          !seat.kind &&
          states[row.rowId]?.[index] === '.' &&
          (categoryId ?? seat.categoryId ?? 'cat_1') === (seat.categoryId ?? 'cat_1'),
      );
      const joined = place.slice(1).every(({ index }) => adjacent(row, index - 1));
      return place.length === quantity && suits && joined ? [place] : [];
    }),
  );
}

/** True when a place leaves an ordinary free seat beside it that has no free neighbour. */
function leavesSingle(place: readonly Found[], states: States): boolean {
  const taken = new Set(place.map(({ index }) => index));
  const row = place[0]?.row;
  if (!row) return false;
  const free = (index: number): boolean =>
    states[row.rowId]?.[index] === '.' && !row.seats[index]?.blocked && !taken.has(index);
  const alone = (index: number): boolean =>
    free(index) &&
    !row.seats[index]?.kind &&
    !(adjacent(row, index - 1) && free(index - 1)) &&
    !(adjacent(row, index) && free(index + 1));
  const [first, last] = [Math.min(...taken), Math.max(...taken)];
  return (adjacent(row, first - 1) && alone(first - 1)) || (adjacent(row, last) && alone(last + 1));
}

/** How far a party sits from the focal point in the mean. */
function meanDistance(plan: SeatingPlan, seatIds: readonly SeatId[]): number {
  const seats = locate(plan, seatIds).map(({ seat }) => distanceBetween(seat, plan.focalPoint));
  return seats.reduce((sum, each) => sum + each, 0) / seats.length;
}

const rowsUsed = (plan: SeatingPlan, seatIds: readonly SeatId[]): number =>
  new Set(locate(plan, seatIds).map(({ row }) => row.rowId)).size;

const drawing = fc.string({
  unit: fc.constantFrom('.', '.', '.', '.', '.', 's', 's', '|', 'a', 'x', '2'),
  minLength: 1,
  maxLength: 14,
});
const rooms = fc.array(drawing, { minLength: 1, maxLength: 6 });
const wishes = fc.record({
  quantity: fc.integer({ min: 1, max: 7 }),
  categoryId: fc.constantFrom(undefined, undefined, 'cat_2'),
});
const cases = fc.record({ drawings: rooms, wish: wishes }).map(({ drawings, wish }) => ({
  ...{ drawings, wish },
  plan: drawnRoom(...drawings),
  states: drawnStates(...drawings),
}));
const RUNS = { numRuns: 600 };

it('gives as many free seats of the category as asked for, each once, and always the same', () => {
  fc.assert(
    fc.property(cases, ({ plan, states, wish }) => {
      const seats = bestAvailable(plan, states, wish);
      expect(bestAvailable(plan, { ...states }, wish)).toEqual(seats);
      if (!seats) return;
      const found = locate(plan, seats);
      expect(found).toHaveLength(wish.quantity);
      for (const { row, index, seat } of found) {
        expect(states[row.rowId]?.[index]).toBe('.');
        expect(seat.blocked).toBeUndefined();
        if (wish.categoryId) expect(seat.categoryId).toBe(wish.categoryId);
      }
    }),
    RUNS,
  );
});

it('never splits a party that fits into one row, nor leaves a single seat where that can be avoided', () => {
  fc.assert(
    fc.property(cases, ({ plan, states, wish }) => {
      const places = everyPlace(plan, states, wish);
      if (places.length === 0) return;
      const found = locate(plan, bestAvailable(plan, states, wish) ?? []);
      expect(rowsUsed(plan, bestAvailable(plan, states, wish) ?? [])).toBe(1);
      expect(found.slice(1).every(({ row, index }) => adjacent(row, index - 1))).toBe(true);
      if (places.some((place) => !leavesSingle(place, states)))
        expect(leavesSingle(found, states)).toBe(false);
    }),
    RUNS,
  );
});

it('splits only over neighbouring rows', () => {
  fc.assert(
    fc.property(cases, ({ plan, states, wish }) => {
      const rows = rowsOfPlan(plan);
      const found = locate(plan, bestAvailable(plan, states, wish) ?? []);
      const used = [...new Set(found.map(({ row }) => rows.indexOf(row)))];
      expect(used.at(-1) ?? 0).toBe((used[0] ?? 0) + Math.max(0, used.length - 1));
    }),
    RUNS,
  );
});

it('keeps to the rule that exact choices are held against', () => {
  fc.assert(
    fc.property(cases, ({ plan, states, wish }) => {
      const chosen = bestAvailable(plan, states, wish) ?? [];
      expect(singleSeatsLeft(plan, states, { chosen })).toBeUndefined();
    }),
    RUNS,
  );
});

it('never spreads a party over more rows, nor fails it, when one more seat is free', () => {
  fc.assert(
    fc.property(cases, fc.nat(), ({ drawings, wish }, number) => {
      const sold = [...drawings.join('\n').matchAll(/s/g)].map(({ index }) => index);
      const at = sold[number % Math.max(1, sold.length)];
      if (at === undefined) return;
      const text = drawings.join('\n');
      const freed = `${text.slice(0, at)}.${text.slice(at + 1)}`.split('\n');
      const plan = drawnRoom(...drawings);
      const before = bestAvailable(plan, drawnStates(...drawings), { quantity: wish.quantity });
      const after = bestAvailable(plan, drawnStates(...freed), { quantity: wish.quantity });
      if (!before || before.some((id) => locate(plan, [id])[0]?.seat.kind)) return;
      expect(after).toBeDefined();
      expect(rowsUsed(plan, after ?? [])).toBeLessThanOrEqual(rowsUsed(plan, before));
    }),
    RUNS,
  );
});

it('never gives a worse place when another whole row becomes free', () => {
  fc.assert(
    fc.property(rooms, fc.integer({ min: 1, max: 7 }), (drawings, quantity) => {
      const full = 's'.repeat(12);
      const before = [...drawings.slice(0, 5), full];
      const after = [...drawings.slice(0, 5), '.'.repeat(12)];
      const plan = drawnRoom(...before);
      const [one, other] = [before, after].map((each) =>
        bestAvailable(plan, drawnStates(...each), { quantity }),
      );
      if (!one || rowsUsed(plan, one) > 1 || locate(plan, one).some(({ seat }) => seat.kind))
        return;
      const states = drawnStates(...before);
      if (other && leavesSingle(locate(plan, one), states)) return;
      expect(meanDistance(plan, other ?? [])).toBeLessThanOrEqual(meanDistance(plan, one));
    }),
    RUNS,
  );
});
