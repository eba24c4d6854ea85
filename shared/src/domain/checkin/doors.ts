import type { TicketedEvent } from '../events/event.ts';

/** The most doors of an event. */
export const MAX_DOORS = 20;

/** The most characters of a door's name. */
export const LONGEST_DOOR = 40;

/** The door of an event that names none. */
const ONLY_DOOR = 'Main door';

/** Where scans of a door are counted that the event does not name, such as one that was taken off the list meanwhile. */
export const UNNAMED_DOOR = 'Another door';

/** The doors of an event, at least one. */
export function doorsOf({ doors = [] }: Pick<TicketedEvent, 'doors'>): readonly string[] {
  return doors.length > 0 ? doors : [ONLY_DOOR];
}

/** The door as the event names it. */
export function doorNamed(event: Pick<TicketedEvent, 'doors'>, name: string): string {
  return doorsOf(event).find((door) => door === name) ?? UNNAMED_DOOR;
}

/** The first letters of a name, enough to tell guests of one booking apart: `A. L.` */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [...words.slice(0, 1), ...words.slice(1).slice(-1)]
    .map((word) => `${String.fromCodePoint(word.codePointAt(0) ?? 0)}.`)
    .join(' ');
}
