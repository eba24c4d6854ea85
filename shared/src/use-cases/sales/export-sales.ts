import { salesRow, type Actor, type EventId } from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { BookingStore, EventStore, PaymentStore } from '../ports.ts';
import { withPayments } from './booking-lots.ts';

/** What a table of sold bookings needs. */
export type ExportSalesDeps = {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'allSoldOf'>;
  payments: Pick<PaymentStore, 'ofBooking'>;
};

/** An own event whose sold bookings are wanted as a table. */
export type ExportRequest = {
  readonly eventId: EventId;
  readonly by: Pick<Actor, 'employeeId' | 'role'>;
};

/** The sold bookings of an own event as rows, newest first, read as they are asked for. Throws 'event-not-found'. */
export async function exportSales(
  deps: ExportSalesDeps,
  { eventId, by }: ExportRequest,
): Promise<AsyncIterable<string[]>> {
  const { venue } = await requireOwnEvent(deps, eventId, by);
  const paid = withPayments(deps, deps.bookings.allSoldOf(eventId));
  return (async function* () {
    for await (const one of paid) yield salesRow(one, venue);
  })();
}
