import type { SeatId } from '../ids.ts';
import { distanceBetween } from './geometry.ts';
import type { Point, Row, SeatingPlan } from './plan.ts';
import {
  freeRunsOf,
  seatFilter,
  suitedParts,
  type CategoryWish,
  type RoomStates,
  type SeatFilter,
  type SeatRun,
} from './seat-runs.ts';
import { splitParty } from './split-party.ts';

/** What a party asks for. */
export type SeatWish = CategoryWish & { readonly quantity: number };

/**
 * The best free seats for a party: side by side in the row and at the place nearest to the focal point, leaving no
 * single free seat behind where that can be avoided; over neighbouring rows only when no row has room. Accessible
 * seats and their companions are offered only when nothing else is left. Undefined when the party fits nowhere.
 */
export function bestAvailable(
  plan: SeatingPlan,
  states: RoomStates,
  wish: SeatWish,
): SeatId[] | undefined {
  if (wish.quantity < 1) return undefined;
  for (const special of ['ordinary', 'with-accessible'] as const) {
    const suits = seatFilter(wish, special);
    const found =
      bestTogether(plan, states, wish.quantity, { suits, near: plan.focalPoint, gapCost: NEVER }) ??
      splitParty(plan, states, wish.quantity, suits);
    if (found) return found;
  }
  return undefined;
}

/** What a place must be and what it should be near to. */
export type PlaceWish = {
  readonly suits: SeatFilter;
  readonly near: Point;
  /** How many centimetres more each of the party would go so as not to leave a single free seat behind. */
  readonly gapCost: number;
};

/** A gap cost that no room is large enough for. */
const NEVER = 1e9;

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
      for (const run of freeRunsOf(row, states[row.rowId])) {
        best = betterOf(best, bestInRun(run, quantity, wish));
      }
    }
  }
  return best?.row.seats.slice(best.start, best.start + quantity).map((seat) => seat.seatId);
}

function bestInRun(
  run: SeatRun,
  quantity: number,
  { suits, near, gapCost }: PlaceWish,
): Place | undefined {
  if (run.end - run.start < quantity) return undefined;
  let best: Place | undefined;
  for (const part of suitedParts(run, suits)) {
    const distances = part.row.seats
      .slice(part.start, part.end)
      .map((seat) => distanceBetween(seat, near));
    let distance = distances.slice(0, quantity).reduce((sum, each) => sum + each, 0);
    for (let start = part.start; start + quantity <= part.end; start += 1) {
      const cost = distance / quantity + gapCost * singleGaps(run, start, quantity);
      best = betterOf(best, { row: run.row, start, cost });
      const offset = start - part.start;
      distance += (distances[offset + quantity] ?? 0) - (distances[offset] ?? 0);
    }
  }
  return best;
}

/** How many single free seats a party would leave in a run. */
function singleGaps(run: SeatRun, start: number, quantity: number): number {
  return Number(start - run.start === 1) + Number(run.end - start - quantity === 1);
}

function betterOf(best: Place | undefined, other: Place | undefined): Place | undefined {
  if (!best || !other) return best ?? other;
  return other.cost < best.cost ? other : best;
}
