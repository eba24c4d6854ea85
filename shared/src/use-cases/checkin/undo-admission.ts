import {
  auditEntry,
  DomainError,
  lastEntrance,
  ticketKeyOf,
  unusedTicket,
  type Actor,
  type EventId,
  type Instant,
  type RandomBytes,
  type TicketId,
} from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import type { EventStore, TicketStore } from '../ports.ts';
import { countOf } from './record-scan.ts';

/** What taking an admission back needs. */
export type UndoDeps = {
  events: Pick<EventStore, 'find'>;
  tickets: Pick<TicketStore, 'find' | 'undoAdmission'>;
  randomBytes: RandomBytes;
};

/** A ticket that was admitted by mistake. */
export type Undo = { readonly eventId: EventId; readonly ticketId: TicketId; readonly by: Actor };

/**
 * Makes a used ticket of an own event as good as new. Throws 'event-not-found', 'ticket-not-found', 'ticket-not-used',
 * and 'busy' where it was scanned in this moment.
 */
export async function undoAdmission(
  deps: UndoDeps,
  { eventId, ticketId, by }: Undo,
  now: Instant,
): Promise<void> {
  const event = await requireOwnEvent(deps, eventId, by);
  const key = ticketKeyOf(ticketId);
  const from = key && (await deps.tickets.find(key.bookingId, key.number));
  if (from?.eventId !== eventId) throw new DomainError('ticket-not-found', { ticketId });
  const to = unusedTicket(from);
  const before = { ...lastEntrance(from), ticketId, ...from.label };
  const deed = {
    ...({ action: 'ticket.admission-undone', subject: eventId, subjectName: event.title } as const),
    before,
  };
  const entry = auditEntry(by, deed, now, deps.randomBytes);
  const effects = countOf(from, to);
  if (!(await deps.tickets.undoAdmission({ from, to, entry, effects })))
    throw new DomainError('busy', { ticketId });
}
