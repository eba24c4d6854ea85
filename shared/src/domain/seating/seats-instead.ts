import type { SeatId } from '../ids.ts';
import { bestTogether } from './best-together.ts';
import { middleOf } from './geometry.ts';
import { hideSeats } from './hidden-seats.ts';
import { GAP_COST_CM, nearestEqual } from './nearest-equal.ts';
import type { Row, Seat, SeatingPlan } from './plan.ts';
import { isApart } from './row-shape.ts';
import { seatIndexOf, type SeatPlace } from './seat-index.ts';
import type { RoomStates } from './seat-runs.ts';

/**
 * Seats for somebody who wanted some of which a few are lost, as others may be: as many, of the same categories and kinds. Who wanted to
 * sit side by side does so, at the place nearest to the one wanted; else the seats that are left stay and the others
 * are replaced. Undefined where that is not free.
 */
export function seatsInstead(
  plan: SeatingPlan,
  states: RoomStates,
  wanted: readonly SeatId[],
  lost: readonly SeatId[],
): SeatId[] | undefined {
  const places = wanted.flatMap((seatId) => seatIndexOf(plan).get(seatId) ?? []);
  if (places.length !== wanted.length) return undefined;
  if (areTogether(places)) return togetherInstead(plan, hideSeats(plan, states, lost), places);
  const left = wanted.filter((seatId) => !lost.includes(seatId));
  const missing = wanted.filter((seatId) => lost.includes(seatId));
  const others = nearestEqual(plan, hideSeats(plan, states, [...left, ...lost]), missing);
  return others && [...left, ...others];
}

/** Whether two or more seats stand side by side, without an aisle between them. */
function areTogether(places: readonly SeatPlace[]): boolean {
  const inOrder = places.toSorted((one, other) => one.position - other.position);
  return (
    places.length > 1 &&
    inOrder.slice(1).every(({ row, position }, step) => {
      const before = inOrder[step];
      return before?.row === row && before.position === position - 1 && !isApart(row, position);
    })
  );
}

function togetherInstead(
  plan: SeatingPlan,
  states: RoomStates,
  places: readonly SeatPlace[],
): SeatId[] | undefined {
  const sorts = places.map(({ seat, row }) => sortOf(seat, row)).sort();
  const any = new Set(sorts);
  return bestTogether(plan, states, places.length, {
    suits: (seat, row) => any.has(sortOf(seat, row)),
    near: middleOf(places.map(({ seat }) => seat)),
    gapCost: GAP_COST_CM,
    fits: (seats, row) =>
      seats
        .map((seat) => sortOf(seat, row))
        .sort()
        .every((sort, at) => sort === sorts[at]),
  });
}

/** What makes seats equal: their category and what they are for. */
function sortOf({ categoryId, kind }: Seat, row: Row): string {
  return `${categoryId ?? row.categoryId} ${kind ?? ''}`;
}
