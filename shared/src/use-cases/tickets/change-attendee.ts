import { DomainError, type Instant, type Ticket } from '../../domain/index.ts';
import type { TicketStore } from '../ports.ts';
import { requireValidTicket, type TicketAccess, type TicketAccessDeps } from './require-ticket.ts';

type Deps = TicketAccessDeps & { tickets: Pick<TicketStore, 'find' | 'rename'> };

/** Puts another name on a valid ticket; its code stays, since no name is in it. Throws as {@link requireValidTicket}, and 'busy'. */
export async function changeAttendee(
  deps: Deps,
  access: TicketAccess,
  name: string,
  now: Instant,
): Promise<Ticket> {
  const { ticket } = await requireValidTicket(deps, access);
  if (ticket.attendee === name) return ticket;
  const renamed = await deps.tickets.rename(ticket, name, now);
  if (renamed) return renamed;
  // Used, given back or passed on in this moment: the second look says which.
  await requireValidTicket(deps, access);
  throw new DomainError('busy', { number: ticket.number });
}
