import type { CategoryId, DrawnRoom, PlanDraft } from '@foyer/shared/domain';
import { minorDigits } from '@foyer/ui/price/parse-price.ts';
import type { DesignCategory } from '../state/design-category.ts';
import type { DesignRoom } from '../state/designer.ts';

/** What becomes of a category of another room: one that is there already, or a new one. */
export type CategoryMatch = {
  readonly drawn: DrawnRoom['categories'][number];
  /** The category that it becomes; its own id for a new one. */
  readonly becomes: CategoryId;
  /** Of a new one. */
  readonly price?: number;
};

/** Prices to begin with, in major units, from the first category on. */
const FIRST_PRICES = [48, 36, 28, 22, 18, 15, 12, 10];
/** Currencies without cents count in larger numbers. */
const WITHOUT_CENTS = 100;

/** First matches: a category of the same id or name is the same one; others are new, with a price to begin with. */
export function firstMatches(
  room: DrawnRoom,
  known: readonly DesignCategory[],
  currency: string | undefined,
): CategoryMatch[] {
  let added = 0;
  return room.categories.map((drawn): CategoryMatch => {
    const same =
      known.find(({ categoryId }) => categoryId === drawn.categoryId) ??
      known.find(({ name }) => name.trim().toLowerCase() === drawn.name.trim().toLowerCase());
    if (same) return { drawn, becomes: same.categoryId };
    const own = { drawn, becomes: drawn.categoryId };
    return currency === undefined ? own : { ...own, price: firstPrice(added++, currency) };
  });
}

function firstPrice(index: number, currency: string): number {
  const major = FIRST_PRICES[Math.min(index, FIRST_PRICES.length - 1)] ?? 0;
  const digits = minorDigits(currency);
  return digits === 0 ? major * WITHOUT_CENTS : major * 10 ** digits;
}

/** The room with its categories as matched, beside those that are there already. */
export function matchedRoom(
  room: DrawnRoom,
  matches: readonly CategoryMatch[],
  known: readonly DesignCategory[],
): DesignRoom {
  const becomes = new Map(matches.map((match) => [match.drawn.categoryId, match.becomes]));
  const added = matches
    .filter(({ drawn, becomes: to }) => to === drawn.categoryId && !isIn(known, to))
    .map(({ drawn, price }): DesignCategory => {
      const { categoryId, name, colour } = drawn;
      return { categoryId, name, colour, isNew: true, ...(price !== undefined && { price }) };
    });
  return {
    plan: recategorised(room.plan, (categoryId) => becomes.get(categoryId) ?? ''),
    categories: [...known, ...added],
  };
}

function isIn(known: readonly DesignCategory[], wanted: CategoryId): boolean {
  return known.some(({ categoryId }) => categoryId === wanted);
}

function recategorised(plan: PlanDraft, to: (categoryId: CategoryId) => CategoryId): PlanDraft {
  return {
    ...plan,
    sections: plan.sections.map((section) => {
      if (section.kind === 'standing') return { ...section, categoryId: to(section.categoryId) };
      const rows = section.rows.map((row) => ({
        ...row,
        categoryId: to(row.categoryId),
        seats: row.seats.map((seat) =>
          seat.categoryId === undefined ? seat : { ...seat, categoryId: to(seat.categoryId) },
        ),
      }));
      return { ...section, rows };
    }),
  };
}
