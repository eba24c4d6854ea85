import type { TicketedEvent } from '../domain/index.ts';
import {
  categoryPart,
  EVENT_PART,
  sectionPart,
  UPDATED_SHARDS,
  type CategoryPart,
  type EventHead,
  type EventPart,
  type SectionPart,
} from './event.model.ts';
import { shardOf } from './shards.ts';

/** The item of the event itself. */
export function headOf(event: TicketedEvent): EventHead {
  const { categories: _categories, sections: _sections, ...head } = event;
  const updatedShard = String(shardOf(event.eventId, UPDATED_SHARDS));
  return { ...head, part: EVENT_PART, updatedShard, workedOnBy: event.organizerId };
}

/** The items of an event's categories and sections. */
export function partsBelow({ eventId, categories, sections }: TicketedEvent): EventPart[] {
  return [
    ...categories.map((category, position) => ({
      eventId,
      part: categoryPart(category.categoryId),
      position,
      ...category,
    })),
    ...sections.map((section, position) => ({
      eventId,
      part: sectionPart(section.sectionId),
      position,
      ...section,
    })),
  ];
}

/** The event that its public parts make up; undefined without the event itself. */
export function eventOf(parts: readonly EventPart[]): TicketedEvent | undefined {
  const head = parts.find((part): part is EventHead => part.part === EVENT_PART);
  if (!head) return undefined;
  const { part: _part, updatedShard: _shard, workedOnBy: _organizer, ...event } = head;
  const categories = parts.filter((part): part is CategoryPart => 'categoryId' in part);
  const sections = parts.filter((part): part is SectionPart => 'sectionId' in part);
  return {
    ...event,
    categories: inOrder(categories).map(placeless),
    sections: inOrder(sections).map(placeless),
  };
}

function inOrder<T extends { readonly position: number }>(parts: readonly T[]): T[] {
  return parts.toSorted((one, other) => one.position - other.position);
}

/** A part without its key and its place. */
function placeless<T extends CategoryPart | SectionPart>(
  stored: T,
): Omit<T, 'eventId' | 'part' | 'position'> {
  const { eventId: _eventId, part: _part, position: _position, ...content } = stored;
  return content;
}
