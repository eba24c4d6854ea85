import {
  DomainError,
  type Employee,
  type EventId,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';

/** What finding out who works on an event needs. */
export type WorkDeps = { events: Pick<EventStore, 'find' | 'workedOnBy'> };

/**
 * The event, if the employee may work on it: an admin on all, an organizer on their own, a steward where assigned.
 * Somebody else's event is as unknown as none. Throws 'event-not-found'.
 */
export async function requireWorkedOn(
  deps: WorkDeps,
  eventId: EventId,
  employee: Pick<Employee, 'role' | 'employeeId'>,
): Promise<TicketedEvent> {
  const event = await deps.events.find(eventId);
  if (!event || !(await worksOn(deps, event, employee))) {
    throw new DomainError('event-not-found', { eventId });
  }
  return event;
}

async function worksOn(
  deps: WorkDeps,
  event: TicketedEvent,
  { role, employeeId }: Pick<Employee, 'role' | 'employeeId'>,
): Promise<boolean> {
  switch (role) {
    case 'admin':
      return true;
    case 'organizer':
      return event.organizerId === employeeId;
    case 'steward':
      return (await deps.events.workedOnBy(employeeId)).includes(event.eventId);
  }
}
