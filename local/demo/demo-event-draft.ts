import { createHash } from 'node:crypto';
import {
  DAY_MS,
  HOUR_MS,
  later,
  MINUTE_MS,
  venueInstant,
  type EventId,
  type EventImage,
  type Instant,
  type PriceCategory,
  type TicketedEvent,
} from '@foyer/shared/domain';
import { DEMO_ORGANIZERS } from './demo-accounts.ts';
import { IMAGE_WIDTHS, imageNames, type DemoEvent } from './demo-events.ts';
import { DEMO_ROOMS, type DemoRoom } from './demo-rooms.ts';

type Room = Pick<TicketedEvent, 'planVersion' | 'sections' | 'feedShards'>;

const EVENT_ID = /^evt_(.+)-\d{8}-\d{4}$/;

/** The slug that a demo event's id begins with; empty for other events. */
export function slugOf(eventId: EventId): string {
  return EVENT_ID.exec(eventId)?.[1] ?? '';
}

/** A demo event as a draft, its times counted from now. */
export function demoEventDraft(demo: DemoEvent, room: Room, now: Instant): TicketedEvent {
  const { organizer, venue, currency, taxes, categories } = DEMO_ROOMS[demo.room];
  const { userId, name } = DEMO_ORGANIZERS[organizer];
  const free = demo.prices.every((price) => price === 0);
  return {
    ...room,
    ...timesOf(demo, venue.timeZone, now),
    eventId: eventIdOf(demo, venue.timeZone, now),
    organizerId: userId,
    organizerName: name,
    status: 'draft',
    title: demo.title,
    summary: demo.summary,
    description: demo.description,
    tags: demo.tags,
    venue,
    currency,
    categories: pricedCategories(categories, demo),
    holdMinutes: 10,
    maxTicketsPerBooking: 10,
    ...(demo.maxTicketsPerCustomer && { maxTicketsPerCustomer: demo.maxTicketsPerCustomer }),
    selfCancel: { hoursBefore: 48, keepsFees: true },
    avoidsSingleSeats: true,
    fees: free ? { perTicket: 0, share: 0 } : { perTicket: 150, share: 250 },
    taxes,
    images: imagesOf(demo),
    updatedAt: now,
  };
}

function timesOf(demo: DemoEvent, timeZone: string, now: Instant) {
  const startsAt = startOf(demo, timeZone, now);
  const endsAt = later(startsAt, demo.lastsMinutes * MINUTE_MS);
  const salesOpenAt = demo.salesOpen
    ? venueInstant(now, demo.salesOpen, timeZone)
    : later(now, -21 * DAY_MS);
  return {
    startsAt,
    endsAt,
    doorsOpenAt: later(startsAt, -90 * MINUTE_MS),
    salesOpenAt,
    salesCloseAt: demo.starts === 'now' ? endsAt : startsAt,
  };
}

function startOf({ starts }: DemoEvent, timeZone: string, now: Instant): Instant {
  if (starts !== 'now') return venueInstant(now, starts, timeZone);
  const inAnHour = Date.parse(later(now, HOUR_MS));
  return new Date(inAnHour - (inAnHour % (15 * MINUTE_MS))).toISOString();
}

/** `evt_tide-clock-20261124-1830`: the same draft on the same day has the same id. */
function eventIdOf(demo: DemoEvent, timeZone: string, now: Instant): EventId {
  const start = startOf(demo, timeZone, now);
  return `evt_${demo.slug}-${start.slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-')}`;
}

function pricedCategories(
  categories: DemoRoom['categories'],
  { prices }: DemoEvent,
): PriceCategory[] {
  return categories.map((category, index) => ({ ...category, price: prices[index] ?? 0 }));
}

function imagesOf(demo: DemoEvent): EventImage[] {
  const { image, further = [] } = demo;
  const alts = [image.alt, ...further];
  return imageNames(demo).map((name, index) => ({
    imageId: `img_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`,
    url: `/media/images/${name}`,
    alt: alts[index] ?? '',
    accent: image.accent,
    widths: IMAGE_WIDTHS,
  }));
}
