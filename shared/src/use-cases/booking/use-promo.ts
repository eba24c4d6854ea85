import { DomainError, epochOf, type BookingId, type Instant } from '../../domain/index.ts';
import type { BookingStore, PromoStore } from '../ports.ts';

/** What counting the use of a code needs. */
export type UsePromoDeps = {
  bookings: Pick<BookingStore, 'find'>;
  promos: Pick<PromoStore, 'use'>;
};

/** Makes what a confirmed booking claims of its promo code permanent and counts it; done again it changes nothing. */
export async function usePromo(
  deps: UsePromoDeps,
  { bookingId }: { readonly bookingId: BookingId },
  now: Instant,
): Promise<void> {
  const booking = await deps.bookings.find(bookingId);
  if (!booking) throw new DomainError('booking-not-found', { bookingId });
  await deps.promos.use(booking, epochOf(now));
}
