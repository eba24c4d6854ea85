import { DomainError } from '../errors.ts';
import type { PriceCategory, TicketedEvent } from '../events/event.ts';
import type { CategoryId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { BookingLine } from './booking.ts';
import { categoryOf } from './lines.ts';

/** Whether a category's own sales are open; the opening instant is within, the closing one is not. */
export function isCategoryOnSale(
  { salesOpenAt, salesCloseAt }: PriceCategory,
  now: Instant,
): boolean {
  return (salesOpenAt ?? now) <= now && (salesCloseAt === undefined || now < salesCloseAt);
}

/** The categories of which a party of some size can be offered tickets now. */
export function offeredCategories(
  event: TicketedEvent,
  quantity: number,
  now: Instant,
): ReadonlySet<CategoryId> {
  const offered = event.categories.filter(
    (category) =>
      isCategoryOnSale(category, now) && quantity <= (category.maxPerBooking ?? quantity),
  );
  return new Set(offered.map(({ categoryId }) => categoryId));
}

/**
 * Throws 'category-unknown', 'category-not-on-sale' with its sales times, or 'too-many-tickets' with its limit, unless a
 * party of some size can be offered this category.
 */
export function requireOffered(
  event: TicketedEvent,
  categoryId: CategoryId,
  quantity: number,
  now: Instant,
): void {
  const category = categoryOf(event, categoryId);
  const { maxPerBooking: max = quantity, salesOpenAt, salesCloseAt } = category;
  if (!isCategoryOnSale(category, now))
    throw new DomainError('category-not-on-sale', { categoryId, salesOpenAt, salesCloseAt });
  if (quantity > max) throw new DomainError('too-many-tickets', { max, categoryId });
}

/**
 * Holds the lines of a booking against the rules of their categories; what the booking had before stays as it is, though
 * it counts. Throws 'category-not-on-sale', 'too-many-tickets'.
 */
export function requireAllowedLines(
  event: TicketedEvent,
  lines: readonly BookingLine[],
  kept: readonly BookingLine[],
  now: Instant,
): void {
  const had = new Set(kept);
  const byCategory = Map.groupBy(lines, ({ categoryId }) => categoryId);
  for (const [categoryId, own] of byCategory) {
    if (own.some((line) => !had.has(line))) requireOffered(event, categoryId, own.length, now);
  }
}
