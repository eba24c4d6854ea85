import {
  offerEnd,
  totalsOf,
  type Booking,
  type BookingLine,
  type Instant,
  type TicketedEvent,
  type WaitlistEntry,
} from '../../domain/index.ts';
import type { Deriver } from '../ports.ts';

/** What is offered to whom. */
export type OfferedLines = {
  readonly event: TicketedEvent;
  readonly entry: WaitlistEntry;
  readonly lines: readonly BookingLine[];
};

/** An ordinary held booking, which holds an offer's seats until the offer ends; it cannot be renewed. */
export function bookingOfOffer(
  deps: { derive: Deriver },
  { event, entry, lines }: OfferedLines,
  now: Instant,
): Booking {
  const { entryId, eventId, contact, customerId, visitorId } = entry;
  return {
    bookingId: `bkg_${deps.derive('offer', eventId, entryId).slice(0, 20)}`,
    eventId,
    status: 'held',
    planVersion: event.planVersion,
    lines,
    revision: 1,
    totals: totalsOf(event, lines),
    currency: event.currency,
    heldUntil: offerEnd(event, now),
    renewed: true,
    paying: false,
    attempts: 0,
    contact,
    entryId,
    ...(customerId && { customerId }),
    ...(visitorId && { visitorId }),
    requestHash: deps.derive('request', entryId),
    linkVersion: 1,
    createdAt: now,
  };
}

/** Whether an offer needs no answer: a free one of standing places is a promotion. */
export function isPromoted({ totals, lines }: Pick<Booking, 'totals' | 'lines'>): boolean {
  return totals.total === 0 && lines.every((line) => line.kind === 'place');
}
