import { salesRow, type Actor, type EventId } from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { BookingStore, EventStore } from '../ports.ts';

/** What a table of sold bookings needs. */
export type ExportSalesDeps = {
  events: Pick<EventStore, 'find'>;
  bookings: Pick<BookingStore, 'allSoldOf'>;
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
  const bookings = deps.bookings.allSoldOf(eventId);
  return (async function* () {
    for await (const booking of bookings) yield salesRow(booking, venue);
  })();
}
