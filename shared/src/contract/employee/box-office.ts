import * as z from 'zod';
import { MAX_TICKETS } from '../../domain/index.ts';
import { BookingView } from '../bookings.ts';
import { endpoint } from '../endpoint.ts';
import { Email, EventId, PersonName, SeatId, SectionId } from '../fields.ts';

/** Books seats and places for somebody without a payment: as a gift, or for cash. */
export const bookAtBoxOffice = endpoint({
  method: 'post',
  path: '/events/:eventId/box-office',
  tag: 'booking',
  summary: 'Book for somebody, as a gift or for cash',
  access: ['organizer', 'admin'],
  idempotent: true,
  params: z.strictObject({ eventId: EventId }),
  body: z
    .strictObject({
      seats: z
        .array(SeatId)
        .max(MAX_TICKETS)
        .refine((seats) => new Set(seats).size === seats.length, 'must not name a seat twice')
        .default([]),
      places: z
        .array(z.strictObject({ sectionId: SectionId, quantity: z.int().min(1).max(MAX_TICKETS) }))
        .max(10)
        .default([]),
      contact: z.strictObject({ name: PersonName, email: Email }),
      settledBy: z
        .enum(['complimentary', 'door'])
        .describe('complimentary: nothing is paid; door: the price is taken in cash'),
      reason: z.string().trim().max(200).optional(),
    })
    .refine(({ seats, places }) => seats.length + places.length > 0, {
      path: ['seats'],
      message: 'must name a seat or a place',
    }),
  reply: z.object({
    booking: BookingView,
    link: z.string().describe('The signed address that opens the booking, to print its tickets'),
  }),
  status: 201,
  refusals: [
    'event-not-found',
    'event-not-on-sale',
    'sales-closed',
    'plan-changed',
    'seat-unknown',
    'section-unknown',
    'category-unknown',
    'seat-unavailable',
    'places-unavailable',
    'too-many-tickets',
    'event-fenced',
    'key-reused',
    'booking-over',
  ],
});
