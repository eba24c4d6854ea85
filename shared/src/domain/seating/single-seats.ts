import type { CategoryId, SeatId } from '../ids.ts';
import { SEAT_STATES } from '../booking/availability.ts';
import { freeSeats } from './hidden-seats.ts';
import type { Row, Seat, SeatedSection, SeatingPlan } from './plan.ts';
import { seatIndexOf } from './seat-index.ts';
import { freeRunsOf, singlesBeside, type RoomStates, type SeatRun } from './seat-runs.ts';

/** Seats that a party would leave on their own, and seats for the whole party that would leave none. */
export type SingleSeats = { readonly single: SeatId[]; readonly suggestion: SeatId[] };

/** What a party has chosen, and what of it has been judged before; both count as free. */
export type JudgedChoice = {
  readonly chosen: readonly SeatId[];
  readonly judged?: readonly SeatId[];
};

/** With less of a section's seats of the chosen categories left than this, whatever can be sold is. */
const NEARLY_SOLD_OUT = 0.15;

/**
 * The single seats that a choice would leave between it and what is taken, an aisle or a row's end; undefined when there
 * are none. Nobody is blamed for a seat that was single before, that no other seats in that run of the same number,
 * categories and kinds would avoid, or for what was judged before; and not when the section is nearly sold out.
 */
export function singleSeatsLeft(
  plan: SeatingPlan,
  states: RoomStates,
  { chosen, judged = [] }: JudgedChoice,
): SingleSeats | undefined {
  const open = freeSeats(plan, states, [...chosen, ...judged]);
  const party = { chosen: new Set(chosen), judged: new Set(judged) };
  const places = chosen.flatMap((seatId) => seatIndexOf(plan).get(seatId) ?? []);
  const rows = new Map(places.map(({ row, section }) => [row, section]));
  const faults = [...rows].flatMap(([row, section]) =>
    faultsIn(row, open, party).filter(({ mine }) => !isNearlySoldOut(section, open, mine)),
  );
  if (faults.length === 0) return undefined;
  const moved = new Map(faults.flatMap(({ mine, better }) => pairs(mine, better)));
  return {
    single: faults.flatMap(({ single }) => single),
    suggestion: chosen.map((seatId) => moved.get(seatId) ?? seatId),
  };
}

type Party = { readonly chosen: ReadonlySet<SeatId>; readonly judged: ReadonlySet<SeatId> };

type Fault = {
  readonly mine: readonly Found[];
  readonly better: readonly Found[];
  readonly single: readonly SeatId[];
};

/** A seat of a row, and where it is in it. */
type Found = { readonly index: number; readonly seat: Seat; readonly categoryId: CategoryId };

function faultsIn(row: Row, open: RoomStates, party: Party): Fault[] {
  return freeRunsOf(row, open[row.rowId]).flatMap((run) => {
    const seats = seatsOf(run);
    const mine = seats.filter(({ seat }) => party.chosen.has(seat.seatId));
    const before = seats.filter(({ seat }) => party.judged.has(seat.seatId));
    if (mine.length === 0 || sameSeats(mine, before)) return [];
    const single = singlesAmong(seats, party.chosen);
    const better = single.length > 0 ? nearestWithout(run, seats, mine) : undefined;
    return better ? [{ mine, better, single }] : [];
  });
}

function seatsOf({ row, start, end }: SeatRun): Found[] {
  return row.seats.slice(start, end).map((seat, step) => ({
    index: start + step,
    seat,
    categoryId: seat.categoryId ?? row.categoryId,
  }));
}

function sameSeats(first: readonly Found[], second: readonly Found[]): boolean {
  return first.length === second.length && first.every((one, at) => one === second[at]);
}

/** The ordinary seats of a run that have no free neighbour once the chosen ones are taken. */
function singlesAmong(seats: readonly Found[], chosen: ReadonlySet<SeatId>): SeatId[] {
  if (seats.length === 1) return [];
  const isLeft = (found: Found | undefined) => found && !chosen.has(found.seat.seatId);
  return seats
    .filter((found, at) => isLeft(found) && !isLeft(seats[at - 1]) && !isLeft(seats[at + 1]))
    .filter(({ seat }) => seat.kind === undefined)
    .map(({ seat }) => seat.seatId);
}

/** As many seats of the same kinds side by side in the run that leave no single one, nearest to those chosen. */
function nearestWithout(
  run: SeatRun,
  seats: readonly Found[],
  mine: readonly Found[],
): Found[] | undefined {
  const sorts = sortsOf(mine);
  const places = seats
    .slice(0, seats.length - mine.length + 1)
    .map((_, at) => seats.slice(at, at + mine.length))
    .filter((place) => singlesBeside(run, place[0]?.index ?? 0, place.length) === 0)
    .filter((place) => sortsOf(place) === sorts);
  const away = (place: readonly Found[]): number =>
    place.reduce((sum, { index }, at) => sum + Math.abs(index - (mine[at]?.index ?? index)), 0);
  return places.toSorted((one, other) => away(one) - away(other))[0];
}

function sortsOf(seats: readonly Found[]): string {
  return seats
    .map(({ categoryId, seat }) => `${categoryId} ${seat.kind ?? ''}`)
    .sort()
    .join();
}

function pairs(from: readonly Found[], to: readonly Found[]): [SeatId, SeatId][] {
  return from.map(({ seat }, at) => [seat.seatId, to[at]?.seat.seatId ?? seat.seatId]);
}

/** Whether hardly any of the section's seats of these categories are free. */
function isNearlySoldOut(
  { rows }: SeatedSection,
  open: RoomStates,
  mine: readonly Found[],
): boolean {
  const wanted = new Set(mine.map(({ categoryId }) => categoryId));
  let free = 0;
  let all = 0;
  for (const row of rows) {
    for (const [index, seat] of row.seats.entries()) {
      if (seat.blocked || !wanted.has(seat.categoryId ?? row.categoryId)) continue;
      all += 1;
      if (open[row.rowId]?.[index] === SEAT_STATES.free) free += 1;
    }
  }
  return free < all * NEARLY_SOLD_OUT;
}
