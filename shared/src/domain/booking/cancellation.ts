import type { TicketedEvent } from '../events/event.ts';
import { splitOf, sumOf, type Currency, type MinorUnits } from '../money.ts';
import { leftOf, type PaymentAttempt } from '../payments/payment.ts';
import type { PlaceLabel } from '../seating/plan.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { HOUR_MS, later, type Instant } from '../time.ts';
import type { Booking, BookingLine } from './booking.ts';

/** Why one ticket cannot be given back by its owner. */
export type TicketRefusal = 'ticket-used' | 'ticket-void' | 'ticket-transferred';

/** Why tickets cannot be given back by their owner. */
export type ReturnRefusal = 'booking-not-confirmed' | 'cancellation-closed' | TicketRefusal;

/** What one ticket brings back, and what of its fee stays with the organizer. */
export type TicketRefund = { readonly refund: MinorUnits; readonly feeKept: MinorUnits };

/** Whether booking fees stay with the organizer or go back with the price. */
export type FeesAre = 'kept' | 'returned';

/** Numbers of the tickets that a booking still has; none unless it is confirmed. */
export function numbersLeft({ status, lines, returned = [] }: Booking): number[] {
  if (status !== 'confirmed') return [];
  return lines.map((_, index) => index + 1).filter((number) => !returned.includes(number));
}

/** The lines of some tickets. */
export function linesOf({ lines }: Booking, numbers: readonly number[]): BookingLine[] {
  return lines.filter((_, index) => numbers.includes(index + 1));
}

/** The first moment at which nothing can be given back any more; undefined where the organizer takes nothing back. */
export function returnableUntil({
  selfCancel,
  startsAt,
}: Pick<TicketedEvent, 'selfCancel' | 'startsAt'>): Instant | undefined {
  return selfCancel && later(startsAt, -selfCancel.hoursBefore * HOUR_MS);
}

/** Why nothing of a booking can be given back now. */
export function bookingRefusal(
  event: TicketedEvent,
  booking: Booking,
  now: Instant,
): ReturnRefusal | undefined {
  if (booking.status !== 'confirmed') return 'booking-not-confirmed';
  const until = returnableUntil(event);
  const open = event.status === 'published' && until !== undefined && now < until;
  return open ? undefined : 'cancellation-closed';
}

/** Why a ticket cannot be given back: it was used, is void, or belongs to somebody else by now. */
export function ticketRefusal({ status, holder }: Ticket): TicketRefusal | undefined {
  if (status === 'void') return 'ticket-void';
  if (status === 'used') return 'ticket-used';
  return holder && 'ticket-transferred';
}

/**
 * What each ticket of a booking brings back, in line order. Prices and fees are split up by the booking alone, the fees as
 * the prices are: whatever the organizer changes meanwhile, what is given back in whatever order adds up to what was paid.
 */
export function ticketRefunds({ totals, lines }: Booking, feesAre: FeesAre): TicketRefund[] {
  const prices = lines.map(({ price }) => price);
  const fees = splitOf(totals.fees, prices);
  return splitOf(totals.tickets, prices).map((price, index) => {
    const fee = fees[index] ?? 0;
    return feesAre === 'kept'
      ? { refund: price, feeKept: fee }
      : { refund: price + fee, feeKept: 0 };
  });
}

/** What some tickets bring back together; never more than is left of the payment, and nothing where nothing was paid. */
export function refundOfTickets(
  refunds: readonly TicketRefund[],
  numbers: readonly number[],
  attempt: PaymentAttempt | undefined,
): TicketRefund {
  const all = refunds.filter((_, index) => numbers.includes(index + 1));
  return {
    refund: Math.min(sumOf(all.map(({ refund }) => refund)), leftOf(attempt)),
    feeKept: sumOf(all.map(({ feeKept }) => feeKept)),
  };
}

/** A booking with all that decides what giving tickets back means. */
export type ReturnFacts = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly tickets: readonly Ticket[];
  /** What paid for it. */
  readonly attempt?: PaymentAttempt | undefined;
};

/** What giving tickets back would mean now. */
export type CancellationTerms = {
  /** The first moment at which nothing can be given back any more. */
  readonly until?: Instant | undefined;
  /** Why these tickets cannot be given back. */
  readonly refusal?: ReturnRefusal | undefined;
  /** Every ticket of the booking with what it brings back alone. */
  readonly parts: readonly {
    readonly number: number;
    readonly label: PlaceLabel;
    readonly refund: MinorUnits;
    readonly refusal?: TicketRefusal | undefined;
  }[];
  /** The tickets that the sums are of. */
  readonly numbers: readonly number[];
  readonly refund: MinorUnits;
  readonly feesKept: MinorUnits;
  readonly currency: Currency;
};

/** What giving some tickets back would mean now; all that can be given back where none are named. */
export function cancellationTerms(
  { event, booking, tickets, attempt }: ReturnFacts,
  wanted: readonly number[] | undefined,
  now: Instant,
): CancellationTerms {
  const refunds = ticketRefunds(booking, event.selfCancel?.keepsFees ? 'kept' : 'returned');
  const parts = booking.lines.map(({ label }, index) => {
    const ticket = tickets.find(({ number }) => number === index + 1);
    const refusal = ticket && ticketRefusal(ticket);
    return { number: index + 1, label, refund: refunds[index]?.refund ?? 0, refusal };
  });
  const free = numbersLeft(booking).filter((number) => !parts[number - 1]?.refusal);
  const numbers = wanted ?? free;
  const { refund, feeKept } = refundOfTickets(refunds, numbers, attempt);
  const refused = numbers.map((number) => parts[number - 1]?.refusal).find(Boolean);
  return {
    ...{ parts, numbers, refund, feesKept: feeKept, currency: booking.currency },
    until: returnableUntil(event),
    refusal: bookingRefusal(event, booking, now) ?? refused,
  };
}

/** The booking once tickets were given back or cancelled; with the last of them it is cancelled. */
export function withReturned(booking: Booking, numbers: readonly number[], now: Instant): Booking {
  const returned = [...(booking.returned ?? []), ...numbers].sort((one, other) => one - other);
  const next = { ...booking, returned, revision: booking.revision + 1 };
  return numbersLeft(next).length > 0 ? next : { ...next, status: 'cancelled', cancelledAt: now };
}
