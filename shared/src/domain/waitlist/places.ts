import { blocksOf, poolBlockName } from '../seating/blocks.ts';
import type { CategoryId, SectionId } from '../ids.ts';
import type { SeatingPlan } from '../seating/plan.ts';
import { seatIndexOf } from '../seating/seat-index.ts';

/** Names an inventory block of a plan. */
export type PlanBlock = { readonly sectionId: SectionId; readonly block: string };

/** The inventory blocks that have a seat or place of one of the categories: those that a gate is set on (rule 22). */
export function blocksOfCategories(
  plan: SeatingPlan,
  categoryIds: ReadonlySet<CategoryId>,
): PlanBlock[] {
  const seats = seatIndexOf(plan);
  const { rows, pools } = blocksOf(plan);
  const wantedRows = rows.filter(({ seatIds }) =>
    seatIds.some((seatId) => {
      const place = seats.get(seatId);
      return place && categoryIds.has(place.seat.categoryId ?? place.row.categoryId);
    }),
  );
  const standing = new Set(
    plan.sections.flatMap((section) =>
      section.kind === 'standing' && categoryIds.has(section.categoryId) ? [section.sectionId] : [],
    ),
  );
  return [
    ...wantedRows.map(({ sectionId, block }) => ({ sectionId, block })),
    ...pools
      .filter(({ sectionId }) => standing.has(sectionId))
      .map(({ sectionId, pool }) => ({ sectionId, block: poolBlockName(pool) })),
  ];
}
