import type { CategoryId, SeatId } from '../ids.ts';
import { SEAT_STATES, type RowStates } from '../booking/availability.ts';
import { bestTogether } from './best-together.ts';
import { distanceBetween, middleOf } from './geometry.ts';
import type { Row, Seat, SeatingPlan } from './plan.ts';
import type { RoomStates, SeatFilter } from './seat-runs.ts';

/** Lost seats that are equal to each other. */
type LostGroup = {
  readonly categoryId: CategoryId;
  readonly kind: Seat['kind'];
  readonly seats: readonly Seat[];
};

/** How many centimetres more each of a party goes so as not to leave a single free seat behind. */
export const GAP_COST_CM = 300;

/**
 * As many free seats as were lost, equal to them in category and kind and as near to them as can be: side by side
 * where a row has room, else one by one. Undefined when there are not enough or a lost seat is not in the plan.
 */
export function nearestEqual(
  plan: SeatingPlan,
  states: RoomStates,
  lostSeatIds: readonly SeatId[],
): SeatId[] | undefined {
  const lost = new Set(lostSeatIds);
  const rows = plan.sections.flatMap((section) => (section.kind === 'seated' ? section.rows : []));
  const groups = lostGroups(rows, lost);
  if (groups.reduce((sum, group) => sum + group.seats.length, 0) !== lost.size) return undefined;
  const others = Object.fromEntries(
    rows.map((row) => [row.rowId, withoutSeats(row, states[row.rowId], lost)]),
  );
  const found: SeatId[] = [];
  for (const group of groups) {
    const seats = substitutesOf(plan, rows, others, group);
    if (!seats) return undefined;
    found.push(...seats);
  }
  return found;
}

function lostGroups(rows: readonly Row[], lost: ReadonlySet<SeatId>): LostGroup[] {
  const seats = rows.flatMap((row) =>
    row.seats
      .filter((seat) => lost.has(seat.seatId))
      .map((seat) => ({ seat, categoryId: seat.categoryId ?? row.categoryId })),
  );
  const groups = Map.groupBy(seats, ({ seat, categoryId }) => `${categoryId} ${seat.kind ?? ''}`);
  return [...groups.values()].flatMap((members) => {
    const first = members[0];
    if (!first) return [];
    return [
      {
        categoryId: first.categoryId,
        kind: first.seat.kind,
        seats: members.map(({ seat }) => seat),
      },
    ];
  });
}

/** The row's states with the lost seats taken: nobody is offered what they have just lost. */
function withoutSeats(row: Row, states: RowStates = '', lost: ReadonlySet<SeatId>): RowStates {
  if (!row.seats.some((seat) => lost.has(seat.seatId))) return states;
  return row.seats
    .map((seat, index) =>
      lost.has(seat.seatId) ? SEAT_STATES.held : (states[index] ?? SEAT_STATES.held),
    )
    .join('');
}

function substitutesOf(
  plan: SeatingPlan,
  rows: readonly Row[],
  states: RoomStates,
  { categoryId, kind, seats }: LostGroup,
): SeatId[] | undefined {
  const near = middleOf(seats);
  const suits: SeatFilter = (seat, row) =>
    seat.kind === kind && (seat.categoryId ?? row.categoryId) === categoryId;
  const together = bestTogether(plan, states, seats.length, { suits, near, gapCost: GAP_COST_CM });
  if (together) return together;
  const free = rows
    .flatMap((row) =>
      row.seats.filter(
        (seat, index) => isFree(seat, states[row.rowId]?.[index]) && suits(seat, row),
      ),
    )
    .toSorted((one, other) => distanceBetween(one, near) - distanceBetween(other, near));
  return free.length < seats.length
    ? undefined
    : free.slice(0, seats.length).map((seat) => seat.seatId);
}

function isFree(seat: Seat, state: string | undefined): boolean {
  return !seat.blocked && state === SEAT_STATES.free;
}
