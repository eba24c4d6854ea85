import { epochOf, normaliseEmail, type Booking, type TicketedEvent } from '../../domain/index.ts';
import type { CustomerLimit, Deriver, LimitClaim } from '../ports.ts';

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
