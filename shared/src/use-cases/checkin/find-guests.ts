import {
  bearsName,
  guestOf,
  instantOf,
  later,
  type Employee,
  type EpochMs,
  type EventId,
  type Guest,
  type Instant,
} from '../../domain/index.ts';
import { remembered } from '../events/remembered.ts';
import type { TicketStore } from '../ports.ts';
import { INDEX_LAG_MS } from './door-tickets.ts';
import { requireWorkedOn, type WorkDeps } from './work-on-event.ts';

/** How long found guests may be behind the doors, and the most events whose guests one task keeps. */
const FRESH_FOR_MS = 2_000;
const MOST_EVENTS = 8;

/** The most guests that one search shows. */
const MOST_FOUND = 20;

/** The guests of an event by ticket, as a task keeps them. */
export type GuestLists = (eventId: EventId) => Promise<ReadonlyMap<string, Guest>>;

/** Keeps the guests of the events that are searched: read once, then what has changed, so that a search reads next to nothing. */
export function guestLists(
  deps: { tickets: Pick<TicketStore, 'pageOfEvent'> },
  clock: () => EpochMs,
): GuestLists {
  const lists = new Map<EventId, GuestList>();
  return remembered({ forMs: FRESH_FOR_MS, clock, atMost: MOST_EVENTS }, async (eventId) => {
    const now = instantOf(clock());
    const list = lists.get(eventId) ?? { guests: new Map<string, Guest>() };
    lists.delete(eventId);
    await readInto(deps, eventId, list);
    lists.set(eventId, { guests: list.guests, asOf: now });
    const [oldest] = lists.keys();
    if (lists.size > MOST_EVENTS && oldest !== undefined) lists.delete(oldest);
    return list.guests;
  });
}

type GuestList = { readonly guests: Map<string, Guest>; readonly asOf?: Instant };

async function readInto(
  deps: { tickets: Pick<TicketStore, 'pageOfEvent'> },
  eventId: EventId,
  { guests, asOf }: GuestList,
): Promise<void> {
  const since = asOf && later(asOf, -INDEX_LAG_MS);
  let cursor: string | undefined;
  do {
    const page = await deps.tickets.pageOfEvent(eventId, { since, cursor });
    for (const ticket of page.items) guests.set(ticket.ticketId, guestOf(ticket));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** Guests of an event whose name fits, by name: few, and only what a door needs. Throws 'event-not-found'. */
export async function findGuests(
  deps: WorkDeps & { guests: GuestLists },
  search: { readonly eventId: EventId; readonly name: string },
  by: Pick<Employee, 'role' | 'employeeId'>,
): Promise<readonly Guest[]> {
  await requireWorkedOn(deps, search.eventId, by);
  const guests = await deps.guests(search.eventId);
  return [...guests.values()]
    .filter((guest) => guest.status !== 'void' && bearsName(guest, search.name))
    .sort((one, other) => one.attendee.localeCompare(other.attendee))
    .slice(0, MOST_FOUND);
}
