import {
  DomainError,
  type Instant,
  type TicketedEvent,
  type TicketId,
} from '../../domain/index.ts';
import type { EventStore, ObjectStore, TicketSigner } from '../ports.ts';
import { heldTicket, type HeldTicket } from './held-ticket.ts';
import { requireTicket, type TicketAccessDeps } from './require-ticket.ts';

type Deps = TicketAccessDeps & {
  events: Pick<EventStore, 'find'>;
  signer: Pick<TicketSigner, 'sign'>;
  objects: Pick<ObjectStore, 'linkTo'>;
};

/** A ticket that was passed on, for its holder, with its event. Throws 'link-invalid'. */
export async function showTicket(
  deps: Deps,
  ticketId: TicketId,
  link: string,
  now: Instant,
): Promise<HeldTicket & { readonly event: TicketedEvent }> {
  const { ticket } = await requireTicket(deps, { of: 'holder', ticketId, link });
  const event = await deps.events.find(ticket.eventId);
  if (!event) throw new DomainError('event-not-found', { eventId: ticket.eventId });
  return { ...heldTicket(deps, ticket, [ticket], now), event };
}
