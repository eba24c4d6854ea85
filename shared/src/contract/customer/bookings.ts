import * as z from 'zod';
import { MAX_TICKETS } from '../../domain/index.ts';
import { ADDRESSES } from '../addresses.ts';
import { BookingView, HeldBookingView, TicketView } from '../bookings.ts';
import { endpoint } from '../endpoint.ts';
import {
  BookingId,
  CategoryId,
  Email,
  EventId,
  LinkKey,
  MinorUnits,
  PersonName,
  SeatId,
  SectionId,
} from '../fields.ts';

const bookingParams = z.strictObject({ bookingId: BookingId });
const linkQuery = z.strictObject({
  link: LinkKey.optional().describe('The signed key of a mailed link'),
});
const quantity = z.int().min(1).max(MAX_TICKETS);
const places = z
  .array(z.strictObject({ sectionId: SectionId, quantity }))
  .min(1)
  .max(10);

const wheelchairs = z
  .int()
  .min(1)
  .max(MAX_TICKETS)
  .optional()
  .describe('How many of the party come in a wheelchair; the others sit beside them');

/** Which seats to hold: exactly these, the best together, or standing places. */
export const SeatChoice = z.union([
  z.strictObject({
    seats: z
      .array(SeatId)
      .min(1)
      .max(MAX_TICKETS)
      .refine((seats) => new Set(seats).size === seats.length, 'must not name a seat twice'),
    places: places.optional(),
    instead: z
      .literal('nearest')
      .optional()
      .describe('Where some are gone, hold the nearest equal ones at once; absent: hold nothing'),
    stillChoosing: z
      .literal(true)
      .optional()
      .describe('More seats are to come: single ones are judged once this is absent'),
  }),
  z.strictObject({ places }),
  z.strictObject({
    best: z.strictObject({
      categoryId: CategoryId.optional(),
      priceFrom: MinorUnits.optional(),
      priceTo: MinorUnits.optional(),
      wheelchairs,
      quantity,
    }),
  }),
]);

/** Which seats to hold. */
export type SeatChoice = z.infer<typeof SeatChoice>;

/** Holds seats for the event's hold time; a repeated request is answered alike, substitutes included. */
export const holdSeats = endpoint({
  ...ADDRESSES.holdSeats,
  tag: 'booking',
  summary: 'Hold seats',
  access: 'public',
  idempotent: true,
  params: z.strictObject({ eventId: EventId }),
  body: SeatChoice,
  reply: HeldBookingView,
  status: 201,
  refusals: [
    'event-not-found',
    'sales-not-open',
    'sales-closed',
    'event-not-on-sale',
    'plan-changed',
    'seat-unknown',
    'section-unknown',
    'category-unknown',
    'category-not-on-sale',
    'seat-unavailable',
    'single-seat-left',
    'places-unavailable',
    'too-many-tickets',
    'customer-limit-reached',
    'event-fenced',
    'key-reused',
    'booking-over',
  ],
});

/** Exchanges the seats of a hold: those named in both stay, its end stays; on a refusal the hold is as it was. */
export const changeSeats = endpoint({
  ...ADDRESSES.changeSeats,
  tag: 'booking',
  summary: 'Exchange the seats of a hold',
  access: 'caller',
  params: bookingParams,
  body: SeatChoice,
  reply: HeldBookingView,
  refusals: [
    'booking-not-found',
    'booking-not-held',
    'booking-paying',
    'seats-offered',
    'hold-expired',
    'event-not-found',
    'sales-not-open',
    'sales-closed',
    'event-not-on-sale',
    'plan-changed',
    'seat-unknown',
    'section-unknown',
    'category-unknown',
    'category-not-on-sale',
    'seat-unavailable',
    'single-seat-left',
    'places-unavailable',
    'too-many-tickets',
    'customer-limit-reached',
    'event-fenced',
  ],
});

/** Gives the held seats back. */
export const releaseBooking = endpoint({
  ...ADDRESSES.releaseBooking,
  tag: 'booking',
  summary: 'Give held seats back',
  access: 'caller',
  params: bookingParams,
  refusals: [
    'booking-not-found',
    'booking-not-held',
    'booking-paying',
    'payment-in-progress',
    'provider-unavailable',
  ],
});

/** Starts the hold's time again, once. */
export const renewBooking = endpoint({
  ...ADDRESSES.renewBooking,
  tag: 'booking',
  summary: 'Start the hold time again, once',
  access: 'caller',
  params: bookingParams,
  reply: BookingView,
  refusals: [
    'booking-not-found',
    'booking-not-held',
    'already-renewed',
    'hold-expired',
    'booking-paying',
    'event-not-found',
  ],
});

/** A card number for the sandbox provider. */
export const SandboxCard = z.strictObject({
  number: z.string().regex(/^[0-9 ]{12,23}$/, 'must be a card number'),
  expiry: z.string().regex(/^(0[1-9]|1[0-2])\/[0-9]{2}$/, 'must be a month and year such as 12/29'),
  cvc: z.string().regex(/^[0-9]{3,4}$/, 'must have three or four digits'),
});

/** Starts a payment; a free booking is confirmed at once. */
export const startPayment = endpoint({
  method: 'post',
  path: '/bookings/:bookingId/payments',
  tag: 'payments',
  summary: 'Pay for a booking; a free one is confirmed at once',
  access: 'caller',
  params: bookingParams,
  query: linkQuery,
  body: z.strictObject({
    contact: z.strictObject({ name: PersonName, email: Email }),
    attendees: z
      .array(PersonName)
      .max(MAX_TICKETS)
      .optional()
      .describe('Names on the tickets, in line order'),
    card: SandboxCard.optional().describe('Sandbox provider only'),
  }),
  reply: z.object({
    status: z.enum(['confirmed', 'pending', 'action-required', 'refunded']),
    booking: BookingView,
    actionUrl: z.string().optional().describe('Where the customer has to go to go on paying'),
    link: z.string().optional().describe("The booking's signed address"),
  }),
  refusals: [
    'booking-not-found',
    'link-invalid',
    'booking-not-held',
    'hold-expired',
    'booking-over',
    'event-not-found',
    'single-seat-left',
    'seat-unavailable',
    'places-unavailable',
    'plan-changed',
    'payment-declined',
    'insufficient-funds',
    'payment-in-progress',
    'payment-method-invalid',
    'customer-limit-reached',
    'provider-unavailable',
    'event-fenced',
  ],
});

/** The tickets of a confirmed booking. */
export const listTickets = endpoint({
  method: 'get',
  path: '/bookings/:bookingId/tickets',
  tag: 'tickets',
  summary: 'The tickets of a confirmed booking',
  access: 'caller',
  params: bookingParams,
  query: linkQuery,
  reply: z.object({ tickets: z.array(TicketView) }),
  refusals: ['booking-not-found', 'link-invalid'],
});

/** Tells us what became of a payment; the body is the provider's own and signed. */
export const receiveWebhook = endpoint({
  method: 'post',
  path: '/payments/webhooks/:provider',
  tag: 'payments',
  summary: "A payment provider's signed message",
  access: 'public',
  params: z.strictObject({ provider: z.string().max(20) }),
  body: z.instanceof(Uint8Array),
  bodyKind: 'bytes',
  refusals: ['provider-unknown', 'webhook-forged', 'webhook-stale'],
});
