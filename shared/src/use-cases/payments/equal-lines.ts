import {
  choosePools,
  drawsOf,
  hideSeats,
  inventoryNameOf,
  nearestEqual,
  placeLinesOf,
  seatIdsOf,
  seatLinesOf,
  type Booking,
  type BookingLine,
  type DomainError,
  type MinorUnits,
  type PlaceLine,
  type SeatId,
  type SectionId,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { OpenRoom } from '../booking/choose-lines.ts';
import type { PlanStore, RoomReader } from '../ports.ts';

/** What finding substitutes needs. */
export type SubstituteDeps = { plans: PlanStore; rooms: RoomReader; random: () => number };

/** Which seats and pools of a booking somebody else has taken. */
export type Loss = { readonly seats: Set<SeatId>; readonly pools: Set<string> };

/** Nothing lost yet. */
export function noLoss(): Loss {
  return { seats: new Set(), pools: new Set() };
}

/** Adds what a refused confirmation says of the booking's own seats and pools. */
export function noteLoss(loss: Loss, { lines }: Booking, refusal: DomainError): void {
  const own = new Set(lines.map(inventoryNameOf));
  const { seats = [], pools = [] } = refusal.details as {
    seats?: readonly SeatId[];
    pools?: readonly { sectionId: SectionId; pool: number }[];
  };
  for (const seatId of seats) if (own.has(seatId)) loss.seats.add(seatId);
  for (const { sectionId, pool } of pools) {
    const name = `${sectionId}#${pool}`;
    if (own.has(name)) loss.pools.add(name);
  }
}

/**
 * The booking's lines with equal ones for those lost, each at the price that was paid (rule 20): a party that sat in
 * one row moves together if that can be, else only who has to. Undefined when there are none.
 */
export async function equalLines(
  deps: SubstituteDeps,
  event: TicketedEvent,
  booking: Booking,
  loss: Loss,
): Promise<BookingLine[] | undefined> {
  const plan = await deps.plans.find(event.planVersion);
  if (!plan) return undefined;
  const room = await deps.rooms.view(event);
  const seats = equalSeats({ event, plan, room }, booking.lines, loss);
  return seats && equalPlaces(deps, { event, plan, room }, seats, loss);
}

function equalSeats(
  { event, plan, room: { rows } }: OpenRoom,
  lines: readonly BookingLine[],
  loss: Loss,
): readonly BookingLine[] | undefined {
  if (loss.seats.size === 0) return lines;
  const instead = (gone: readonly SeatId[]) => {
    // Seats that stay must not be offered again, though a hold that is over makes them look free.
    const found = nearestEqual(plan, hideSeats(plan, rows, seatIdsOf(lines)), gone);
    return found && withSeats(lines, gone, seatLinesOf(event, plan, found));
  };
  const together = inOneRow(lines) ? instead(seatIdsOf(lines)) : undefined;
  return together && inOneRow(together) ? together : instead([...loss.seats]);
}

function inOneRow(lines: readonly BookingLine[]): boolean {
  const rows = lines.flatMap((line) => (line.kind === 'seat' ? [line.rowId] : []));
  return new Set(rows).size === 1;
}

/** Each substitute keeps the price that was paid; undefined when one would have cost more. */
function withSeats(
  lines: readonly BookingLine[],
  gone: readonly SeatId[],
  substitutes: readonly BookingLine[],
): BookingLine[] | undefined {
  const left = [...substitutes];
  const changed: BookingLine[] = [];
  for (const line of lines) {
    if (line.kind === 'place' || !gone.includes(line.seatId)) {
      changed.push(line);
      continue;
    }
    const at = left.findIndex(
      (other) => other.categoryId === line.categoryId && other.price <= fullPriceOf(line),
    );
    const [other] = at < 0 ? [] : left.splice(at, 1);
    if (!other) return undefined;
    changed.push(asPaid(other, line));
  }
  return changed;
}

/** A substitute at the price that was paid for what it stands for, with the code that lowered it. */
function asPaid(substitute: BookingLine, { price, fullPrice }: BookingLine): BookingLine {
  return { ...substitute, price, ...(fullPrice !== undefined && { fullPrice }) };
}

/** What was agreed on before a code lowered it: that is what an equal seat may cost at most. */
function fullPriceOf({ price, fullPrice = price }: BookingLine): MinorUnits {
  return fullPrice;
}

/** Places of lost pools drawn from all pools of their section. */
function equalPlaces(
  deps: Pick<SubstituteDeps, 'random'>,
  { event, plan, room: { pools } }: OpenRoom,
  lines: readonly BookingLine[],
  loss: Loss,
): BookingLine[] | undefined {
  const isLost = (line: BookingLine): line is PlaceLine =>
    line.kind === 'place' && loss.pools.has(inventoryNameOf(line));
  const kept = lines.filter((line) => !isLost(line));
  const substitutes = new Map<SectionId, PlaceLine[]>();
  for (const [sectionId, gone] of Map.groupBy(lines.filter(isLost), (line) => line.sectionId)) {
    // The booking's own claims are over: what it still has in a pool looks free and is not.
    const own = new Map(drawsOf(kept, sectionId).map(({ pool, quantity }) => [pool, quantity]));
    const free = (pools[sectionId] ?? []).map((places, pool) => places - (own.get(pool) ?? 0));
    const draws = choosePools(free, gone.length, deps.random);
    if (!draws) return undefined;
    substitutes.set(sectionId, placeLinesOf(event, plan, sectionId, draws));
  }
  return lines.map((line) => {
    const other = isLost(line) ? substitutes.get(line.sectionId)?.pop() : undefined;
    return other ? asPaid(other, line) : line;
  });
}
