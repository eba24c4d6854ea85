import { shareOf, sumOf, type MinorUnits } from '../money.ts';
import type { Booking, BookingLine } from './booking.ts';
import type { PoolDraw } from './pool-choice.ts';
import type { PromoCode, PromoTerms } from './promo-code.ts';

/**
 * Lines with a code applied: those it has lowered already keep their agreed price, of the others it is for as many are
 * lowered as `most` allows, in order. A ticket whose price it does not change is no use of it.
 */
export function withPromo(
  lines: readonly BookingLine[],
  terms: PromoTerms,
  most = Infinity,
): BookingLine[] {
  let left = most;
  return lines.map((line) => {
    if (line.fullPrice !== undefined || left <= 0) return line;
    const price = promoPrice(terms, line);
    if (price === line.price) return line;
    left -= 1;
    return { ...line, price, fullPrice: line.price };
  });
}

/** Lines at the prices that they have without a code. */
export function withoutPromo(lines: readonly BookingLine[]): BookingLine[] {
  return lines.map(({ fullPrice, ...line }) => ({ ...line, price: fullPrice ?? line.price }));
}

/** How many tickets among some lines a code has lowered. */
export function promoUsesOf(lines: readonly BookingLine[]): number {
  return lines.filter((line) => line.fullPrice !== undefined).length;
}

/** What a code has taken off some lines. */
export function discountOf(lines: readonly Pick<BookingLine, 'price' | 'fullPrice'>[]): MinorUnits {
  return sumOf(lines.map(({ price, fullPrice = price }) => fullPrice - price));
}

/** What a ticket costs with a code; a share is rounded half up before it is taken off. */
function promoPrice(
  { discount, categoryIds }: PromoTerms,
  { categoryId, price }: BookingLine,
): MinorUnits {
  if (categoryIds && !categoryIds.includes(categoryId)) return price;
  const off = discount.kind === 'percent' ? shareOf(price, discount.share) : discount.amount;
  return Math.max(0, price - off);
}

/** The booking's use of a code, if it is this very one and counted in the same pools. */
export function useOf({ promoUse }: Booking, { promoId, pools }: PromoCode): Booking['promoUse'] {
  const same = promoUse?.promoId === promoId && promoUse.poolsId === pools?.poolsId;
  return same ? promoUse : undefined;
}

/** How many uses some draws are. */
export function usesDrawn(draws: readonly PoolDraw[]): number {
  return draws.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Draws made smaller until they are of a quantity. */
export function fewerDraws(draws: readonly PoolDraw[], quantity: number): PoolDraw[] {
  let left = quantity;
  return draws.flatMap((draw) => {
    const taken = Math.min(left, draw.quantity);
    left -= taken;
    return taken > 0 ? [{ pool: draw.pool, quantity: taken }] : [];
  });
}

/** Draws with others added, each pool named once. */
export function moreDraws(draws: readonly PoolDraw[], more: readonly PoolDraw[]): PoolDraw[] {
  const pools = new Map(draws.map(({ pool, quantity }) => [pool, quantity]));
  for (const { pool, quantity } of more) pools.set(pool, (pools.get(pool) ?? 0) + quantity);
  return [...pools].map(([pool, quantity]) => ({ pool, quantity }));
}
