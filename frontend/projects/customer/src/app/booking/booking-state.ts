import type { BookingView } from '@foyer/shared/contract';

/** What a booking's page is about now. */
export type BookingState = 'confirmed' | 'paying' | 'to-pay' | 'refunded' | 'over' | 'cancelled';

/** What a booking's page is about, from its status and its latest payment. */
export function bookingState({
  status,
  paying,
  payment,
}: Pick<BookingView, 'status' | 'paying' | 'payment'>): BookingState {
  if (status === 'confirmed') return 'confirmed';
  if (status === 'cancelled') return 'cancelled';
  if (payment?.outcome === 'refundDue') return 'refunded';
  if (payment?.status === 'captured') return 'paying';
  if (status !== 'held') return 'over';
  return paying && payment?.status !== 'declined' && payment?.status !== 'expired'
    ? 'paying'
    : 'to-pay';
}

/** A place in words: `Stalls, row H, seat 14`, or the section alone for a standing place. */
export function placeWords({ section, row, seat }: BookingView['lines'][number]['label']): string {
  return [section, row && `row ${row}`, seat && `seat ${seat}`].filter(Boolean).join(', ');
}

/** Several places in words: `Stalls, row H, seats 14, 15`; where they are not in one row, the first and how many more. */
export function placesWords(labels: readonly BookingView['lines'][number]['label'][]): string {
  const [first] = labels;
  if (!first) return '';
  const together = labels.every(
    ({ section, row }) => section === first.section && row === first.row,
  );
  if (labels.length === 1 || (together && !first.seat)) return placeWords(first);
  if (!together) return `${placeWords(first)} and ${labels.length - 1} more`;
  const seats = labels.map(({ seat }) => seat).join(', ');
  return [first.section, first.row && `row ${first.row}`, `seats ${seats}`]
    .filter(Boolean)
    .join(', ');
}
