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
  const shown: Record<string, string> = { ...states };
  for (const seatId of seatIds) {
    const place = seatIndexOf(plan).get(seatId);
    const states = place && shown[place.row.rowId];
    if (states) shown[place.row.rowId] = withHeld(states, place.position);
  }
  return shown;
}

function withHeld(states: RowStates, position: number): RowStates {
  return states.slice(0, position) + SEAT_STATES.held + states.slice(position + 1);
}
