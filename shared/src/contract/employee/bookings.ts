import * as z from 'zod';
import { MAX_TICKETS } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { BookingId, EventId, MinorUnits } from '../fields.ts';
import { SaleView, SoldBookingView } from './booking-views.ts';

const OWNERS = ['organizer', 'admin'] as const;
const eventParams = z.strictObject({ eventId: EventId });
const bookingParams = z.strictObject({ eventId: EventId, bookingId: BookingId });
const Reason = z.string().trim().min(1, 'must not be empty').max(500);

/** What an organizer looks at: all that was sold, a state of it, or what has refunds that are not paid out. */
export const SALES_STATES = ['confirmed', 'cancelled', 'refunds-open'] as const;

/** The bookings of an event that were sold, newest first. */
export const listBookings = endpoint({
  method: 'get',
  path: '/events/:eventId/bookings',
  tag: 'sales',
  summary:
    'Bookings of an event; a page of a search may be short or empty and still have a next one',
  access: OWNERS,
  params: eventParams,
  query: z.strictObject({
    search: z
      .string()
      .trim()
      .max(120)
      .optional()
      .describe('Name, address, place such as `H 14`, booking or ticket'),
    status: z.enum(SALES_STATES).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(4_000).optional(),
  }),
  reply: z.object({ bookings: z.array(SoldBookingView), nextCursor: z.string().optional() }),
  refusals: ['event-not-found'],
});

/** A booking with its tickets, payments and refunds. */
export const getBooking = endpoint({
  method: 'get',
  path: '/events/:eventId/bookings/:bookingId',
  tag: 'sales',
  summary: 'A booking with its tickets, payments and refunds',
  access: OWNERS,
  params: bookingParams,
  reply: SaleView,
  refusals: ['event-not-found', 'booking-not-found'],
});

/** Cancels tickets of a booking and gives back what the organizer chooses, in one commit. */
export const cancelTickets = endpoint({
  method: 'post',
  path: '/events/:eventId/bookings/:bookingId/cancellation',
  tag: 'sales',
  summary: 'Cancel some or all tickets of a booking and give money back for them',
  access: OWNERS,
  idempotent: true,
  params: bookingParams,
  body: z.strictObject({
    numbers: z
      .array(z.int().min(1).max(MAX_TICKETS))
      .min(1)
      .max(MAX_TICKETS)
      .transform((numbers) => [...new Set(numbers)].sort((one, other) => one - other)),
    refund: MinorUnits.min(0).describe('At most what is left of the payment'),
    reason: Reason.describe('The customer is told'),
  }),
  reply: SaleView,
  refusals: [
    'event-not-found',
    'booking-not-found',
    'booking-not-confirmed',
    'ticket-not-found',
    'ticket-used',
    'ticket-void',
    'refund-too-high',
    'key-reused',
  ],
});

/** Gives money back; the tickets stay as they are. */
export const refundBooking = endpoint({
  method: 'post',
  path: '/events/:eventId/bookings/:bookingId/refunds',
  tag: 'sales',
  summary: 'Give money back without cancelling anything',
  access: OWNERS,
  idempotent: true,
  params: bookingParams,
  body: z.strictObject({
    amount: MinorUnits.min(1).describe('At most what is left of the payment'),
    reason: Reason.describe('The customer is told'),
  }),
  reply: SaleView,
  refusals: ['event-not-found', 'booking-not-found', 'refund-too-high', 'key-reused'],
});

/** Mails the tickets once more to who bought them. */
export const resendTickets = endpoint({
  method: 'post',
  path: '/events/:eventId/bookings/:bookingId/resend',
  tag: 'sales',
  summary: 'Mail the tickets once more',
  access: OWNERS,
  params: bookingParams,
  refusals: ['event-not-found', 'booking-not-found', 'booking-not-confirmed', 'ticket-transferred'],
});

/** All sold bookings of an event as a table for spreadsheets. */
export const exportBookings = endpoint({
  method: 'get',
  path: '/events/:eventId/bookings.csv',
  tag: 'sales',
  summary: 'All bookings of an event as CSV in UTF-8, one a row',
  access: OWNERS,
  params: eventParams,
  replyKind: 'file',
  mediaType: 'text/csv',
  refusals: ['event-not-found'],
});
