import type { Booking, EventId, Ticket } from '../../domain/index.ts';
import type { BookingStore, TicketStore } from '../ports.ts';

/** What finding everybody with tickets of an event needs. */
export type PeopleDeps = {
  bookings: Pick<BookingStore, 'pageOf'>;
  tickets: Pick<TicketStore, 'pageOfPassedOn'>;
};

/** Some of those with tickets of an event: by confirmed bookings, or by tickets that were passed on and are not void. */
export type People = {
  readonly bookings: readonly Booking[];
  readonly passedOn: readonly Ticket[];
  readonly nextCursor?: string | undefined;
};

const HOLDERS = 'holders~';

/** A page of everybody with tickets of an event: first those who booked, then those whom tickets were passed on to. */
export async function pageOfPeople(
  deps: PeopleDeps,
  eventId: EventId,
  limit: number,
  cursor?: string,
): Promise<People> {
  if (!cursor?.startsWith(HOLDERS)) {
    const { items, nextCursor = HOLDERS } = await deps.bookings.pageOf(eventId, limit, cursor);
    return { bookings: items, passedOn: [], nextCursor };
  }
  const after = cursor.slice(HOLDERS.length) || undefined;
  const { items, nextCursor } = await deps.tickets.pageOfPassedOn(eventId, limit, after);
  const passedOn = items.filter(({ status }) => status !== 'void');
  return { bookings: [], passedOn, ...(nextCursor && { nextCursor: HOLDERS + nextCursor }) };
}
