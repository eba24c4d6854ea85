import type { SeatId } from '../ids.ts';
import { bestTogether } from './best-together.ts';
import type { SeatingPlan } from './plan.ts';
import { seatFilter, type CategoryWish, type RoomStates } from './seat-runs.ts';
import { splitParty } from './split-party.ts';
import { bestWithWheelchairs } from './with-wheelchairs.ts';

/** What a party asks for. */
export type SeatWish = CategoryWish & {
  readonly quantity: number;
  /** How many of the party come in a wheelchair; the others sit beside them. None where absent. */
  readonly wheelchairs?: number | undefined;
};

/** A gap cost that no room is large enough for. */
const NEVER = 1e9;

/**
 * The best free seats for a party: side by side in the row and at the place nearest to the focal point, leaving no
 * single free seat behind where that can be avoided; over neighbouring rows only when no row has room. Accessible
 * seats and their companions are offered to others only when nothing else is left. Undefined when the party fits
 * nowhere. The same room always gives the same seats; docs/best-available.md has the score.
 */
export function bestAvailable(
  plan: SeatingPlan,
  states: RoomStates,
  wish: SeatWish,
): SeatId[] | undefined {
  const { quantity, wheelchairs = 0 } = wish;
  if (quantity < 1 || wheelchairs > quantity) return undefined;
  if (wheelchairs > 0) return bestWithWheelchairs(plan, states, { ...wish, wheelchairs });
  for (const special of ['ordinary', 'with-accessible'] as const) {
    const suits = seatFilter(wish, special);
    const found =
      bestTogether(plan, states, quantity, { suits, near: plan.focalPoint, gapCost: NEVER }) ??
      splitParty(plan, states, quantity, suits);
    if (found) return found;
  }
  return undefined;
}
