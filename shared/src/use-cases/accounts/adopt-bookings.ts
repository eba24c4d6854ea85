import type { Account } from '../../domain/index.ts';
import type { BookingStore } from '../ports.ts';

/** What adopting bookings needs. */
export type AdoptDeps = { readonly bookings: Pick<BookingStore, 'ofGuest' | 'adopt'> };

/**
 * Gives a customer with a proven address what they booked with it as a guest (rule 33). Links mailed before die with that,
 * since whoever they were passed on to could otherwise go on opening it.
 */
export async function adoptBookings({ bookings }: AdoptDeps, account: Account): Promise<void> {
  if (account.role !== 'customer' || account.emailVerifiedAt === undefined) return;
  for (const bookingId of await bookings.ofGuest(account.email))
    await bookings.adopt(bookingId, account.email, account.userId);
}
