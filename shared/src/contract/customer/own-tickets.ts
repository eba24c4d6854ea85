import * as z from 'zod';
import { MAX_TICKETS } from '../../domain/index.ts';
import { TicketView } from '../bookings.ts';
import { endpoint } from '../endpoint.ts';
import { EventCard } from '../events.ts';
import { BookingId, Email, LinkKey, PersonName, TicketId } from '../fields.ts';

const KEY = 'The signed key of a mailed link';
const bookingParams = z.strictObject({ bookingId: BookingId });
const ownTicketParams = bookingParams.extend({
  number: z.coerce.number().pipe(z.int().min(1).max(MAX_TICKETS)),
});
const linkQuery = z.strictObject({ link: LinkKey.optional().describe(KEY) });
const heldTicketParams = z.strictObject({ ticketId: TicketId });
const heldTicketQuery = z.strictObject({ link: LinkKey.describe(KEY) });
const newHolder = z.strictObject({ name: PersonName, email: Email });
const newName = z.strictObject({ name: PersonName });

const OWN_TICKET_REFUSALS = [
  'booking-not-found',
  'link-invalid',
  'ticket-not-found',
  'ticket-used',
  'ticket-void',
  'ticket-transferred',
] as const;

/** Puts another name on a ticket; its code stays. */
export const changeAttendee = endpoint({
  method: 'put',
  path: '/bookings/:bookingId/tickets/:number/attendee',
  tag: 'tickets',
  summary: 'Put another name on a ticket',
  access: 'caller',
  params: ownTicketParams,
  query: linkQuery,
  body: newName,
  refusals: [...OWN_TICKET_REFUSALS],
});

/** Passes a ticket on: its code dies, and the new holder gets another by mail. A repeat answers the same. */
export const transferTicket = endpoint({
  method: 'post',
  path: '/bookings/:bookingId/tickets/:number/transfer',
  tag: 'tickets',
  summary: 'Pass a ticket on to somebody else',
  access: 'caller',
  params: ownTicketParams,
  query: linkQuery,
  body: newHolder,
  refusals: [...OWN_TICKET_REFUSALS],
});

/** Has the tickets mailed once more to the address of the booking. */
export const resendTickets = endpoint({
  method: 'post',
  path: '/bookings/:bookingId/resend',
  tag: 'tickets',
  summary: 'Have the tickets mailed once more',
  access: 'caller',
  params: bookingParams,
  query: linkQuery,
  refusals: ['booking-not-found', 'link-invalid', 'booking-not-confirmed', 'ticket-transferred'],
});

/** A ticket that was passed on, for its holder. */
export const getTicket = endpoint({
  method: 'get',
  path: '/tickets/:ticketId',
  tag: 'tickets',
  summary: 'A ticket that was passed on, by the link mailed to its holder',
  access: 'public',
  params: heldTicketParams,
  query: heldTicketQuery,
  reply: TicketView.extend({ event: EventCard }),
  refusals: ['link-invalid', 'event-not-found'],
});

const HELD_TICKET_REFUSALS = ['link-invalid', 'ticket-used', 'ticket-void'] as const;

/** Puts another name on a ticket that was passed on. */
export const changeHeldAttendee = endpoint({
  method: 'put',
  path: '/tickets/:ticketId/attendee',
  tag: 'tickets',
  summary: 'Put another name on a ticket that was passed on',
  access: 'public',
  params: heldTicketParams,
  query: heldTicketQuery,
  body: newName,
  refusals: [...HELD_TICKET_REFUSALS],
});

/** Passes a ticket on that was passed on; the link that did it dies with the code. */
export const transferHeldTicket = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/transfer',
  tag: 'tickets',
  summary: 'Pass a ticket on once more',
  access: 'public',
  params: heldTicketParams,
  query: heldTicketQuery,
  body: newHolder,
  refusals: [...HELD_TICKET_REFUSALS],
});
