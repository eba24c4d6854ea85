import * as z from 'zod';
import {
  eventCapacity,
  salesStateOf,
  takesRegistrations,
  type Instant as At,
  type ListedEvent,
  type TicketedEvent,
} from '../domain/index.ts';
import {
  CategoryId,
  Currency,
  EventId,
  ImageId,
  Instant,
  MinorUnits,
  SectionId,
} from './fields.ts';

/** A picture in several widths. */
export const ImageView = z.object({
  imageId: ImageId,
  url: z.string().describe('Address without width and ending: append -<width>.webp'),
  alt: z.string(),
  widths: z.array(z.int()),
  accent: z.string(),
});

/** Where an event takes place. */
export const VenueView = z.object({
  name: z.string(),
  address: z.string(),
  city: z.string(),
  country: z.string(),
  timeZone: z.string(),
});

/** A ticket category with its price. */
export const CategoryView = z.object({
  categoryId: CategoryId,
  name: z.string(),
  colour: z.string(),
  price: MinorUnits,
  description: z.string().optional(),
  maxPerBooking: z.int().optional(),
  salesOpenAt: Instant.optional().describe('Where it differs from the event'),
  salesCloseAt: Instant.optional().describe('Where it differs from the event'),
});

/** A section as the event knows it. */
export const SectionView = z.object({
  sectionId: SectionId,
  name: z.string(),
  kind: z.enum(['seated', 'standing']),
  capacity: z.int(),
});

/** An event in a list. */
export const EventCard = z.object({
  eventId: EventId,
  title: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  venue: VenueView,
  startsAt: Instant,
  endsAt: Instant,
  currency: Currency,
  priceFrom: MinorUnits,
  priceTo: MinorUnits,
  image: ImageView.optional(),
  sales: z.enum(['not-open', 'open', 'closed', 'ended', 'cancelled']),
  salesOpenAt: Instant,
  capacity: z.int(),
  sold: z.int().describe('Tickets sold; may lag a few seconds behind'),
});

/** An event in a list. */
export type EventCard = z.infer<typeof EventCard>;

/** A whole event as customers see it. */
export const EventView = EventCard.extend({
  description: z.string(),
  organizerName: z.string(),
  doorsOpenAt: Instant,
  salesCloseAt: Instant,
  categories: z.array(CategoryView),
  sections: z.array(SectionView),
  images: z.array(ImageView),
  planVersion: z.string(),
  holdMinutes: z.int(),
  maxTicketsPerBooking: z.int(),
  maxTicketsPerCustomer: z.int().optional(),
  selfCancel: z
    .object({ hoursBefore: z.int(), keepsFees: z.boolean() })
    .optional()
    .describe('How tickets may be given back; absent: not at all'),
  avoidsSingleSeats: z.boolean().default(false),
  waitlist: z.enum(['open', 'paused']).optional().describe('Absent: nobody can wait'),
  signUp: z
    .literal(true)
    .optional()
    .describe('All places are free and without numbers: one signs up in one step'),
  fees: z.object({ perTicket: MinorUnits, share: z.int() }),
  taxes: z.array(z.object({ name: z.string(), rate: z.int() })),
});

/** A whole event as customers see it. */
export type EventView = z.infer<typeof EventView>;

/** The list view of an event. */
export function eventCard(event: TicketedEvent, sold: number, now: At): EventCard {
  const prices = event.categories.map((category) => category.price);
  return EventCard.parse({
    ...event,
    // A draft may have no category yet.
    priceFrom: prices.length > 0 ? Math.min(...prices) : 0,
    priceTo: Math.max(0, ...prices),
    image: event.images[0],
    sales: salesStateOf(event, now),
    capacity: eventCapacity(event),
    sold,
  });
}

/** The list view of an event of the catalogue. */
export function listedCard(event: ListedEvent, now: At): EventCard {
  return EventCard.parse({
    ...event,
    image: event.images[0],
    sales: salesStateOf({ ...event, status: 'published' }, now),
  });
}

/** The whole view of an event. */
export function eventView(event: TicketedEvent, sold: number, now: At): EventView {
  const signUp = takesRegistrations(event) ? true : undefined;
  return EventView.parse({ ...event, ...eventCard(event, sold, now), signUp });
}
