import {
  DomainError,
  ticketKeyOf,
  type Booking,
  type BookingId,
  type Ticket,
  type TicketId,
} from '../../domain/index.ts';
import { requireBooking, type BookingAccess } from '../booking/require-booking.ts';
import type { BookingStore, LinkSigner, TicketStore } from '../ports.ts';

/** Whose ticket it is: of who bought it, as one of a booking, or of whom it was passed on to, by the link mailed to them. */
export type TicketAccess =
  | {
      readonly of: 'owner';
      readonly bookingId: BookingId;
      readonly number: number;
      readonly access: BookingAccess;
    }
  | { readonly of: 'holder'; readonly ticketId: TicketId; readonly link: string };

/** What finding out whose ticket it is needs. */
export type TicketAccessDeps = {
  bookings: Pick<BookingStore, 'find'>;
  tickets: Pick<TicketStore, 'find'>;
  links: LinkSigner;
};

/** A ticket with its booking. */
export type OwnTicket = { readonly ticket: Ticket; readonly booking: Booking };

/**
 * The ticket, for its owner as long as it was not passed on, then for its holder alone; each passing on ends the links
 * before. Throws 'booking-not-found', 'link-invalid', 'ticket-not-found', 'ticket-transferred'.
 */
export async function requireTicket(
  deps: TicketAccessDeps,
  access: TicketAccess,
): Promise<OwnTicket> {
  return access.of === 'owner' ? ownersTicket(deps, access) : holdersTicket(deps, access);
}

/** The ticket, if it may still be used. Throws as {@link requireTicket} and 'ticket-used', 'ticket-void'. */
export async function requireValidTicket(
  deps: TicketAccessDeps,
  access: TicketAccess,
): Promise<OwnTicket> {
  const own = await requireTicket(deps, access);
  const { status, number } = own.ticket;
  if (status !== 'valid') throw new DomainError(`ticket-${status}`, { number });
  return own;
}

async function ownersTicket(
  deps: TicketAccessDeps,
  { bookingId, number, access }: Extract<TicketAccess, { of: 'owner' }>,
): Promise<OwnTicket> {
  const booking = await requireBooking(deps, bookingId, access);
  const ticket = await deps.tickets.find(bookingId, number);
  if (!ticket) throw new DomainError('ticket-not-found', { number });
  if (ticket.holder) throw new DomainError('ticket-transferred', { number });
  return { ticket, booking };
}

async function holdersTicket(
  { bookings, tickets, links }: TicketAccessDeps,
  { ticketId, link }: Extract<TicketAccess, { of: 'holder' }>,
): Promise<OwnTicket> {
  const key = ticketKeyOf(ticketId);
  const ticket = key && (await tickets.find(key.bookingId, key.number));
  if (!ticket?.holder || !links.check(link, ticketId, ticket.generation))
    throw new DomainError('link-invalid');
  const booking = await bookings.find(ticket.bookingId);
  if (!booking) throw new DomainError('link-invalid');
  return { ticket, booking };
}
