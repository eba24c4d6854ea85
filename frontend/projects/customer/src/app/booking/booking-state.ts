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
