import type { EventId, UserId } from '../ids.ts';
import { HOUR_MS, later, MINUTE_MS, type Instant } from '../time.ts';
import { withChanges, type EventChanges } from './event-change.ts';
import type { TicketedEvent, Venue } from './event.ts';
import { venueInstant } from './venue-time.ts';

/** Whose new event it is, and how it is called in the system. */
export type NewEvent = {
  readonly eventId: EventId;
  readonly organizerId: UserId;
  readonly organizerName: string;
};

const USUAL_VENUE: Venue = {
  name: '',
  address: '',
  city: '',
  country: 'DE',
  timeZone: 'Europe/Berlin',
};
const USUAL_START = { days: 60, time: '20:00' };
const DOORS_BEFORE_MS = HOUR_MS;
const LASTS_MS = 150 * MINUTE_MS;

/** A draft with sensible first values for whatever is not given; times that are not given follow the start. */
export function newEvent(identity: NewEvent, given: EventChanges, now: Instant): TicketedEvent {
  const { venue = USUAL_VENUE } = given;
  const { startsAt = venueInstant(now, USUAL_START, venue.timeZone) } = given;
  const usual: TicketedEvent = {
    ...identity,
    status: 'draft',
    title: '',
    summary: '',
    description: '',
    tags: [],
    venue,
    doorsOpenAt: later(startsAt, -DOORS_BEFORE_MS),
    startsAt,
    endsAt: later(startsAt, LASTS_MS),
    salesOpenAt: now,
    salesCloseAt: startsAt,
    currency: 'EUR',
    categories: [],
    sections: [],
    planVersion: '',
    feedShards: 1,
    holdMinutes: 10,
    maxTicketsPerBooking: 8,
    avoidsSingleSeats: true,
    fees: { perTicket: 0, share: 0 },
    taxes: [],
    images: [],
    updatedAt: now,
  };
  return { ...withChanges(usual, given, now), updatedAt: now };
}
