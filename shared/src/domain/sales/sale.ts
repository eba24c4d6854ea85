import type { Booking, CancelledTickets } from '../booking/booking.ts';
import { numbersLeft, ticketRefunds, withReturned } from '../booking/cancellation.ts';
import { DomainError } from '../errors.ts';
import type { TicketedEvent } from '../events/event.ts';
import type { MinorUnits } from '../money.ts';
import { leftOf, type PaymentAttempt, type Refund } from '../payments/payment.ts';
import type { Ticket } from '../tickets/ticket.ts';

/** A sold booking with all that its organizer sees of it. */
export type Sale = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  /** In the order of their numbers. */
  readonly tickets: readonly Ticket[];
  readonly attempts: readonly PaymentAttempt[];
  readonly refunds: readonly Refund[];
};

/** The states of what is sold. */
export type SoldStatus = 'confirmed' | 'cancelled';

/** True for a booking that was sold at some time. */
export function isSold<B extends Pick<Booking, 'status'>>(
  booking: B,
): booking is B & { readonly status: SoldStatus } {
  return booking.status === 'confirmed' || booking.status === 'cancelled';
}

/** The payment that bought the tickets; undefined where nothing was paid. */
export function paymentOf({ booking, attempts }: Sale): PaymentAttempt | undefined {
  return attempts.find(({ attempt }) => attempt === booking.paidBy);
}

/** What each ticket cost with its part of the fees, in the order of the lines. */
export function paidForTickets({ booking }: Sale): MinorUnits[] {
  return ticketRefunds(booking, 'returned').map(({ refund }) => refund);
}

/** Throws 'refund-too-high' with what is left where more is to go back than that. */
export function requireLeft(sale: Sale, amount: MinorUnits): void {
  const left = leftOf(paymentOf(sale));
  if (amount > left) throw new DomainError('refund-too-high', { left });
}

/**
 * Throws why the organizer cannot cancel these tickets: 'booking-not-confirmed', 'ticket-not-found', 'ticket-used',
 * 'ticket-void'. What was passed on they may cancel.
 */
export function requireCancellable({ booking, tickets }: Sale, numbers: readonly number[]): void {
  const { bookingId, status } = booking;
  if (status !== 'confirmed') throw new DomainError('booking-not-confirmed', { bookingId });
  const left = numbersLeft(booking);
  for (const number of numbers) {
    const ticket = tickets.find((one) => one.number === number);
    if (!ticket) throw new DomainError('ticket-not-found', { number });
    // The booking may have been read after its tickets.
    if (!left.includes(number)) throw new DomainError('ticket-void', { number });
    if (ticket.status !== 'valid') throw new DomainError(`ticket-${ticket.status}`, { number });
  }
}

/** The booking once its organizer has cancelled tickets; with the last of them it is cancelled. */
export function withCancelled(booking: Booking, cancelled: CancelledTickets): Booking {
  const { cancellations = [] } = booking;
  const next = { ...booking, cancellations: [...cancellations, cancelled] };
  return withReturned(next, cancelled.numbers, cancelled.at);
}
