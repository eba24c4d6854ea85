import type { SeatId } from '../ids.ts';
import { bestTogether, type PlaceWish } from './best-together.ts';
import { middleOf } from './geometry.ts';
import { hideSeats } from './hidden-seats.ts';
import { GAP_COST_CM } from './nearest-equal.ts';
import type { Seat, SeatingPlan } from './plan.ts';
import { seatIndexOf } from './seat-index.ts';
import { seatFilter, type CategoryWish, type RoomStates } from './seat-runs.ts';

/** What a party with wheelchairs asks for; there is at least one. */
type WheelchairWish = CategoryWish & { readonly quantity: number; readonly wheelchairs: number };

/**
 * The best places for a party of whom some come in a wheelchair: as many accessible seats and no more, the others
 * beside them. Where no row has room for all, each wheelchair keeps one companion beside it and the rest sit as near
 * as can be. Undefined where that is not free.
 */
export function bestWithWheelchairs(
  plan: SeatingPlan,
  states: RoomStates,
  wish: WheelchairWish,
): SeatId[] | undefined {
  const all = beside(plan, states, wish);
  const closest = Math.min(wish.quantity, 2 * wish.wheelchairs);
  if (all || closest === wish.quantity) return all;
  const first = beside(plan, states, { ...wish, quantity: closest });
  if (!first) return undefined;
  const rest = bestTogether(plan, hideSeats(plan, states, first), wish.quantity - closest, {
    suits: seatFilter(wish, 'ordinary'),
    near: middleOf(seatsOf(plan, first)),
    gapCost: GAP_COST_CM,
  });
  return rest && [...first, ...rest];
}

function beside(plan: SeatingPlan, states: RoomStates, wish: WheelchairWish): SeatId[] | undefined {
  const place: PlaceWish = {
    suits: seatFilter(wish, 'with-accessible'),
    near: plan.focalPoint,
    gapCost: GAP_COST_CM,
    fits: (seats) => seats.filter(isAccessible).length === wish.wheelchairs,
  };
  return bestTogether(plan, states, wish.quantity, place);
}

function isAccessible({ kind }: Seat): boolean {
  return kind === 'accessible';
}

function seatsOf(plan: SeatingPlan, seatIds: readonly SeatId[]): Seat[] {
  return seatIds.flatMap((seatId) => seatIndexOf(plan).get(seatId)?.seat ?? []);
}
