import { eventCapacity, type TicketedEvent } from './event.ts';

/** The share of places from which on few are left. */
const FEW_SHARE = 0.1;

/** What lists and search know of an event: little enough to keep a hundred thousand of them in memory. */
export type ListedEvent = Pick<
  TicketedEvent,
  | 'eventId'
  | 'organizerName'
  | 'title'
  | 'summary'
  | 'tags'
  | 'venue'
  | 'startsAt'
  | 'endsAt'
  | 'salesOpenAt'
  | 'salesCloseAt'
  | 'currency'
  | 'updatedAt'
> & {
  readonly priceFrom: number;
  readonly priceTo: number;
  /** Its face alone, if it has one. */
  readonly images: TicketedEvent['images'];
  readonly capacity: number;
  /** Tickets sold by the last count. */
  readonly sold: number;
};

/** True for events that visitors may see in lists until they are over. */
export function isListed(event: TicketedEvent): boolean {
  return event.status === 'published';
}

/** True for events whose own page visitors may see: those that are or were on sale. */
export function isVisible(event: TicketedEvent): boolean {
  return event.status !== 'draft' && event.status !== 'publishing';
}

/** True when at least one ticket costs nothing. */
export function isFree({ priceFrom }: Pick<ListedEvent, 'priceFrom'>): boolean {
  return priceFrom === 0;
}

/** True when not everything is sold by the last count. */
export function hasSeatsLeft({ capacity, sold }: Pick<ListedEvent, 'capacity' | 'sold'>): boolean {
  return sold < capacity;
}

/** True when something is left by the last count, but at most a tenth. */
export function isNearlySoldOut({
  capacity,
  sold,
}: Pick<ListedEvent, 'capacity' | 'sold'>): boolean {
  return sold < capacity && capacity - sold <= capacity * FEW_SHARE;
}

/** What lists and search know of an event of which so many tickets are sold. */
export function listedEvent(event: TicketedEvent, sold: number): ListedEvent {
  const { eventId, organizerName, title, summary, tags, venue, startsAt, endsAt } = event;
  const { salesOpenAt, salesCloseAt, currency, updatedAt } = event;
  const prices = event.categories.map((category) => category.price);
  return {
    ...{ eventId, organizerName, title, summary, tags, venue, startsAt, endsAt },
    ...{ salesOpenAt, salesCloseAt, currency, updatedAt },
    priceFrom: prices.length > 0 ? Math.min(...prices) : 0,
    priceTo: Math.max(0, ...prices),
    images: event.images.slice(0, 1),
    capacity: eventCapacity(event),
    sold,
  };
}
