import type { SeatCategory } from './seat-map-inputs.ts';

/** A span of an event's prices: indexes into {@link priceSteps}, both ends included. */
export type PriceSpan = { readonly from: number; readonly to: number };

/** The different prices of an event, lowest first. */
export function priceSteps(categories: readonly SeatCategory[]): number[] {
  return [...new Set(categories.map(({ price }) => price))].sort((one, other) => one - other);
}

/** The span that the highlighted categories cover; the whole one when none is. */
export function spanOf(
  categories: readonly SeatCategory[],
  highlighted: readonly string[],
): PriceSpan {
  const steps = priceSteps(categories);
  const shown = categories
    .filter(({ categoryId }) => highlighted.includes(categoryId))
    .map(({ price }) => steps.indexOf(price));
  if (shown.length === 0) return { from: 0, to: Math.max(0, steps.length - 1) };
  return { from: Math.min(...shown), to: Math.max(...shown) };
}

/** The categories within a span; none, which means all, for the whole one. */
export function categoriesIn(categories: readonly SeatCategory[], span: PriceSpan): string[] {
  const steps = priceSteps(categories);
  const [from, to] = [Math.min(span.from, span.to), Math.max(span.from, span.to)];
  if (from === 0 && to >= steps.length - 1) return [];
  return categories
    .filter(({ price }) => steps.indexOf(price) >= from && steps.indexOf(price) <= to)
    .map(({ categoryId }) => categoryId);
}
