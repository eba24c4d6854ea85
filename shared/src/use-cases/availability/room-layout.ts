import {
  blockOfSeat,
  poolBlockName,
  poolBlocksOf,
  type PlanVersion,
  type Row,
  type RowId,
  type SeatedSection,
  type SeatId,
  type SeatingPlan,
  type SectionId,
} from '../../domain/index.ts';
import type { BlockRef } from '../ports.ts';

/** A row as stretches of seats in plan order, each with the inventory block that carries it; a block may carry several. */
export type RowLayout = {
  readonly kind: 'row';
  readonly rowId: RowId;
  readonly pieces: readonly { readonly blockId: string; readonly seatIds: readonly SeatId[] }[];
};

/** A standing section with the inventory blocks that carry its places, by pool number. */
export type StandingLayout = {
  readonly kind: 'standing';
  readonly sectionId: SectionId;
  readonly blockIds: readonly string[];
};

/** What a block's change shows in: a row's text or a section's count. */
export type Area = RowLayout | StandingLayout;

/** Which inventory blocks make up which rows and standing sections of a plan. */
export type RoomLayout = {
  readonly planVersion: PlanVersion;
  readonly areas: readonly Area[];
  readonly areaOfBlock: ReadonlyMap<string, Area>;
};

/** Names a block within its event. */
export function blockIdOf({ sectionId, block }: Pick<BlockRef, 'sectionId' | 'block'>): string {
  return `${sectionId}/${block}`;
}

/** The layout of a plan. */
export function layoutOf(plan: SeatingPlan): RoomLayout {
  const areas = plan.sections.flatMap((section): Area[] => {
    const { sectionId } = section;
    if (section.kind === 'seated') {
      return section.rows.map((row) => ({
        kind: 'row',
        rowId: row.rowId,
        pieces: piecesInOrder(section, row),
      }));
    }
    const pools = poolBlocksOf(section);
    const blockIds = pools.map(({ pool }) => blockIdOf({ sectionId, block: poolBlockName(pool) }));
    return [{ kind: 'standing', sectionId, blockIds }];
  });
  const areaOfBlock = new Map(
    areas.flatMap((area) => blockIdsOf(area).map((blockId) => [blockId, area] as const)),
  );
  return { planVersion: plan.planVersion, areas, areaOfBlock };
}

function piecesInOrder(section: SeatedSection, row: Row): RowLayout['pieces'] {
  const blocks = blockOfSeat(section, row);
  const pieces: { blockId: string; seatIds: SeatId[] }[] = [];
  for (const { seatId } of row.seats) {
    const block = blocks.get(seatId) ?? '';
    const blockId = blockIdOf({ sectionId: section.sectionId, block });
    const last = pieces.at(-1);
    if (last?.blockId === blockId) last.seatIds.push(seatId);
    else pieces.push({ blockId, seatIds: [seatId] });
  }
  return pieces;
}

function blockIdsOf(area: Area): readonly string[] {
  return area.kind === 'standing' ? area.blockIds : area.pieces.map((piece) => piece.blockId);
}
