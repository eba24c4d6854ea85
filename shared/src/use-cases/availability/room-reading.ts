import type { EventId, TicketedEvent } from '../../domain/index.ts';
import type { BlockState, EventStore, PlanStore, SeatStore } from '../ports.ts';
import { layoutOf, type RoomLayout } from './room-layout.ts';

/** What a room is read from. */
export type RoomSources = {
  readonly events: Pick<EventStore, 'find'>;
  readonly plans: Pick<PlanStore, 'find'>;
  readonly seats: Pick<SeatStore, 'readSection' | 'readPools' | 'changedSince' | 'readBlocks'>;
};

/** A room as read at once. */
export type RoomReading = { readonly layout: RoomLayout; readonly states: readonly BlockState[] };

/** The event if customers may see it. */
export async function publishedEvent(
  { events }: Pick<RoomSources, 'events'>,
  eventId: EventId,
): Promise<TicketedEvent | undefined> {
  const event = await events.find(eventId);
  return event?.status === 'published' ? event : undefined;
}

/** Reads an event's plan and its whole inventory. */
export async function readRoom(
  { plans, seats }: Pick<RoomSources, 'plans' | 'seats'>,
  event: TicketedEvent,
): Promise<RoomReading> {
  const [plan, ...sections] = await Promise.all([
    plans.find(event.planVersion),
    ...event.sections.map((section) => readSectionOf({ seats }, event, section)),
  ]);
  if (!plan)
    throw new Error(`The seating plan ${event.planVersion} of ${event.eventId} is missing.`);
  return { layout: layoutOf(plan), states: sections.flat() };
}

/** Reads the blocks of one section of an event. */
export async function readSectionOf(
  { seats }: Pick<RoomSources, 'seats'>,
  { eventId }: Pick<TicketedEvent, 'eventId'>,
  { kind, sectionId, pools }: TicketedEvent['sections'][number],
): Promise<readonly BlockState[]> {
  return kind === 'standing'
    ? seats.readPools(eventId, sectionId, pools)
    : seats.readSection(eventId, sectionId);
}
