import {
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import { siteOutline } from '@foyer/shared/outline';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { eventsQuery, narrowings, type Search } from './discover-query.ts';
import { extended, refreshed, SeenEvents, type EventsPage } from './seen-events.ts';

/** The events that fit a search, as far as they have been asked for. */
export type EventList = ReturnType<typeof eventList>;

/** Lists the events of a search that may change; to be called where dependencies can be injected. */
export function eventList(search: Signal<Search>) {
  const [api, seen] = [inject(ApiClient), inject(SeenEvents)];
  const query = computed(() => eventsQuery(search(), new Date()));
  const first = apiResource(siteOutline.listEvents, () => ({ query: query() }));
  const key = computed(() => JSON.stringify(search()));

  // What was shown before stays until there is news.
  const loaded = linkedSignal<EventsPage | undefined, EventsPage | undefined>({
    source: () => (first.hasValue() ? first.value() : undefined),
    computation: (page, before) => {
      const known = seen.recall(untracked(key));
      return page ? refreshed(page, known) : (known ?? before?.value);
    },
  });
  effect(() => {
    const page = loaded();
    if (!page || !first.hasValue()) return;
    seen.keep(key(), page);
    if (narrowings(search()).length === 0) seen.remember(page, new Date());
  });

  const moreFailed = signal<unknown>(undefined);
  const loadingMore = signal(false);

  /** Loads the next part; gives how many events stand before it, or nothing where the list has become another one. */
  async function more(): Promise<number | undefined> {
    const before = loaded();
    if (!before?.nextCursor || loadingMore()) return undefined;
    loadingMore.set(true);
    moreFailed.set(undefined);
    try {
      const next = { ...query(), cursor: before.nextCursor };
      const page = await api.call(siteOutline.listEvents, { query: next });
      if (loaded() !== before) return undefined;
      loaded.set(extended(before, page));
      return before.events.length;
    } catch (error) {
      moreFailed.set(error);
      return undefined;
    } finally {
      loadingMore.set(false);
    }
  }

  return {
    events: computed(() => loaded()?.events),
    hasMore: computed(() => loaded()?.nextCursor !== undefined),
    failed: first.error,
    loading: first.isLoading,
    reload: () => first.reload(),
    more,
    moreFailed: moreFailed.asReadonly(),
    loadingMore: loadingMore.asReadonly(),
  };
}
