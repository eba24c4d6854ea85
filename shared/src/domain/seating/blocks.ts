import type { RowId, SeatId, SectionId } from '../ids.ts';
import type { Row, Section, SeatingPlan, StandingSection } from './plan.ts';

/** The most seats that one inventory item carries (rule 2). */
export const SEATS_PER_BLOCK = 50;

/** The most standing places that one inventory item carries (rule 11). */
export const PLACES_PER_POOL = 100;

/** A row, or a piece of a long one, kept as one inventory item. */
export type RowBlock = {
  readonly sectionId: SectionId;
  readonly rowId: RowId;
  /** `row#A`, or `row#A~2` for the second piece of a long row. */
  readonly block: string;
  readonly seatIds: readonly SeatId[];
  readonly blockedSeatIds: readonly SeatId[];
};

/** A share of a standing section's places kept as one inventory item. */
export type PoolBlock = {
  readonly sectionId: SectionId;
  readonly pool: number;
  readonly capacity: number;
};

/** The inventory blocks of a row, at most {@link SEATS_PER_BLOCK} seats each. */
export function rowBlocksOf(sectionId: SectionId, row: Row): RowBlock[] {
  const blocked = new Set(row.seats.filter((seat) => seat.blocked).map((seat) => seat.seatId));
  return piecesOf(row).map((seatIds, index) => ({
    sectionId,
    rowId: row.rowId,
    block: rowBlockName(row.rowId, index + 1),
    seatIds,
    blockedSeatIds: seatIds.filter((seatId) => blocked.has(seatId)),
  }));
}

/** The seats of each inventory block of a row. */
export function piecesOf({
  seats,
  pieces,
}: Pick<Row, 'seats' | 'pieces'>): readonly (readonly SeatId[])[] {
  if (pieces) return pieces;
  const count = Math.ceil(seats.length / SEATS_PER_BLOCK);
  return Array.from({ length: count }, (_, piece) =>
    seats.slice(piece * SEATS_PER_BLOCK, (piece + 1) * SEATS_PER_BLOCK).map((seat) => seat.seatId),
  );
}

/** `row#A` for the first piece of a row, `row#A~2` for the second. */
function rowBlockName(rowId: RowId, piece: number): string {
  return piece === 1 ? `row#${rowId}` : `row#${rowId}~${piece}`;
}

/** The inventory pools of a standing section, at most {@link PLACES_PER_POOL} places each. */
export function poolBlocksOf(section: StandingSection): PoolBlock[] {
  const { sectionId } = section;
  return poolSizesOf(section).map((capacity, pool) => ({ sectionId, pool, capacity }));
}

/** The places of each inventory pool of a standing section. */
export function poolSizesOf({
  capacity,
  pools,
}: Pick<StandingSection, 'capacity' | 'pools'>): readonly number[] {
  if (pools) return pools;
  const count = Math.ceil(capacity / PLACES_PER_POOL);
  return Array.from({ length: count }, (_, pool) =>
    Math.min(PLACES_PER_POOL, capacity - pool * PLACES_PER_POOL),
  );
}

/** The name of a pool as an inventory block, such as `pool3`. */
export function poolBlockName(pool: number): string {
  return `pool${pool}`;
}

/** The row blocks of a section; none for a standing one. */
export function rowBlocksOfSection(section: Section): RowBlock[] {
  if (section.kind === 'standing') return [];
  return section.rows.flatMap((row) => rowBlocksOf(section.sectionId, row));
}

/** Every inventory block of a plan. */
export function blocksOf(plan: SeatingPlan): { rows: RowBlock[]; pools: PoolBlock[] } {
  return {
    rows: plan.sections.flatMap(rowBlocksOfSection),
    pools: plan.sections.flatMap((section) =>
      section.kind === 'standing' ? poolBlocksOf(section) : [],
    ),
  };
}
