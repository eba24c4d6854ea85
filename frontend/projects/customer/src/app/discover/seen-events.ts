import { Service } from '@angular/core';
import type { customer, ReplyOf } from '@foyer/shared/contract';

/** A part of the list, and how to ask for the next one. */
export type EventsPage = ReplyOf<typeof customer.listEvents>;

/** What the list showed last, so that coming back shows it at once, as far down as it was. */
@Service()
export class SeenEvents {
  private last: { readonly search: string; readonly page: EventsPage } | undefined;

  /** Keeps what a search shows. */
  keep(search: string, page: EventsPage): void {
    this.last = { search, page };
  }

  /** What the same search showed last. */
  recall(search: string): EventsPage | undefined {
    return this.last?.search === search ? this.last.page : undefined;
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
