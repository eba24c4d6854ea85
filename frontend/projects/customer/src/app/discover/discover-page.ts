import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { siteOutline } from '@foyer/shared/outline';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { SearchField } from '@foyer/ui/forms/search-field.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { fewLeft } from '../event/sales-words.ts';
import { eventsQuery, searchOf, type Search } from './discover-query.ts';
import { EventTile } from './event-tile.ts';
import { FilterChip } from './filter-chip.ts';
import { refreshed, SeenEvents, type EventsPage } from './seen-events.ts';
import { TileSkeleton } from './tile-skeleton.ts';

/** The list of events: search, quick filters, tiles. */
@Component({
  selector: 'fy-discover-page',
  imports: [EventTile, FilterChip, MatButton, MatIcon, ProblemNote, SearchField, TileSkeleton],
  templateUrl: './discover-page.html',
  styleUrl: './discover-page.scss',
})
export class DiscoverPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly seen = inject(SeenEvents);

  /** Words to search for. */
  readonly q = input<string>();
  /** `1` for this weekend only. */
  readonly weekend = input<string>();
  /** `1` for free events only. */
  readonly free = input<string>();
  /** `1` for events that are nearly sold out. */
  readonly few = input<string>();

  protected readonly search = computed<Search>(() =>
    searchOf({ q: this.q(), weekend: this.weekend(), free: this.free(), few: this.few() }),
  );
  private readonly query = computed(() => eventsQuery(this.search(), new Date()));
  protected readonly first = apiResource(siteOutline.listEvents, () => ({ query: this.query() }));

  private readonly searchKey = computed(() => JSON.stringify(this.search()));

  /** Everything loaded for this search; what was shown before stays until there is news. */
  private readonly loaded = linkedSignal<EventsPage | undefined, EventsPage | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (page, before) => {
      const known = this.seen.recall(untracked(this.searchKey));
      return page ? refreshed(page, known) : (known ?? before?.value);
    },
  });
  protected readonly moreFailed = signal<unknown>(undefined);
  protected readonly loadingMore = signal(false);

  protected readonly events = computed(() => {
    const page = this.loaded();
    return page && (this.search().few ? page.events.filter(fewLeft) : page.events);
  });
  protected readonly nextCursor = computed(() => this.loaded()?.nextCursor);
  protected readonly searching = computed(() => {
    const { q, weekend, free, few } = this.search();
    return q !== '' || weekend || free || few;
  });
  protected readonly found = computed(() => {
    const count = this.events()?.length;
    if (count === undefined || this.first.isLoading()) return '';
    return count === 1 ? '1 event' : `${count}${this.nextCursor() ? ' and more' : ''} events`;
  });

  constructor() {
    effect(() => {
      const page = this.loaded();
      if (page && this.first.hasValue()) this.seen.keep(this.searchKey(), page);
    });
  }

  protected show(change: Partial<Search>): void {
    const { q, weekend, free, few } = { ...this.search(), ...change };
    const queryParams = { q: q || null, weekend: on(weekend), free: on(free), few: on(few) };
    void this.router.navigate([], { queryParams, replaceUrl: true });
  }

  protected clear(): void {
    this.show({ q: '', weekend: false, free: false, few: false });
  }

  protected async more(): Promise<void> {
    const [before, cursor] = [this.loaded(), this.nextCursor()];
    if (!before || !cursor || this.loadingMore()) return;
    this.loadingMore.set(true);
    this.moreFailed.set(undefined);
    try {
      const next = await this.api.call(siteOutline.listEvents, {
        query: { ...this.query(), cursor },
      });
      if (this.loaded() === before)
        this.loaded.set({ ...next, events: [...before.events, ...next.events] });
    } catch (error) {
      this.moreFailed.set(error);
    } finally {
      this.loadingMore.set(false);
    }
  }
}

function on(chosen: boolean): '1' | null {
  return chosen ? '1' : null;
}
