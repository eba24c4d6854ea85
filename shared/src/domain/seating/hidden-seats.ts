import { SEAT_STATES, type RowStates } from '../booking/availability.ts';
import type { SeatId } from '../ids.ts';
import type { SeatingPlan } from './plan.ts';
import { seatIndexOf } from './seat-index.ts';
import type { RoomStates } from './seat-runs.ts';

/** A room with some seats shown as held, so that nobody is offered them. */
export function hideSeats(
  plan: SeatingPlan,
  states: RoomStates,
  seatIds: Iterable<SeatId>,
): RoomStates {
  return withSeatsAs(plan, states, seatIds, SEAT_STATES.held);
}

/** A room with some seats shown as free: to those who hold them, they are to be had. */
export function freeSeats(
  plan: SeatingPlan,
  states: RoomStates,
  seatIds: Iterable<SeatId>,
): RoomStates {
  return withSeatsAs(plan, states, seatIds, SEAT_STATES.free);
}

function withSeatsAs(
  plan: SeatingPlan,
  states: RoomStates,
  seatIds: Iterable<SeatId>,
  state: string,
): RoomStates {
  const shown: Record<string, string> = { ...states };
  for (const seatId of seatIds) {
    const place = seatIndexOf(plan).get(seatId);
    const states = place && shown[place.row.rowId];
    if (states) shown[place.row.rowId] = replaced(states, place.position, state);
  }
  return shown;
}

function replaced(states: RowStates, position: number, state: string): RowStates {
  return states.slice(0, position) + state + states.slice(position + 1);
}
