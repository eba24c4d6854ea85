import type { Booking, Ticket } from '../../domain/index.ts';
import type { LinkSigner } from '../ports.ts';

type Deps = { links: Pick<LinkSigner, 'sign'>; publicUrl: string };

/** The signed address of a booking. */
export function bookingLink({ links, publicUrl }: Deps, booking: Booking): string {
  const { bookingId, linkVersion } = booking;
  return `${publicUrl}/bookings/${bookingId}?link=${links.sign(bookingId, linkVersion)}`;
}

/** The signed address of a ticket for whom it was passed on to. */
export function ticketLink({ links, publicUrl }: Deps, ticket: Ticket): string {
  const { ticketId, generation } = ticket;
  return `${publicUrl}/tickets/${ticketId}?link=${links.sign(ticketId, generation)}`;
}
