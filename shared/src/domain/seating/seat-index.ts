import type { SeatId } from '../ids.ts';
import { rowBlocksOf } from './blocks.ts';
import type { Row, Seat, SeatedSection, SeatingPlan } from './plan.ts';

/** Where a seat stands in its plan. */
export type SeatPlace = {
  readonly section: SeatedSection;
  readonly row: Row;
  readonly seat: Seat;
  /** Its index in the row. */
  readonly position: number;
  /** The inventory block that carries it. */
  readonly block: string;
};

const indexes = new WeakMap<SeatingPlan, ReadonlyMap<SeatId, SeatPlace>>();

/** Every seat of a plan by its id; made once a plan. */
export function seatIndexOf(plan: SeatingPlan): ReadonlyMap<SeatId, SeatPlace> {
  const known = indexes.get(plan);
  if (known) return known;
  const index = new Map<SeatId, SeatPlace>();
  for (const section of plan.sections) {
    if (section.kind === 'seated') addSection(index, section);
  }
  indexes.set(plan, index);
  return index;
}

function addSection(index: Map<SeatId, SeatPlace>, section: SeatedSection): void {
  for (const row of section.rows) {
    const blocks = blockOfSeat(section, row);
    for (const [position, seat] of row.seats.entries()) {
      const block = blocks.get(seat.seatId) ?? '';
      index.set(seat.seatId, { section, row, seat, position, block });
    }
  }
}

/** The name of the inventory block that carries each seat of a row. */
export function blockOfSeat({ sectionId }: SeatedSection, row: Row): ReadonlyMap<SeatId, string> {
  return new Map(
    rowBlocksOf(sectionId, row).flatMap(({ block, seatIds }) =>
      seatIds.map((seatId) => [seatId, block] as const),
    ),
  );
}
