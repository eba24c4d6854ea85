import * as z from 'zod';
import type { Booking, Instant as At, PaymentAttempt, Substitute, Ticket } from '../domain/index.ts';
import {
  BookingId,
  CategoryId,
  Currency,
  EventId,
  Instant,
  MinorUnits,
  SeatId,
  SectionId,
  TicketId,
} from './fields.ts';

/** Where a ticket's holder sits or stands. */
export const PlaceLabelView = z.object({
  section: z.string(),
  row: z.string().optional(),
  seat: z.string().optional(),
});

/** One ticket's worth of a booking. */
export const BookingLineView = z.object({
  kind: z.enum(['seat', 'place']),
  sectionId: SectionId,
  rowId: z.string().optional(),
  seatId: SeatId.optional(),
  label: PlaceLabelView,
  categoryId: CategoryId,
  price: MinorUnits,
  fullPrice: MinorUnits.optional().describe('Before the promo code, where one lowered it'),
});

/** What a booking costs. */
export const TotalsView = z.object({
  tickets: MinorUnits,
  discount: MinorUnits.default(0).describe('What the promo code took off; `tickets` is without it'),
  fees: MinorUnits,
  taxes: z.array(z.object({ name: z.string(), amount: MinorUnits })),
  total: MinorUnits,
});

/** A booking as its customer sees it. */
export const BookingView = z.object({
  bookingId: BookingId,
  eventId: EventId,
  status: z.enum(['held', 'confirmed', 'expired', 'released', 'cancelled']),
  planVersion: z.string(),
  lines: z.array(BookingLineView),
  totals: TotalsView,
  currency: Currency,
  heldUntil: Instant.describe('The first moment at which the seats are free again'),
  renewable: z.boolean(),
  stillChoosing: z.literal(true).optional().describe('More seats are to come'),
  paying: z.boolean(),
  promoCode: z.string().optional(),
  contact: z.object({ name: z.string(), email: z.string() }).optional(),
  createdAt: Instant,
  confirmedAt: Instant.optional(),
  payment: z
    .object({
      status: z.enum(['started', 'captured', 'declined', 'expired']),
      outcome: z.enum(['allocated', 'reseated', 'refundDue']).optional(),
    })
    .optional()
    .describe('The latest attempt'),
});

/** A booking as its customer sees it. */
export type BookingView = z.infer<typeof BookingView>;

/** The customer's view of a booking; a hold whose time has passed shows as expired. */
export function bookingView(booking: Booking, now: At, latest?: PaymentAttempt): BookingView {
  const over = booking.status === 'held' && booking.heldUntil <= now;
  const { status, outcome } = latest ?? {};
  return BookingView.parse({
    ...booking,
    status: over ? 'expired' : booking.status,
    renewable: booking.status === 'held' && !over && !booking.renewed && !booking.paying,
    payment: status && { status, outcome },
  });
}

/** A booking after its seats were chosen, with what it holds instead of seats that were gone. */
export const HeldBookingView = BookingView.extend({
  substitutes: z
    .array(z.object({ lost: SeatId, given: SeatId }))
    .min(1)
    .optional()
    .describe('Seats that somebody else was quicker to take, and the equal ones held instead'),
});

/** A booking after its seats were chosen. */
export type HeldBookingView = z.infer<typeof HeldBookingView>;

/** The customer's view of a booking whose seats were just chosen. */
export function heldBookingView(
  booking: Booking,
  substitutes: readonly Substitute[],
  now: At,
): HeldBookingView {
  const view = bookingView(booking, now);
  return HeldBookingView.parse(substitutes.length > 0 ? { ...view, substitutes } : view);
}

/** A ticket as its holder sees it. */
export const TicketView = z.object({
  ticketId: TicketId,
  bookingId: BookingId,
  number: z.int(),
  eventId: EventId,
  status: z.enum(['valid', 'used', 'void']),
  label: PlaceLabelView,
  categoryName: z.string(),
  price: MinorUnits,
  currency: Currency,
  attendee: z.string(),
  admittedAt: Instant.optional(),
  code: z.string().describe('The text that the QR code carries'),
  pdfUrl: z.string().describe('Address of the PDF; expires'),
});

/** A ticket as its holder sees it. */
export type TicketView = z.infer<typeof TicketView>;

/** The holder's view of a ticket. */
export function ticketView(ticket: Ticket, code: string, pdfUrl: string): TicketView {
  return TicketView.parse({ ...ticket, code, pdfUrl });
}
