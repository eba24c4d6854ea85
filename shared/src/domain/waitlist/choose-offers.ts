import { choosePools } from '../booking/pool-choice.ts';
import { placeLinesOf, seatIdsOf, seatLinesOf } from '../booking/lines.ts';
import type { BookingLine } from '../booking/booking.ts';
import type { TicketedEvent } from '../events/event.ts';
import type { CategoryId, SectionId } from '../ids.ts';
import { bestAvailable } from '../seating/best-available.ts';
import { bestTogether } from '../seating/best-together.ts';
import { hideSeats } from '../seating/hidden-seats.ts';
import type { SeatingPlan } from '../seating/plan.ts';
import { seatFilter, type RoomStates } from '../seating/seat-runs.ts';
import type { WaitlistEntry } from './entry.ts';

/** A room with what may be offered now. */
export type OfferRoom = {
  readonly event: TicketedEvent;
  readonly plan: SeatingPlan;
  readonly rows: RoomStates;
  /** Places of each pool of a standing section. */
  readonly pools: Readonly<Record<SectionId, readonly number[]>>;
};

/** Exact seats or places chosen for an entry. */
export type ChosenOffer = { readonly entry: WaitlistEntry; readonly lines: readonly BookingLine[] };

/**
 * Whom what is free is offered to: in the order of the line, each party whole or not at all; one for which there is
 * nothing is passed over and stays where it is. Nothing is given twice. `random` spreads parties over pools.
 */
export function chooseOffers(
  room: OfferRoom,
  line: readonly WaitlistEntry[],
  random: () => number,
): ChosenOffer[] {
  const offers: ChosenOffer[] = [];
  let left = room;
  for (const entry of line) {
    const lines = linesFor(left, entry, random);
    if (!lines) continue;
    offers.push({ entry, lines });
    left = without(left, lines);
  }
  return offers;
}

function linesFor(
  room: OfferRoom,
  entry: WaitlistEntry,
  random: () => number,
): BookingLine[] | undefined {
  const among = new Set(entry.categoryIds);
  return seatsFor(room, entry, among) ?? placesFor(room, entry, among, random);
}

/** A gap cost that no room is large enough for: single seats are left only where nothing else is free. */
const NEVER = 1e9;

function seatsFor(
  { event, plan, rows }: OfferRoom,
  { quantity, together }: WaitlistEntry,
  among: ReadonlySet<CategoryId>,
): BookingLine[] | undefined {
  const suits = seatFilter({ among }, 'ordinary');
  const seats =
    together === 'always'
      ? bestTogether(plan, rows, quantity, { suits, near: plan.focalPoint, gapCost: NEVER })
      : bestAvailable(plan, rows, { quantity, among });
  return seats && seatLinesOf(event, plan, seats);
}

function placesFor(
  { event, plan, pools }: OfferRoom,
  { quantity }: WaitlistEntry,
  among: ReadonlySet<CategoryId>,
  random: () => number,
): BookingLine[] | undefined {
  for (const section of plan.sections) {
    if (section.kind === 'seated' || !among.has(section.categoryId)) continue;
    const draws = choosePools(pools[section.sectionId] ?? [], quantity, random);
    if (draws) return placeLinesOf(event, plan, section.sectionId, draws);
  }
  return undefined;
}

function without(room: OfferRoom, lines: readonly BookingLine[]): OfferRoom {
  const pools = { ...room.pools };
  for (const line of lines) {
    if (line.kind === 'seat') continue;
    const places = [...(pools[line.sectionId] ?? [])];
    places[line.pool] = (places[line.pool] ?? 0) - 1;
    pools[line.sectionId] = places;
  }
  return { ...room, pools, rows: hideSeats(room.plan, room.rows, seatIdsOf(lines)) };
}
