import {
  epochOf,
  normaliseEmail,
  type Booking,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { CustomerLimit, Deriver, LimitClaim, LimitStore } from '../ports.ts';

/** The limit that an event sets a customer; undefined where it sets none. */
export function customerLimitOf(
  deps: { derive: Deriver },
  event: TicketedEvent,
  email: string,
): CustomerLimit | undefined {
  if (event.maxTicketsPerCustomer === undefined) return undefined;
  const customer = deps.derive('customer', normaliseEmail(email));
  return { eventId: event.eventId, customer, max: event.maxTicketsPerCustomer };
}

/** What a held booking claims of its customer's limit. */
export function limitClaimOf({ bookingId, lines, heldUntil }: Booking): LimitClaim {
  return { bookingId, quantity: lines.length, until: epochOf(heldUntil) };
}

/** Claims the tickets of a booking that is about to be paid or confirmed. Throws 'customer-limit-reached'. */
export async function claimCustomerLimit(
  deps: { derive: Deriver; limits: Pick<LimitStore, 'claim'> },
  event: TicketedEvent,
  booking: Booking,
  now: Instant,
): Promise<void> {
  const limit = booking.contact && customerLimitOf(deps, event, booking.contact.email);
  if (limit) await deps.limits.claim(limit, limitClaimOf(booking), epochOf(now));
}
