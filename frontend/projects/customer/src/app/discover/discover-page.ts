import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  LOCALE_ID,
  viewChild,
  viewChildren,
} from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { Icon } from '@foyer/ui/icons/icon.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { keepFirstView } from '../shell/first-view.ts';
import {
  addressOf,
  changed,
  EVERYTHING,
  narrowings,
  searchOf,
  type Narrowing,
  type Search,
} from './discover-query.ts';
import { eventFacets } from './event-facets.ts';
import { eventList } from './event-list.ts';
import { EventStage } from './event-stage.ts';
import { EventTile } from './event-tile.ts';
import { FilterBar } from './filter-bar.ts';
import { NoEvents } from './no-events.ts';
import { RecentRow } from './recent-row.ts';
import { SearchBox } from './search-box.ts';
import { SeenEvents } from './seen-events.ts';
import { TileSkeleton } from './tile-skeleton.ts';

/** The front page: search, filters, and the events that fit. */
@Component({
  selector: 'fy-discover-page',
  imports: [
    EventStage,
    EventTile,
    FilterBar,
    Icon,
    NoEvents,
    ProblemNote,
    RecentRow,
    SearchBox,
    TileSkeleton,
  ],
  templateUrl: './discover-page.html',
  styleUrl: './discover-page.scss',
})
export class DiscoverPage {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly seen = inject(SeenEvents);
  private readonly locale = inject(LOCALE_ID);

  /** Words to search for. */
  readonly q = input<string>();
  /** The one city to list. */
  readonly city = input<string>();
  /** The one kind to list. */
  readonly tag = input<string>();
  /** First day. */
  readonly from = input<string>();
  /** Last day. */
  readonly to = input<string>();
  /** `1` for this weekend only. */
  readonly weekend = input<string>();
  /** `1` for free events only. */
  readonly free = input<string>();
  /** `1` for events that are nearly sold out. */
  readonly few = input<string>();
  /** `1` for events with seats left. */
  readonly seats = input<string>();
  /** `date` where words were searched for and the soonest shall come first. */
  readonly order = input<string>();

  private readonly box = viewChild.required(SearchBox);
  private readonly tiles = viewChildren(EventTile);

  protected readonly search = computed<Search>(
    () =>
      searchOf({
        q: this.q(),
        city: this.city(),
        tag: this.tag(),
        from: this.from(),
        to: this.to(),
        weekend: this.weekend(),
        free: this.free(),
        few: this.few(),
        seats: this.seats(),
        order: this.order() === 'date' ? 'date' : undefined,
      }),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly facets = eventFacets();
  protected readonly list = eventList(this.search);

  protected readonly searching = computed(() => narrowings(this.search()).length > 0);
  /** The event that opens the page; a search has none. */
  protected readonly staged = computed(() => {
    const first = this.list.events()?.[0];
    return first?.image && !this.searching() ? first : undefined;
  });
  protected readonly tiled = computed(() => this.list.events()?.slice(this.staged() ? 1 : 0));
  /** The whole list as it was when there was a connection; only where there is none, and nothing is searched for. */
  protected readonly kept = computed(() => {
    if (this.searching() || !isProblem(this.list.failed(), 'offline')) return undefined;
    const list = this.seen.remembered();
    return list && { ...list, at: this.moment(list.at) };
  });
  protected readonly found = computed(() => {
    const count = this.list.events()?.length;
    if (count === undefined || this.list.loading()) return '';
    if (count === 0) return 'No event fits';
    const more = this.list.hasMore() ? ' and more' : '';
    return count === 1 ? '1 event' : `${count}${more} events`;
  });

  protected readonly hasFirstView = keepFirstView(
    () => this.list.events() !== undefined || this.list.failed() !== undefined,
  );

  constructor() {
    const wanted = inject(ActivatedRoute).snapshot.fragment === 'search';
    if (wanted) afterNextRender(() => this.box().focus());
  }

  protected show(change: Partial<Search>): void {
    this.goTo(changed(this.search(), change));
  }

  protected loosen(part: Narrowing): void {
    this.show({ [part]: EVERYTHING[part] });
  }

  protected clear(): void {
    this.goTo(EVERYTHING);
  }

  /** Goes on where the list went on: with the first of the new events. */
  protected async more(): Promise<void> {
    const before = await this.list.more();
    if (before === undefined) return;
    const next = before - (this.staged() ? 1 : 0);
    afterNextRender(() => this.tiles()[next]?.focus(), { injector: this.injector });
  }

  private goTo(search: Search): void {
    void this.router.navigate([], { queryParams: addressOf(search), replaceUrl: true });
  }

  private moment(at: string): string {
    return new Date(at).toLocaleString(this.locale, { dateStyle: 'medium', timeStyle: 'short' });
  }
}
