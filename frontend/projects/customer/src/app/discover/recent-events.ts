import { computed, effect, inject, Service, signal, untracked, type Signal } from '@angular/core';
import type { EventCard } from '@foyer/shared/contract';
import { browserMemory } from '@foyer/ui/memory/browser-memory.ts';

const MOST = 6;

/** An event that was looked at, as far as a small card shows it. */
export type RecentEvent = Pick<
  EventCard,
  'eventId' | 'title' | 'venue' | 'startsAt' | 'endsAt' | 'image'
>;

/** The events that this browser opened last, latest first; kept here alone and never sent anywhere. */
@Service()
export class RecentEvents {
  private readonly memory = browserMemory('foyer.recent-events');
  private readonly cards = signal(cardsIn(this.memory.read()));

  /** Those that are not over, as they were when they were opened. */
  readonly coming = computed(() => {
    const now = new Date().toISOString();
    return this.cards().filter((card) => card.endsAt > now);
  });

  /** Notes that an event has been opened. */
  note({ eventId, title, venue, startsAt, endsAt, image }: RecentEvent): void {
    const others = this.cards().filter((other) => other.eventId !== eventId);
    const card = { eventId, title, venue, startsAt, endsAt, image };
    this.cards.set([card, ...others].slice(0, MOST));
    this.memory.keep(JSON.stringify(this.cards()));
  }

  /** Forgets all of them. */
  forget(): void {
    this.cards.set([]);
    this.memory.forget();
  }
}

function cardsIn(text: string | undefined): readonly RecentEvent[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? (kept as RecentEvent[]) : [];
  } catch {
    return []; // not what was written here: nothing is known
  }
}

/** Notes the event of a page as soon as it is known. */
export function noteRecent(event: Signal<RecentEvent | undefined>): void {
  const recent = inject(RecentEvents);
  effect(() => {
    const opened = event();
    if (opened) untracked(() => recent.note(opened));
  });
}
