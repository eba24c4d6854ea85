import {
  DomainError,
  isBookingOver,
  type Booking,
  type Instant,
  type TicketedEvent,
  type UserId,
} from '../../domain/index.ts';
import type { BookingStore, EventStore, Page } from '../ports.ts';

type Deps = {
  bookings: Pick<BookingStore, 'byCustomer'>;
  events: Pick<EventStore, 'find'>;
};

/** A booking with its event. */
export type BookedEvent = { readonly booking: Booking; readonly event: TicketedEvent };

/** Which of their bookings a customer asks for. */
export type OwnBookingsQuery = {
  readonly when: 'upcoming' | 'past';
  readonly limit: number;
  /** Names the last booking of the page before, by its event's start and its id. */
  readonly cursor?: string | undefined;
};

const READ_AT_ONCE = 100;
/** Of more bookings than that, only the latest are looked at. */
const MOST_READ = 1_000;

/**
 * A customer's bookings by their events: what comes, the next first, or what was, the latest first; holds that came to
 * nothing are left out. A customer has few, so that all are read for each page. Throws 'invalid-request' for a cursor
 * that is not ours.
 */
export async function listOwnBookings(
  deps: Deps,
  customerId: UserId,
  { when, limit, cursor }: OwnBookingsQuery,
  now: Instant,
): Promise<Page<BookedEvent>> {
  const after = cursor === undefined ? undefined : placeIn(cursor);
  const all = await withEvents(deps, await allOf(deps, customerId), now);
  const wanted = all.filter(({ event }) => event.endsAt > now === (when === 'upcoming'));
  const sign = when === 'upcoming' ? 1 : -1;
  const place = (one: BookedEvent) => placeOf(one);
  const sorted = wanted.sort((a, b) => sign * compare(place(a), place(b)));
  const left = after ? sorted.filter((one) => sign * compare(place(one), after) > 0) : sorted;
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return last && left.length > limit ? { items, nextCursor: placeOf(last) } : { items };
}

async function allOf({ bookings }: Deps, customerId: UserId): Promise<Booking[]> {
  const found: Booking[] = [];
  let cursor: string | undefined;
  do {
    const page = await bookings.byCustomer(customerId, READ_AT_ONCE, cursor);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined && found.length < MOST_READ);
  return found;
}

async function withEvents(
  { events }: Deps,
  bookings: readonly Booking[],
  now: Instant,
): Promise<BookedEvent[]> {
  const told = bookings.filter((booking) => !isBookingOver(booking, now));
  const ids = [...new Set(told.map(({ eventId }) => eventId))];
  const found = await Promise.all(ids.map((eventId) => events.find(eventId)));
  const known = new Map(found.flatMap((event) => (event ? [[event.eventId, event]] : [])));
  return told.flatMap((booking) => {
    const event = known.get(booking.eventId);
    return event ? [{ booking, event }] : [];
  });
}

function placeOf({ booking, event }: BookedEvent): string {
  return `${event.startsAt}~${booking.bookingId}`;
}

const CURSOR = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z~bkg_[0-9a-z_-]{1,60}$/;

function placeIn(cursor: string): string {
  if (!CURSOR.test(cursor)) throw new DomainError('invalid-request', { field: 'query.cursor' });
  return cursor;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
