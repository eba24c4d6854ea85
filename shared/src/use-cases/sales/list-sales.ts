import { isSold, soldMatcher, type Actor, type Booking, type EventId } from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { BookingStore, EventStore, Page, PaymentStore, SoldQuery } from '../ports.ts';

/** What listing sold bookings needs. */
export type ListSalesDeps = {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'find' | 'soldOf'>;
  payments: Pick<PaymentStore, 'owedOf'>;
};

/** Which sold bookings of an own event are wanted, and by whom. */
export type SalesQuery = {
  readonly eventId: EventId;
  readonly by: Pick<Actor, 'employeeId' | 'role'>;
  readonly search?: string | undefined;
  readonly status?: SoldQuery['status'] | 'refunds-open';
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/**
 * A page of an own event's sold bookings, newest first; of those with open refunds, by the latest refund. A page of a search
 * may be short or empty and still have a next one. Throws 'event-not-found', 'invalid-request'.
 */
export async function listSales(
  deps: ListSalesDeps,
  { eventId, by, limit: size, search, status, cursor }: SalesQuery,
): Promise<Page<Booking>> {
  await requireOwnEvent(deps, eventId, by);
  if (status === 'refunds-open') return withOpenRefunds(deps, { eventId, size, search, cursor });
  return deps.bookings.soldOf({ eventId, size, search, status, cursor });
}

async function withOpenRefunds(
  { bookings, payments }: ListSalesDeps,
  { search, ...query }: Omit<SoldQuery, 'status'>,
): Promise<Page<Booking>> {
  const { items: refunds, ...page } = await payments.owedOf(query);
  const ids = [...new Set(refunds.map(({ bookingId }) => bookingId))];
  const found = await Promise.all(ids.map((bookingId) => bookings.find(bookingId)));
  const sold = found.filter((booking) => booking !== undefined).filter(isSold);
  return { ...page, items: sold.filter(soldMatcher({ search })) };
}
