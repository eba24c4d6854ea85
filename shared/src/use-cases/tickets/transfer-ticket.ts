import {
  DomainError,
  epochOf,
  normaliseEmail,
  TRANSFERS,
  type Contact,
  type Instant,
  type Ticket,
} from '../../domain/index.ts';
import { requireBooking } from '../booking/require-booking.ts';
import type { Throttle, TicketStore } from '../ports.ts';
import { requireValidTicket, type TicketAccess, type TicketAccessDeps } from './require-ticket.ts';

/** What passing a ticket on needs. */
export type TransferDeps = TicketAccessDeps & {
  tickets: Pick<TicketStore, 'find' | 'passOn'>;
  throttle: Pick<Throttle, 'count'>;
};

/**
 * Passes a valid ticket on: in one commit its code and links die, it is somebody else's, and both are to be told. A repeat
 * by its owner answers the same. Throws as in the contract of `transferTicket`.
 */
export async function transferTicket(
  deps: TransferDeps,
  access: TicketAccess,
  to: Contact,
  now: Instant,
): Promise<Ticket> {
  const done = await passedOnBefore(deps, access, to);
  if (done) return done;
  const { ticket, booking } = await requireValidTicket(deps, access);
  await deps.throttle.count(TRANSFERS, booking.bookingId, epochOf(now));
  const generation = ticket.generation + 1;
  const { bookingId, number, holder: from } = ticket;
  const passed: Ticket = { ...ticket, attendee: to.name, holder: to, generation };
  const told = { kind: 'send-transferred-ticket', bookingId, number, generation, to } as const;
  if (await deps.tickets.passOn(ticket, passed, { ...told, ...(from && { from }) }, now))
    return passed;
  // Used, given back or passed on in this moment: the second look says which, or that it was we.
  const own = await passedOnBefore(deps, access, to);
  if (own) return own;
  await requireValidTicket(deps, access);
  throw new DomainError('busy', { number });
}

/** The owner's ticket that was passed on to this very person: the reply to it was lost. */
async function passedOnBefore(
  deps: TransferDeps,
  access: TicketAccess,
  { name, email }: Contact,
): Promise<Ticket | undefined> {
  if (access.of === 'holder') return undefined;
  await requireBooking(deps, access.bookingId, access.access);
  const ticket = await deps.tickets.find(access.bookingId, access.number);
  const { holder } = ticket ?? {};
  const same = holder?.name === name && normaliseEmail(holder.email) === normaliseEmail(email);
  return same ? ticket : undefined;
}
