import { computed, DestroyRef, inject, signal, type Signal } from '@angular/core';
import type { EventCard } from '@foyer/shared/contract';
import { siteOutline } from '@foyer/shared/outline';
import { apiResource } from '@foyer/ui/api/api-resource.ts';

/** Fewer letters than this fit nearly everything. */
const LEAST_LETTERS = 2;
const MOST = 6;
const PAUSE_MS = 150;

/** The first events that fit what is being typed. */
export type SearchSuggestions = {
  /** The events; those of the words before stay until there is news. */
  readonly events: Signal<readonly EventCard[]>;
  /** True when an answer says that nothing fits. */
  readonly nothing: Signal<boolean>;
  /** Asks for words as soon as the typing pauses. */
  ask(words: string): void;
  /** Asks no more and forgets the answers. */
  stop(): void;
};

/** Suggests events while somebody types; to be called where dependencies can be injected. */
export function searchSuggestions(): SearchSuggestions {
  const asked = signal('');
  const answer = apiResource(siteOutline.listEvents, () =>
    asked() === '' ? undefined : { query: { q: asked(), limit: MOST } },
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    asked.set('');
  };
  inject(DestroyRef).onDestroy(stop);
  const events = computed(() => (answer.hasValue() ? answer.value().events : []));
  return {
    events,
    nothing: computed(() => answer.hasValue() && events().length === 0),
    ask(words) {
      clearTimeout(timer);
      const q = words.trim();
      if (q.length < LEAST_LETTERS) asked.set('');
      else timer = setTimeout(() => asked.set(q), PAUSE_MS);
    },
    stop,
  };
}
