import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { employee, type ReplyOf } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { saveTable } from '@foyer/ui/files/save-table.ts';
import { SearchField } from '@foyer/ui/forms/search-field.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import {
  bookingsAskedFor,
  bookingsSearchOf,
  STATE_FILTERS,
  type BookingsSearch,
} from './bookings-query.ts';
import { BookingsTable } from './bookings-table.ts';

type Found = ReplyOf<typeof employee.listBookings>;

/** The sold bookings of an event, newest first, searched and filtered by the address. */
@Component({
  selector: 'fy-bookings-page',
  imports: [BookingsTable, MatButton, MatIcon, ProblemNote, SearchField],
  templateUrl: './bookings-page.html',
  styleUrls: ['../shell/filters.scss', '../shell/list-page.scss', './bookings-page.scss'],
})
export class BookingsPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();
  /** Words of a name, an address, a place or an id. */
  readonly search = input<string>();
  /** A state. */
  readonly status = input<string>();

  private readonly params = computed(() => ({ eventId: this.eventId() }));
  protected readonly wanted = computed(() =>
    bookingsSearchOf({ search: this.search(), status: this.status() }),
  );
  private readonly loading = apiResource(employee.getEvent, () => ({ params: this.params() }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly first = apiResource(employee.listBookings, () => ({
    params: this.params(),
    query: bookingsAskedFor(this.wanted()),
  }));
  /** The first bookings and those fetched since; what was shown before stays until there is news. */
  protected readonly shown = linkedSignal<Found | undefined, Found | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (found, before) => found ?? before?.value,
  });
  protected readonly isNarrowed = computed(() => Object.values(this.wanted()).some(Boolean));
  protected readonly fetching = signal(false);
  protected readonly saving = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected readonly filters = STATE_FILTERS;

  constructor() {
    namePage(
      computed(() => {
        const title = this.event()?.title;
        return title && `Bookings: ${title}`;
      }),
    );
  }

  protected show(change: Partial<BookingsSearch>): void {
    const { search, status } = { ...this.wanted(), ...change };
    const queryParams = { search: search || null, status: status || null };
    void this.router.navigate([], { queryParams, replaceUrl: change.search !== undefined });
  }

  protected choose(status: string): void {
    this.show(bookingsSearchOf({ search: this.wanted().search, status }));
  }

  protected async more(): Promise<void> {
    const before = this.shown();
    const cursor = before?.nextCursor;
    if (!before || cursor === undefined) return;
    await this.during(this.fetching, async () => {
      const query = { ...bookingsAskedFor(this.wanted()), cursor };
      const next = await this.api.call(employee.listBookings, { params: this.params(), query });
      // Something else may have been searched for meanwhile.
      if (this.shown() === before) this.shown.set(joined(before, next));
    });
  }

  protected save(): Promise<void> {
    return this.during(this.saving, async () => {
      const table = await this.api.text(employee.exportBookings, { params: this.params() });
      saveTable(`${this.event()?.title ?? 'Foyer'}: bookings`, table);
    });
  }

  private async during(busy: typeof this.saving, deed: () => Promise<void>): Promise<void> {
    busy.set(true);
    this.problem.set(undefined);
    try {
      await deed();
    } catch (error) {
      this.problem.set(error);
    } finally {
      busy.set(false);
    }
  }
}

/** Two pages as one; a booking with two open refunds may stand on both. */
function joined(before: Found, next: Found): Found {
  const known = new Set(before.bookings.map(({ bookingId }) => bookingId));
  const news = next.bookings.filter(({ bookingId }) => !known.has(bookingId));
  return { ...next, bookings: [...before.bookings, ...news] };
}
