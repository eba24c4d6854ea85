import {
  BLOCKED,
  epochOf,
  holdIsOver,
  isChangeHolder,
  type Actor,
  type EpochMs,
  type EventId,
  type Instant,
  type SeatId,
  type SectionId,
} from '../../domain/index.ts';
import { blocksStanding, type BlocksDeps } from '../events/blocks-standing.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { BlockState, EventStore } from '../ports.ts';

/** What looking for taken seats needs. */
export type TakenSeatsDeps = BlocksDeps & { events: Pick<EventStore, 'find'> };

/** Whose event, and who asks. */
export type TakenSeatsRequest = {
  readonly eventId: EventId;
  readonly by: Pick<Actor, 'employeeId' | 'role'>;
};

/** Seats that are sold or held, and how many places of each standing section. */
export type TakenSeats = {
  readonly seats: readonly SeatId[];
  readonly places: Readonly<Record<SectionId, number>>;
};

/** What of an own event's room is sold or held, by consistent reads. Throws 'event-not-found'. */
export async function takenSeats(
  deps: TakenSeatsDeps,
  { eventId, by }: TakenSeatsRequest,
  now: Instant,
): Promise<TakenSeats> {
  const event = await requireOwnEvent(deps, eventId, by);
  const seats: SeatId[] = [];
  const places: Record<SectionId, number> = {};
  for (const block of await blocksStanding(deps, event)) {
    if (block.kind === 'row') seats.push(...seatsOf(block, epochOf(now)));
    else places[block.sectionId] = (places[block.sectionId] ?? 0) + placesOf(block, epochOf(now));
  }
  return { seats, places };
}

function seatsOf({ by, until }: Extract<BlockState, { kind: 'row' }>, now: EpochMs): SeatId[] {
  return Object.entries(by).flatMap(([seatId, holder]) => {
    const free =
      holder === BLOCKED || isChangeHolder(holder) || holdIsOver(until[seatId] ?? 0, now);
    return free ? [] : [seatId];
  });
}

function placesOf({ sold, claims }: Extract<BlockState, { kind: 'pool' }>, now: EpochMs): number {
  return Object.entries(claims)
    .filter(([holder, { until }]) => !isChangeHolder(holder) && !holdIsOver(until, now))
    .reduce((sum, [, { quantity }]) => sum + quantity, sold);
}
