import { MAX_TICKETS, type Contact } from '../booking/booking.ts';
import { DomainError } from '../errors.ts';
import type { TicketedEvent } from '../events/event.ts';
import {
  base32Of,
  type BookingId,
  type CategoryId,
  type EntryId,
  type EventId,
  type RandomBytes,
  type UserId,
  type VisitorId,
} from '../ids.ts';
import { epochOf, HOUR_MS, later, MINUTE_MS, type Instant } from '../time.ts';

/** The states of a waitlist entry and where each may go next. */
export const ENTRY_NEXT = {
  waiting: ['offered', 'withdrawn'],
  offered: ['booked', 'lapsed', 'withdrawn'],
  booked: [],
  lapsed: [],
  withdrawn: [],
} as const;

/** A state of a waitlist entry. */
export type EntryStatus = keyof typeof ENTRY_NEXT;

/** Exact seats or places that are held for an entry until a moment. */
export type Offer = { readonly bookingId: BookingId; readonly until: Instant };

/** A party that waits for places of an event. */
export type WaitlistEntry = {
  /** Ids of an event's entries sort by when they joined. */
  readonly entryId: EntryId;
  readonly eventId: EventId;
  readonly status: EntryStatus;
  /** How many they are. */
  readonly quantity: number;
  /** The categories that they would take. */
  readonly categoryIds: readonly CategoryId[];
  /** Whether they come only side by side, or also over several rows. */
  readonly together: 'always' | 'preferred';
  readonly contact: Contact;
  readonly customerId?: UserId;
  readonly visitorId?: VisitorId;
  readonly joinedAt: Instant;
  readonly offer?: Offer;
  readonly endedAt?: Instant;
};

/** What somebody who joins says. */
export type EntryWish = Pick<
  WaitlistEntry,
  'quantity' | 'categoryIds' | 'together' | 'contact' | 'customerId' | 'visitorId'
>;

/** A new entry at the end of an event's line. Throws 'waitlist-closed', 'too-many-tickets', 'category-unknown'. */
export function newEntry(
  event: TicketedEvent,
  wish: EntryWish,
  random: RandomBytes,
  now: Instant,
): WaitlistEntry {
  requireOpenWaitlist(event, now);
  const max = Math.min(event.maxTicketsPerBooking, MAX_TICKETS);
  if (wish.quantity > max) throw new DomainError('too-many-tickets', { max });
  for (const categoryId of wish.categoryIds)
    if (!event.categories.some((one) => one.categoryId === categoryId))
      throw new DomainError('category-unknown', { categoryId });
  return {
    ...wish,
    entryId: entryIdAt(now, random),
    eventId: event.eventId,
    status: 'waiting',
    joinedAt: now,
  };
}

/** Throws 'waitlist-closed' unless people may wait for places of the event now. */
export function requireOpenWaitlist(event: TicketedEvent, now: Instant): void {
  const open = event.waitlist === 'open' && event.status === 'published';
  if (!open || now < event.salesOpenAt || now >= event.salesCloseAt)
    throw new DomainError('waitlist-closed');
}

/** `wte_` + 48 bits of time + 80 random ones, so that ids sort by time. */
function entryIdAt(now: Instant, random: RandomBytes): EntryId {
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(epochOf(now)) << 16n);
  return `wte_${base32Of(Uint8Array.from([...time.slice(0, 6), ...random(10)]))}`;
}

/** How long an offer lasts where the organizer does not say. */
const USUAL_OFFER_HOURS = 24;
/** An offer takes at most this share of the time that is left until sales close, so that others get their turn. */
const SHARE_OF_TIME = 1 / 4;
const SHORTEST_OFFER_MS = 15 * MINUTE_MS;

/** The end of an offer that is made now: as the organizer says, shorter near the event, never past the end of sales. */
export function offerEnd(
  { salesCloseAt, offerHours = USUAL_OFFER_HOURS }: TicketedEvent,
  now: Instant,
): Instant {
  const left = epochOf(salesCloseAt) - epochOf(now);
  const share = Math.max(SHORTEST_OFFER_MS, left * SHARE_OF_TIME);
  return later(now, Math.round(Math.min(offerHours * HOUR_MS, share, Math.max(0, left))));
}
