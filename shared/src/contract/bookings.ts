import * as z from 'zod';
import {
  addressHint,
  type Booking,
  type Instant as At,
  type PaymentAttempt,
  type Refund,
  type Substitute,
  type Ticket,
} from '../domain/index.ts';
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
  offered: z
    .literal(true)
    .optional()
    .describe('Held for somebody from the waitlist: leaving the page gives nothing back'),
  paying: z.boolean(),
  promoCode: z.string().optional(),
  contact: z.object({ name: z.string(), email: z.string() }).optional(),
  createdAt: Instant,
  confirmedAt: Instant.optional(),
  returned: z
    .array(z.int())
    .optional()
    .describe('Numbers of the tickets that were given back or cancelled one by one'),
  cancellations: z
    .array(z.object({ numbers: z.array(z.int()), reason: z.string(), at: Instant }))
    .optional()
    .describe('Which of them the organizer cancelled, and why'),
  cancelledAt: Instant.optional(),
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
    offered: booking.entryId === undefined ? undefined : true,
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

/** Money that goes or went back to a customer. */
export const RefundView = z.object({
  amount: MinorUnits,
  cause: z.enum([
    'late-payment',
    'second-capture',
    'cancelled',
    'tickets-returned',
    'by-organizer',
  ]),
  numbers: z.array(z.int()).optional().describe('The tickets that it is for'),
  reason: z.string().optional().describe('In the organizer’s words'),
  status: z.enum(['due', 'done']),
  createdAt: Instant,
  doneAt: Instant.optional(),
});

/** Money that goes or went back to a customer. */
export type RefundView = z.infer<typeof RefundView>;

/** The customer's view of what goes back to them, the latest first. */
export function refundViews(refunds: readonly Refund[]): RefundView[] {
  return refunds
    .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
    .map((refund) => RefundView.parse(refund));
}

/** A ticket as its owner or holder sees it. */
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
  passedOnTo: z
    .object({ name: z.string(), address: z.string().describe('A hint, such as `grace@…`') })
    .optional()
    .describe('To whom it belongs by now, for its former owner'),
  code: z
    .string()
    .optional()
    .describe('The text that the QR code carries; only for whom the ticket belongs to'),
  pdfUrl: z.string().optional().describe('Address of the PDF; expires'),
});

/** A ticket as its owner or holder sees it. */
export type TicketView = z.infer<typeof TicketView>;

/** The view of a ticket for whom it belongs to. */
export function holdersTicketView(
  ticket: Ticket,
  own: { readonly code?: string; readonly pdfUrl?: string },
): TicketView {
  return TicketView.parse({ ...ticket, ...own });
}

/** The view of a ticket for whoever bought it; of one that was passed on, to whom. */
export function ticketView(
  ticket: Ticket,
  own: { readonly code?: string; readonly pdfUrl?: string },
): TicketView {
  const { holder } = ticket;
  const passedOnTo = holder && { name: holder.name, address: addressHint(holder.email) };
  return TicketView.parse({ ...ticket, ...own, passedOnTo });
}
