import { DomainError } from '../errors.ts';
import type { TicketedEvent, PriceCategory } from '../events/event.ts';
import type { CategoryId, SeatId, SectionId } from '../ids.ts';
import type { SeatingPlan } from '../seating/plan.ts';
import { seatIndexOf } from '../seating/seat-index.ts';
import type { BookingLine, PlaceLine, SeatLine } from './booking.ts';
import type { PoolDraw } from './pool-choice.ts';

/** The lines of seats at today's prices. Throws 'seat-unknown', and 'seat-unavailable' for a seat never for sale. */
export function seatLinesOf(
  event: TicketedEvent,
  plan: SeatingPlan,
  seatIds: readonly SeatId[],
): SeatLine[] {
  const index = seatIndexOf(plan);
  return seatIds.map((seatId) => {
    const place = index.get(seatId);
    if (!place) throw new DomainError('seat-unknown', { seats: [seatId] });
    if (place.seat.blocked) throw new DomainError('seat-unavailable', { seats: [seatId] });
    const category = categoryOf(event, place.seat.categoryId ?? place.row.categoryId);
    return {
      kind: 'seat',
      sectionId: place.section.sectionId,
      rowId: place.row.rowId,
      block: place.block,
      seatId,
      label: { section: place.section.name, row: place.row.label, seat: place.seat.label },
      categoryId: category.categoryId,
      price: category.price,
    };
  });
}

/** The lines of standing places at today's price. Throws 'section-unknown'. */
export function placeLinesOf(
  event: TicketedEvent,
  plan: SeatingPlan,
  sectionId: SectionId,
  draws: readonly PoolDraw[],
): PlaceLine[] {
  const section = plan.sections.find((one) => one.sectionId === sectionId);
  if (section?.kind !== 'standing') throw new DomainError('section-unknown', { sectionId });
  const { categoryId, price } = categoryOf(event, section.categoryId);
  return draws.flatMap(({ pool, quantity }) =>
    Array.from({ length: quantity }, (): PlaceLine => {
      return {
        kind: 'place',
        sectionId,
        pool,
        label: { section: section.name },
        categoryId,
        price,
      };
    }),
  );
}

/** A category of an event. Throws 'category-unknown'. */
export function categoryOf(event: TicketedEvent, categoryId: CategoryId): PriceCategory {
  const category = event.categories.find((one) => one.categoryId === categoryId);
  if (!category) throw new DomainError('category-unknown', { categoryId });
  return category;
}

/** The seats among some lines. */
export function seatIdsOf(lines: readonly BookingLine[]): SeatId[] {
  return lines.flatMap((line) => (line.kind === 'seat' ? [line.seatId] : []));
}

/** Names what a line takes from the inventory: its seat, or its pool within the event. */
export function inventoryNameOf(line: BookingLine): string {
  return line.kind === 'seat' ? line.seatId : `${line.sectionId}#${line.pool}`;
}

/** How many places of each pool of a section some lines draw. */
export function drawsOf(lines: readonly BookingLine[], sectionId: SectionId): PoolDraw[] {
  const pools = new Map<number, number>();
  for (const line of lines) {
    if (line.kind !== 'place' || line.sectionId !== sectionId) continue;
    pools.set(line.pool, (pools.get(line.pool) ?? 0) + 1);
  }
  return [...pools].map(([pool, quantity]) => ({ pool, quantity }));
}
