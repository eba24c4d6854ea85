import { decimalText } from '../money.ts';
import type { Instant } from '../time.ts';
import { eventCapacity, salesStateOf, type EventImage, type TicketedEvent } from './event.ts';
import { venueStamp } from './venue-time.ts';

/** Data of the schema.org vocabulary, ready for JSON. */
export type StructuredData = Readonly<Record<string, unknown>>;

/** What search engines are told of an event beyond itself. */
export type StructuredFacts = {
  /** Where the site is, without a slash at the end. */
  readonly siteUrl: string;
  /** Tickets sold by the last count. */
  readonly sold: number;
  readonly now: Instant;
};

const VOCABULARY = 'https://schema.org';

/** Whether tickets can be had, as schema.org names it. */
const AVAILABILITY = {
  'not-open': 'PreOrder',
  open: 'InStock',
  closed: 'OutOfStock',
  ended: 'OutOfStock',
  cancelled: 'OutOfStock',
} as const;

/** An event as search engines read it: schema.org/Event. */
export function structuredEvent(event: TicketedEvent, facts: StructuredFacts): StructuredData {
  const { venue } = event;
  const stamp = (instant: Instant) => venueStamp(instant, venue.timeZone);
  return {
    '@context': VOCABULARY,
    '@type': 'Event',
    '@id': eventAddress(facts.siteUrl, event),
    url: eventAddress(facts.siteUrl, event),
    name: event.title,
    description: event.summary || event.description,
    startDate: stamp(event.startsAt),
    endDate: stamp(event.endsAt),
    doorTime: stamp(event.doorsOpenAt),
    eventStatus: `${VOCABULARY}/${event.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `${VOCABULARY}/OfflineEventAttendanceMode`,
    location: placeOf(event),
    image: event.images.map((image) => absoluteImage(facts.siteUrl, image, Infinity)),
    ...(event.categories.length > 0 && { offers: offersOf(event, facts) }),
    organizer: { '@type': 'Organization', name: event.organizerName },
    keywords: event.tags,
    maximumAttendeeCapacity: eventCapacity(event),
  };
}

/** Events in their order, as search engines read a list. */
export function structuredList(
  events: readonly Pick<TicketedEvent, 'eventId' | 'title'>[],
  siteUrl: string,
): StructuredData {
  return {
    '@context': VOCABULARY,
    '@type': 'ItemList',
    itemListElement: events.map((event, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      url: eventAddress(siteUrl, event),
      name: event.title,
    })),
  };
}

/** The address of an event's page. */
export function eventAddress(siteUrl: string, { eventId }: Pick<TicketedEvent, 'eventId'>): string {
  return `${siteUrl}/events/${eventId}`;
}

/** A picture's address in the least width that is wide enough, else in its largest. */
export function absoluteImage(siteUrl: string, image: EventImage, width: number): string {
  return `${siteUrl}${image.url}-${widthFor(image, width)}.webp`;
}

/** The least of a picture's widths that is wide enough, else its largest. */
export function widthFor({ widths }: EventImage, wanted: number): number {
  const sorted = widths.toSorted((one, other) => one - other);
  return sorted.find((width) => width >= wanted) ?? sorted.at(-1) ?? 0;
}

function placeOf({ venue }: TicketedEvent): StructuredData {
  return {
    '@type': 'Place',
    name: venue.name,
    address: {
      '@type': 'PostalAddress',
      streetAddress: venue.address,
      addressLocality: venue.city,
      addressCountry: venue.country,
    },
  };
}

function offersOf(event: TicketedEvent, { siteUrl, sold, now }: StructuredFacts): StructuredData {
  const prices = event.categories.map((category) => category.price);
  const sales = salesStateOf(event, now);
  const soldOut = sales === 'open' && sold >= eventCapacity(event);
  return {
    '@type': 'AggregateOffer',
    lowPrice: decimalText(Math.min(...prices), event.currency),
    highPrice: decimalText(Math.max(...prices), event.currency),
    priceCurrency: event.currency,
    offerCount: event.categories.length,
    availability: `${VOCABULARY}/${soldOut ? 'SoldOut' : AVAILABILITY[sales]}`,
    validFrom: event.salesOpenAt,
    url: eventAddress(siteUrl, event),
  };
}
