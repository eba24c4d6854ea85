import type { SeatId } from '../ids.ts';
import { distanceBetween } from './geometry.ts';
import { leastDistance } from './row-shape.ts';
import type { Point, Row, Seat, SeatingPlan } from './plan.ts';
import {
  freeRunsOf,
  singlesBeside,
  suitedParts,
  type RoomStates,
  type SeatFilter,
  type SeatRun,
} from './seat-runs.ts';

/** What a place must be and what it should be near to. */
export type PlaceWish = {
  readonly suits: SeatFilter;
  readonly near: Point;
  /** How many centimetres more each of the party would go so as not to leave a single free seat behind. */
  readonly gapCost: number;
  /** What the seats must be as a whole; anything where absent. */
  readonly fits?: (seats: readonly Seat[], row: Row) => boolean;
};

type Place = { readonly row: Row; readonly start: number; readonly cost: number };

/** The best seats side by side, or undefined when no row has room for all. */
export function bestTogether(
  plan: SeatingPlan,
  states: RoomStates,
  quantity: number,
  wish: PlaceWish,
): SeatId[] | undefined {
  let best: Place | undefined;
  for (const section of plan.sections) {
    if (section.kind === 'standing') continue;
    for (const row of section.rows) {
      if (best && best.cost <= leastDistance(row, wish.near)) continue;
      for (const run of freeRunsOf(row, states[row.rowId])) {
        best = betterOf(best, bestInRun(run, quantity, wish));
      }
    }
  }
  return best?.row.seats.slice(best.start, best.start + quantity).map((seat) => seat.seatId);
}

function bestInRun(run: SeatRun, quantity: number, wish: PlaceWish): Place | undefined {
  if (run.end - run.start < quantity) return undefined;
  const { suits, near, gapCost, fits } = wish;
  let best: Place | undefined;
  for (const part of suitedParts(run, suits)) {
    const distances = part.row.seats
      .slice(part.start, part.end)
      .map((seat) => distanceBetween(seat, near));
    let distance = distances.slice(0, quantity).reduce((sum, each) => sum + each, 0);
    for (let start = part.start; start + quantity <= part.end; start += 1) {
      const cost = distance / quantity + gapCost * singlesBeside(run, start, quantity);
      if (!fits || fits(run.row.seats.slice(start, start + quantity), run.row))
        best = betterOf(best, { row: run.row, start, cost });
      const offset = start - part.start;
      distance += (distances[offset + quantity] ?? 0) - (distances[offset] ?? 0);
    }
  }
  return best;
}

function betterOf(best: Place | undefined, other: Place | undefined): Place | undefined {
  if (!best || !other) return best ?? other;
  return other.cost < best.cost ? other : best;
}
