import * as z from 'zod';
import { MAX_TICKETS, type CancellationTerms } from '../../domain/index.ts';
import { BookingView, PlaceLabelView, RefundView } from '../bookings.ts';
import { ADDRESSES } from '../addresses.ts';
import { endpoint } from '../endpoint.ts';
import { EventCard } from '../events.ts';
import { BookingId, Currency, Instant, LinkKey, MinorUnits } from '../fields.ts';

const bookingParams = z.strictObject({ bookingId: BookingId });
const linkQuery = z.strictObject({
  link: LinkKey.optional().describe('The signed key of a mailed link'),
});
const ticketNumber = z.int().min(1).max(MAX_TICKETS);

/** A booking with its event and what went back of its payment. */
export const BookedView = BookingView.extend({ event: EventCard, refunds: z.array(RefundView) });

/** A booking with its event and what went back of its payment. */
export type BookedView = z.infer<typeof BookedView>;

/** What giving tickets back would mean now. */
export const CancellationView = z.object({
  allowed: z.boolean(),
  until: Instant.optional().describe(
    'The first moment at which nothing can be given back any more',
  ),
  reason: z
    .enum([
      'booking-not-confirmed',
      'cancellation-closed',
      'ticket-used',
      'ticket-void',
      'ticket-transferred',
    ])
    .optional()
    .describe('Why it is not allowed'),
  tickets: z.array(
    z.object({
      number: z.int(),
      label: PlaceLabelView,
      refund: MinorUnits,
      reason: z.enum(['ticket-used', 'ticket-void', 'ticket-transferred']).optional(),
    }),
  ),
  numbers: z.array(z.int()).describe('The tickets that the sums are of'),
  refund: MinorUnits,
  feesKept: MinorUnits,
  currency: Currency,
});

/** What giving tickets back would mean now. */
export type CancellationView = z.infer<typeof CancellationView>;

/** The customer's view of what giving tickets back would mean. */
export function cancellationView(terms: CancellationTerms): CancellationView {
  const { refusal, parts, numbers } = terms;
  return CancellationView.parse({
    ...terms,
    allowed: refusal === undefined && numbers.length > 0,
    reason: refusal,
    tickets: parts.map((part) => ({ ...part, reason: part.refusal })),
  });
}

/** The signed-in customer's bookings by when their events are. */
export const listMyBookings = endpoint({
  method: 'get',
  path: '/me/bookings',
  tag: 'booking',
  summary:
    "The signed-in customer's bookings: what comes, the next first, or what was, the latest first",
  access: ['customer'],
  query: z.strictObject({
    when: z.enum(['upcoming', 'past']).default('upcoming'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().max(300).optional(),
  }),
  reply: z.object({ bookings: z.array(BookedView), nextCursor: z.string().optional() }),
});

/** One booking of the caller. */
export const getBooking = endpoint({
  ...ADDRESSES.getBooking,
  tag: 'booking',
  summary: 'One booking',
  access: 'caller',
  params: bookingParams,
  query: linkQuery,
  reply: BookedView,
  refusals: ['booking-not-found', 'link-invalid'],
});

/** The booking's event and seats as a calendar entry. */
export const getBookingCalendar = endpoint({
  method: 'get',
  path: '/bookings/:bookingId/calendar.ics',
  tag: 'booking',
  summary: 'The event of a booking, with its seats, as a calendar entry (text/calendar)',
  access: 'caller',
  params: bookingParams,
  query: linkQuery,
  reply: z.string(),
  mediaType: 'text/calendar',
  refusals: ['booking-not-found', 'link-invalid', 'event-not-found'],
});

/** What giving tickets back would bring, shown before anybody does. */
export const getCancellation = endpoint({
  method: 'get',
  path: '/bookings/:bookingId/cancellation',
  tag: 'booking',
  summary: 'What giving tickets back would bring now',
  access: 'caller',
  params: bookingParams,
  query: linkQuery.extend({
    numbers: z
      .string()
      .regex(/^[1-9][0-9]?(,[1-9][0-9]?)*$/, 'must be ticket numbers such as 1,2')
      .max(150)
      .optional()
      .describe('Numbers of tickets, such as `1,2`; all that can be given back unless named'),
  }),
  reply: CancellationView,
  refusals: ['booking-not-found', 'link-invalid', 'event-not-found', 'ticket-not-found'],
});

/** Gives tickets back for the refund that was shown. A repeat answers the same. */
export const cancelTickets = endpoint({
  method: 'post',
  path: '/bookings/:bookingId/cancellation',
  tag: 'booking',
  summary: 'Give tickets back',
  access: 'caller',
  params: bookingParams,
  query: linkQuery,
  body: z.strictObject({
    numbers: z
      .array(ticketNumber)
      .min(1)
      .max(MAX_TICKETS)
      .refine(
        (numbers) => new Set(numbers).size === numbers.length,
        'must not name a ticket twice',
      ),
    refund: MinorUnits.min(0).describe('What the customer was shown that goes back'),
  }),
  reply: BookingView,
  refusals: [
    'booking-not-found',
    'link-invalid',
    'event-not-found',
    'booking-not-confirmed',
    'cancellation-closed',
    'refund-changed',
    'ticket-not-found',
    'ticket-used',
    'ticket-void',
    'ticket-transferred',
  ],
});
