import {
  doorTicketOf,
  later,
  SECOND_MS,
  type DoorTicket,
  type Employee,
  type EventId,
  type Instant,
} from '../../domain/index.ts';
import type { TicketStore } from '../ports.ts';
import { requireWorkedOn, type WorkDeps } from './work-on-event.ts';

/** How far the index of an event's tickets may be behind what was written. */
export const INDEX_LAG_MS = 10 * SECOND_MS;

/** What a device wants of the list by which it decides without a connection. */
export type DoorListQuery = {
  readonly eventId: EventId;
  /** The `asOf` of what it has: only what was written after that is wanted. */
  readonly since?: Instant | undefined;
  readonly cursor?: string | undefined;
};

/** A page of that list. */
export type DoorListPage = {
  readonly tickets: readonly DoorTicket[];
  readonly nextCursor?: string;
  readonly asOf: Instant;
};

/** A page of the tickets by which a device decides without a connection. Throws 'event-not-found', 'invalid-request'. */
export async function doorTickets(
  deps: WorkDeps & { tickets: Pick<TicketStore, 'pageOfEvent'> },
  { eventId, since, cursor }: DoorListQuery,
  by: Pick<Employee, 'role' | 'employeeId'>,
  now: Instant,
): Promise<DoorListPage> {
  await requireWorkedOn(deps, eventId, by);
  const from = since && later(since, -INDEX_LAG_MS);
  const { items, ...page } = await deps.tickets.pageOfEvent(eventId, { since: from, cursor });
  return { ...page, tickets: items.map(doorTicketOf), asOf: now };
}
