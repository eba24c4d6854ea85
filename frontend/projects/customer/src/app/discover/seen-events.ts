import { Service } from '@angular/core';
import type { customer, ReplyOf } from '@foyer/shared/contract';
import { browserMemory } from '@foyer/ui/memory/browser-memory.ts';

/** A part of the list, and how to ask for the next one. */
export type EventsPage = ReplyOf<typeof customer.listEvents>;

/** The beginning of the whole list as it was at some moment. */
export type RememberedList = {
  readonly events: EventsPage['events'];
  /** When it was true. */
  readonly at: string;
};

const MOST_REMEMBERED = 12;

/**
 * What the list showed last, so that coming back shows it at once, as far down as it was. The beginning of the whole
 * list outlives the visit, for times without a connection.
 */
@Service()
export class SeenEvents {
  private readonly memory = browserMemory('foyer.events');
  private last: { readonly search: string; readonly page: EventsPage } | undefined;

  /** Keeps what a search shows. */
  keep(search: string, page: EventsPage): void {
    this.last = { search, page };
  }

  /** What the same search showed last. */
  recall(search: string): EventsPage | undefined {
    return this.last?.search === search ? this.last.page : undefined;
  }

  /** Remembers the beginning of the whole list across visits. */
  remember({ events }: EventsPage, now: Date): void {
    const list: RememberedList = {
      events: events.slice(0, MOST_REMEMBERED),
      at: now.toISOString(),
    };
    this.memory.keep(JSON.stringify(list));
  }

  /** The whole list's beginning as this browser saw it last. */
  remembered(): RememberedList | undefined {
    const text = this.memory.read();
    return text === undefined ? undefined : (JSON.parse(text) as RememberedList);
  }
}

/** Fresh news of the list's beginning, with what was known beyond it. */
export function refreshed(fresh: EventsPage, known: EventsPage | undefined): EventsPage {
  if (!known || known.events.length <= fresh.events.length) return fresh;
  const news = new Map(fresh.events.map((event) => [event.eventId, event]));
  const beyond = known.events
    .slice(fresh.events.length)
    .filter((event) => !news.has(event.eventId));
  return { ...known, events: [...fresh.events, ...beyond] };
}

/** A list with its next part; an event that has moved meanwhile stands where it was first. */
export function extended(list: EventsPage, next: EventsPage): EventsPage {
  const known = new Set(list.events.map(({ eventId }) => eventId));
  return { ...next, events: [...list.events, ...next.events.filter((e) => !known.has(e.eventId))] };
}
