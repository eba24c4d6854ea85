import { DomainError, type Booking, type BookingId, type Caller } from '../../domain/index.ts';
import type { BookingStore, LinkSigner } from '../ports.ts';

/** What says that somebody may see a booking: who they are, or the key of a mailed link. */
export type BookingAccess = { readonly caller: Caller; readonly link?: string | undefined };

type Deps = { bookings: Pick<BookingStore, 'find'>; links: LinkSigner };

/**
 * The booking, if it is the caller's or the link is its own. Somebody else's booking is as unknown as none.
 * Throws 'booking-not-found', 'link-invalid'.
 */
export async function requireBooking(
  deps: Deps,
  bookingId: BookingId,
  access: BookingAccess,
): Promise<Booking> {
  const booking = await deps.bookings.find(bookingId);
  if (access.link !== undefined) {
    if (!booking || !deps.links.check(access.link, bookingId, booking.linkVersion))
      throw new DomainError('link-invalid');
    return booking;
  }
  if (!booking || !isOwn(booking, access.caller))
    throw new DomainError('booking-not-found', { bookingId });
  return booking;
}

/** An account owns its bookings; a booking without account belongs to the browser that made it. */
function isOwn(booking: Booking, caller: Caller): boolean {
  if (booking.customerId !== undefined)
    return caller.kind === 'customer' && booking.customerId === caller.customerId;
  return booking.visitorId !== undefined && booking.visitorId === caller.visitorId;
}
