import {
  hideSeats,
  type EventId,
  type RoomStates,
  type SeatId,
  type SeatingPlan,
} from '../../domain/index.ts';

/**
 * Seats that requests of this task have chosen and are about to take. Without it, all who ask for the best seats in
 * the same moment are given the same ones, and all but one have to choose again.
 */
export type SeatsInFlight = {
  /** The rows with the seats in flight shown as held. */
  hide(eventId: EventId, plan: SeatingPlan, rows: RoomStates): RoomStates;
  begin(eventId: EventId, seatIds: readonly SeatId[]): void;
  end(eventId: EventId, seatIds: readonly SeatId[]): void;
};

/** No seat in flight yet. */
export function seatsInFlight(): SeatsInFlight {
  const flights = new Map<EventId, Set<SeatId>>();
  return {
    hide: (eventId, plan, rows) => hideSeats(plan, rows, flights.get(eventId) ?? []),
    begin(eventId, seatIds) {
      flights.set(eventId, new Set([...(flights.get(eventId) ?? []), ...seatIds]));
    },
    end(eventId, seatIds) {
      const left = flights.get(eventId);
      for (const seatId of seatIds) left?.delete(seatId);
      if (left?.size === 0) flights.delete(eventId);
    },
  };
}
