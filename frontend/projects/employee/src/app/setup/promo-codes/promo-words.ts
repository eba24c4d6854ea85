import type { employee } from '@foyer/shared/contract';
import { shortMoment, type EventClock } from '@foyer/ui/dates/event-time.ts';
import { formatPrice } from '@foyer/ui/price/format-price.ts';

type Event = Pick<employee.OwnEventView, 'categories' | 'currency'>;

/** What a promo code takes off, in words. */
export function discountWords(
  { discount }: Pick<employee.PromoCodeView, 'discount'>,
  { currency }: Pick<Event, 'currency'>,
  locale: string,
): string {
  if (discount.kind === 'amount')
    return `${formatPrice(discount.amount, { currency, locale })} off`;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return `${percent.format(discount.share / 10_000)} off`;
}

/** Which tickets a promo code is for. */
export function ticketsWords(
  { categoryIds }: Pick<employee.PromoCodeView, 'categoryIds'>,
  { categories }: Pick<Event, 'categories'>,
): string {
  if (!categoryIds) return 'All tickets';
  const names = categories
    .filter(({ categoryId }) => categoryIds.includes(categoryId))
    .map(({ name }) => name);
  return names.length > 0 ? names.join(', ') : 'No category that is left';
}

/** How often a promo code was used, and how often it may be. */
export function usesWords({
  uses,
  maxUses,
}: Pick<employee.PromoCodeView, 'uses' | 'maxUses'>): string {
  return maxUses === undefined ? `${uses} used` : `${uses} of ${maxUses} used`;
}

/** When a promo code is valid, where that is limited. */
export function validityWords(
  { validFrom, validUntil }: Pick<employee.PromoCodeView, 'validFrom' | 'validUntil'>,
  clock: EventClock,
): string {
  const from = validFrom && shortMoment(validFrom, clock);
  const until = validUntil && shortMoment(validUntil, clock);
  if (from && until) return `${from} – ${until}`;
  if (from) return `From ${from}`;
  return until ? `Until ${until}` : 'Always';
}
