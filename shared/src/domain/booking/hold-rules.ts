import { DomainError } from '../errors.ts';
import { salesStateOf, type TicketedEvent } from '../events/event.ts';
import { epochOf, MINUTE_MS, type EpochMs, type Instant } from '../time.ts';
import { MAX_TICKETS, type Booking } from './booking.ts';

/** How long a payment keeps its seats, counted from its first attempt (rule 19). */
export const PAYMENT_MS = 15 * MINUTE_MS;

/** Throws 'event-not-on-sale', 'sales-not-open' or 'sales-closed' unless tickets can be bought now. */
export function requireOnSale(event: TicketedEvent, now: Instant): void {
  if (event.status !== 'published') throw new DomainError('event-not-on-sale');
  const state = salesStateOf(event, now);
  if (state === 'not-open')
    throw new DomainError('sales-not-open', { salesOpenAt: event.salesOpenAt });
  if (state !== 'open') throw new DomainError('sales-closed', { salesCloseAt: event.salesCloseAt });
}

/** Throws 'too-many-tickets' above the event's limit for one booking. */
export function requireAllowedQuantity(event: TicketedEvent, quantity: number): void {
  const max = Math.min(event.maxTicketsPerBooking, MAX_TICKETS);
  if (quantity > max) throw new DomainError('too-many-tickets', { max });
}

/** Throws 'booking-not-held' or 'hold-expired' unless the booking's hold still runs. */
export function requireHeld(booking: Booking, now: Instant): void {
  if (booking.status !== 'held')
    throw new DomainError('booking-not-held', { status: booking.status });
  if (booking.heldUntil <= now)
    throw new DomainError('hold-expired', { heldUntil: booking.heldUntil });
}

/** True when a booking can no longer become anything by itself: given back, cancelled, or its hold ran out. */
export function isOver(booking: Booking, now: Instant): boolean {
  if (booking.status === 'held') return booking.heldUntil <= now;
  return booking.status !== 'confirmed';
}

/** The exclusive end of a hold that starts now. */
export function holdEnd(event: Pick<TicketedEvent, 'holdMinutes'>, now: Instant): EpochMs {
  return epochOf(now) + event.holdMinutes * MINUTE_MS;
}
