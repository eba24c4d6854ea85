import {
  DomainError,
  freeSeats,
  SEAT_STATES,
  seatIdsOf,
  seatIndexOf,
  singleSeatsLeft,
  type Booking,
  type RoomStates,
  type SeatId,
  type SeatingPlan,
  type TicketedEvent,
} from '../../domain/index.ts';
import { planOf, type Choice, type ChoiceDeps } from './choose-lines.ts';

type Deps = Pick<ChoiceDeps, 'plans' | 'rooms'>;

/**
 * Throws 'single-seat-left' with those seats and a better choice, where the event avoids them and the choice of exact
 * seats is complete. A courtesy by the room as this task knows it: a seat sold in the same moment may still make another
 * one single.
 */
export async function requireNoSingleSeats(
  deps: Deps,
  { event, wishes, held }: Choice,
): Promise<void> {
  const { seats, stillChoosing } = wishes;
  if (!event.avoidsSingleSeats || !seats || stillChoosing) return;
  const judged = held && !held.stillChoosing ? seatIdsOf(held.lines) : [];
  await judge(deps, event, { seats, judged, own: seatIdsOf(held?.lines ?? []) });
}

/** Throws 'single-seat-left' where seats are to be paid for that nobody has judged, since more of them were to come. */
export async function requireJudgedSeats(
  deps: Deps,
  event: TicketedEvent,
  { lines, stillChoosing }: Booking,
): Promise<void> {
  if (!event.avoidsSingleSeats || !stillChoosing) return;
  const own = seatIdsOf(lines);
  await judge(deps, event, { seats: own, judged: [], own });
}

type Judged = {
  readonly seats: readonly SeatId[];
  readonly judged: readonly SeatId[];
  readonly own: readonly SeatId[];
};

async function judge(
  deps: Deps,
  event: TicketedEvent,
  { seats, judged, own }: Judged,
): Promise<void> {
  const plan = await planOf(deps, event);
  const rows = freeSeats(plan, (await deps.rooms.view(event)).rows, own);
  // Seats that are unknown or somebody else's are refused by the write, with the reason that matters then.
  if (!seats.every((seatId) => isFree(plan, rows, seatId))) return;
  const left = singleSeatsLeft(plan, rows, { chosen: seats, judged });
  if (left) throw new DomainError('single-seat-left', left);
}

function isFree(plan: SeatingPlan, rows: RoomStates, seatId: SeatId): boolean {
  const place = seatIndexOf(plan).get(seatId);
  return place !== undefined && rows[place.row.rowId]?.[place.position] === SEAT_STATES.free;
}
