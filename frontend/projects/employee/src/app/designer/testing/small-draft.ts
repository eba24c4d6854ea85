import type { PlanDraft } from '@foyer/shared/domain';
import { SMALL_PLAN } from '@foyer/ui/seat-map/testing/small-room.ts';
import type { DesignCategory } from '../state/design-category.ts';

const { planVersion: _, ...drawing } = SMALL_PLAN;

/** Two sections of two rows of four seats, a standing floor of 30 places and a stage. */
export const SMALL_DRAFT = drawing as PlanDraft;

/** The categories of the small room. */
export const SMALL_DESIGN: readonly DesignCategory[] = [
  { categoryId: 'cat_first', name: 'First', colour: '#b3261e', price: 4_800 },
  { categoryId: 'cat_second', name: 'Second', colour: '#2e7d5b', price: 2_950 },
  { categoryId: 'cat_floor', name: 'Floor', colour: '#3f63b5', price: 2_000 },
];

/** Ids that count up. */
export function countingIds() {
  let last = 0;
  return {
    seat: () => `n${++last}`,
    row: () => `row-n${++last}`,
    section: () => `sec_n${++last}`,
  };
}
