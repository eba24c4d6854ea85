import type { BookingView } from '@foyer/shared/contract';
import { formatSum } from '@foyer/ui/price/format-price.ts';

/** What the button that books says: what it does, and what that costs. */
export function payWords(
  booking: Pick<BookingView, 'currency' | 'totals'> | undefined,
  locale: string,
): string {
  if (!booking) return '';
  const { currency, totals } = booking;
  if (totals.total === 0) return 'Book for free';
  return `Pay ${formatSum(totals.total, { currency, locale })}`;
}
