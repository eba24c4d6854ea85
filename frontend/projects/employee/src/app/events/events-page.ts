import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { Pager } from '../shell/pager.ts';
import { fitsScreen } from '../shell/screen-width.ts';
import { EventCards } from './event-cards.ts';
import { EventFilters } from './event-filters.ts';
import {
  addressOfQuery,
  askedFor,
  eventsQueryOf,
  FIRST_QUERY,
  PAGE_SIZE,
  sortedBy,
  type EventsQuery,
} from './events-query.ts';
import { EventsTable } from './events-table.ts';

/** The events that an employee works on: a table or cards, searched, filtered, sorted and paged by the address. */
@Component({
  selector: 'fy-events-page',
  imports: [
    EventCards,
    EventFilters,
    EventsTable,
    MatButton,
    MatIcon,
    Pager,
    ProblemNote,
    RouterLink,
  ],
  templateUrl: './events-page.html',
  styleUrl: '../shell/list-page.scss',
})
export class EventsPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** Words of a title, venue, city or tag. */
  readonly search = input<string>();
  /** A state to filter by. */
  readonly status = input<string>();
  /** `past` or `all`. */
  readonly when = input<string>();
  /** What to sort by. */
  readonly sort = input<string>();
  /** `down` for the last first. */
  readonly order = input<string>();
  /** The page of the list, from 1. */
  readonly page = input<string>();

  protected readonly query = computed(() =>
    eventsQueryOf({
      search: this.search(),
      status: this.status(),
      when: this.when(),
      sort: this.sort(),
      order: this.order(),
      page: this.page(),
    }),
  );
  protected readonly list = apiResource(employee.listMyEvents, () => ({
    query: askedFor(this.query()),
  }));
  /** What was shown before stays until there is news. */
  protected readonly shown = linkedSignal<Found | undefined, Found | undefined>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (found, before) => found ?? before?.value,
  });
  private readonly role = computed(() => this.session.account()?.role);
  protected readonly isAdmin = computed(() => this.role() === 'admin');
  protected readonly owned = computed(() => this.role() !== 'steward');
  protected readonly wide = fitsScreen('(min-width: 64rem)');
  protected readonly size = PAGE_SIZE;
  protected readonly filtered = computed(
    () => this.query().search !== '' || this.query().status !== '' || this.query().when !== 'all',
  );

  protected show(change: Partial<EventsQuery>): void {
    const queryParams = addressOfQuery({ ...this.query(), page: 0, ...change });
    void this.router.navigate([], { queryParams, replaceUrl: change.search !== undefined });
  }

  protected sortBy(sort: EventsQuery['sort']): void {
    this.show(sortedBy(this.query(), sort));
  }

  protected showAll(): void {
    this.show({ ...FIRST_QUERY, when: 'all' });
  }
}

type Found = { readonly events: employee.WorkedEventView[]; readonly total: number };
