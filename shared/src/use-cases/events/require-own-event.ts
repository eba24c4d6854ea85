import { DomainError, type Actor, type EventId, type TicketedEvent } from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';

/** The event, if the employee is its organizer or an admin; another's is as unknown as none. Throws 'event-not-found'. */
export async function requireOwnEvent(
  deps: { events: Pick<EventStore, 'find'> },
  eventId: EventId,
  { employeeId, role }: Pick<Actor, 'employeeId' | 'role'>,
): Promise<TicketedEvent> {
  const event = await deps.events.find(eventId);
  const isOwn = role === 'admin' || (role === 'organizer' && event?.organizerId === employeeId);
  if (!event || !isOwn) throw new DomainError('event-not-found', { eventId });
  return event;
}
