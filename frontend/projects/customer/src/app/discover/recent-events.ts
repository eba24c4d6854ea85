import { computed, Service, signal } from '@angular/core';
import type { EventCard } from '@foyer/shared/contract';
import { browserMemory } from '@foyer/ui/memory/browser-memory.ts';

const MOST = 6;

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
  note(card: EventCard): void {
    const others = this.cards().filter(({ eventId }) => eventId !== card.eventId);
    this.cards.set([card, ...others].slice(0, MOST));
    this.memory.keep(JSON.stringify(this.cards()));
  }

  /** Forgets all of them. */
  forget(): void {
    this.cards.set([]);
    this.memory.forget();
  }
}

function cardsIn(text: string | undefined): readonly EventCard[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? (kept as EventCard[]) : [];
  } catch {
    return []; // not what was written here: nothing is known
  }
}
