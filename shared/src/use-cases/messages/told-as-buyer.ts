import { normaliseEmail, type Booking, type EventId } from '../../domain/index.ts';
import type { AccountStore, BookingStore } from '../ports.ts';

/** What finding out whether somebody has booked needs. */
export type BuyerDeps = {
  accounts: Pick<AccountStore, 'findByEmail'>;
  bookings: Pick<BookingStore, 'find' | 'ofGuest' | 'byCustomer'>;
};

/** The latest bookings of an account that are looked at; who has more for one event is told twice at worst. */
const LATEST = 100;

/** Whether an address had booked for a cancelled event itself, and is told of it by the mail about that booking. */
export async function isToldAsBuyer(
  deps: BuyerDeps,
  eventId: EventId,
  email: string,
): Promise<boolean> {
  const address = normaliseEmail(email);
  const found = await Promise.all([asGuest(deps, address), asCustomer(deps, address)]);
  return found
    .flat()
    .some(
      (booking) =>
        booking?.eventId === eventId &&
        normaliseEmail(booking.contact?.email ?? '') === address &&
        endedWithEvent(booking),
    );
}

async function asGuest({ bookings }: BuyerDeps, address: string) {
  const bookingIds = await bookings.ofGuest(address);
  return Promise.all(bookingIds.map((bookingId) => bookings.find(bookingId)));
}

async function asCustomer({ accounts, bookings }: BuyerDeps, address: string) {
  const account = await accounts.findByEmail(address, 'customer');
  return account ? (await bookings.byCustomer(account.userId, LATEST)).items : [];
}

/** Tickets that ended before their event were told of then. */
function endedWithEvent({ status, lines, returned = [] }: Booking): boolean {
  return status === 'cancelled' && returned.length < lines.length;
}
