import * as z from 'zod';
import {
  leftOf,
  numbersLeft,
  paidForTickets,
  paymentOf,
  type Booking,
  type Sale,
} from '../../domain/index.ts';
import { PlaceLabelView, RefundView, TotalsView } from '../bookings.ts';
import { BookingId, Currency, EventId, Instant, MinorUnits, TicketId } from '../fields.ts';

const ContactView = z.object({ name: z.string(), email: z.string() });

/** How a booking was settled that the organizer made for somebody. */
const BoxOfficeView = z.object({
  settledBy: z.enum(['complimentary', 'door']),
  reason: z.string().optional(),
});

/** A sold booking in a list. */
export const SoldBookingView = z.object({
  bookingId: BookingId,
  status: z.enum(['confirmed', 'cancelled']),
  contact: ContactView.optional(),
  bought: z.int().describe('Tickets that were bought'),
  left: z.int().describe('Tickets that are neither given back nor cancelled'),
  places: z.array(PlaceLabelView).describe('Of the tickets left; of all where none is'),
  total: MinorUnits,
  currency: Currency,
  promoCode: z.string().optional(),
  boxOffice: BoxOfficeView.optional(),
  confirmedAt: Instant,
});

/** A sold booking in a list. */
export type SoldBookingView = z.infer<typeof SoldBookingView>;

/** The organizer's view of a sold booking in a list. */
export function soldBookingView(booking: Booking): SoldBookingView {
  const numbers = numbersLeft(booking);
  const labels = booking.lines.map(({ label }) => label);
  return SoldBookingView.parse({
    ...booking,
    bought: labels.length,
    left: numbers.length,
    places: numbers.length > 0 ? labels.filter((_, at) => numbers.includes(at + 1)) : labels,
    total: booking.totals.total,
  });
}

/** A ticket as its organizer sees it. */
export const SoldTicketView = z.object({
  ticketId: TicketId,
  number: z.int(),
  status: z.enum(['valid', 'used', 'void']),
  label: PlaceLabelView,
  categoryName: z.string(),
  attendee: z.string(),
  paid: MinorUnits.describe('Its price with its part of the fees'),
  admittedAt: Instant.optional(),
  admittedDoor: z.string().optional(),
  holder: ContactView.optional().describe('To whom it was passed on'),
});

/** A ticket as its organizer sees it. */
export type SoldTicketView = z.infer<typeof SoldTicketView>;

/** Money that goes or went back, as the organizer sees it. */
export const SoldRefundView = RefundView.extend({
  refundId: z.string(),
  troubles: z.int().default(0).describe('How often paying it out has failed'),
  triedAt: Instant.optional().describe('When it failed last'),
});

/** Money that goes or went back, as the organizer sees it. */
export type SoldRefundView = z.infer<typeof SoldRefundView>;

/** A sold booking with its tickets and its money. */
export const SaleView = z.object({
  bookingId: BookingId,
  eventId: EventId,
  status: z.enum(['confirmed', 'cancelled']),
  contact: ContactView.optional(),
  currency: Currency,
  totals: TotalsView,
  promoCode: z.string().optional(),
  boxOffice: BoxOfficeView.optional(),
  confirmedAt: Instant,
  cancelledAt: Instant.optional(),
  tickets: z.array(SoldTicketView),
  cancellations: z
    .array(
      z.object({
        numbers: z.array(z.int()),
        refund: MinorUnits,
        reason: z.string(),
        at: Instant,
      }),
    )
    .default([])
    .describe('Tickets that the organizer cancelled'),
  payments: z.array(
    z.object({
      attempt: z.int(),
      provider: z.string(),
      status: z.enum(['started', 'captured', 'declined', 'expired']),
      outcome: z.enum(['allocated', 'reseated', 'refundDue']).optional(),
      amount: MinorUnits,
      createdAt: Instant,
    }),
  ),
  refunds: z.array(SoldRefundView).describe('The latest first'),
  refundable: MinorUnits.describe('What of the payment can still go back'),
});

/** A sold booking with its tickets and its money. */
export type SaleView = z.infer<typeof SaleView>;

/** The organizer's view of a sold booking. */
export function saleView(sale: Sale): SaleView {
  const { booking, attempts, refunds } = sale;
  const paid = paidForTickets(sale);
  return SaleView.parse({
    ...booking,
    tickets: sale.tickets.map((ticket) => ({ ...ticket, paid: paid[ticket.number - 1] ?? 0 })),
    payments: attempts,
    refunds: refunds.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt)),
    refundable: leftOf(paymentOf(sale)),
  });
}
