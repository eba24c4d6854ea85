import { browserMemory, type Memory } from '@foyer/ui/memory/browser-memory.ts';

/** The id of the booking that holds this tab's seats of an event. */
export function holdMemory(eventId: string): Memory {
  return browserMemory(`foyer.booking.${eventId}`, 'tab');
}
