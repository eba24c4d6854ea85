import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { customer } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { MyWaitlist } from '../waitlist/my-waitlist.ts';
import { BookingRow } from './booking-row.ts';
import { bookingState } from './booking-state.ts';
import { allKept } from './kept-tickets.ts';
import { isOutOfReach } from './reach.ts';

/** The signed-in customer's bookings: what comes, the next event first and large, or what was. */
@Component({
  selector: 'fy-my-bookings-page',
  imports: [BookingRow, MatButton, MyWaitlist, ProblemNote, RouterLink],
  templateUrl: './my-bookings-page.html',
  styleUrl: './my-bookings-page.scss',
})
export class MyBookingsPage {
  private readonly api = inject(ApiClient);

  /** Which bookings, from the address: `past`, or else those that come. */
  readonly when = input<string>();

  protected readonly shown = computed((): 'past' | 'upcoming' =>
    this.when() === 'past' ? 'past' : 'upcoming',
  );
  protected readonly loading = apiResource(customer.listMyBookings, () => ({
    query: { when: this.shown() },
  }));
  /** The pages after the first, as far as they were asked for. */
  private readonly more = linkedSignal<string, readonly customer.BookedView[]>({
    source: this.shown,
    computation: () => [],
  });
  private readonly cursor = linkedSignal(() =>
    this.loading.hasValue() ? this.loading.value().nextCursor : undefined,
  );
  protected readonly bookings = computed(() => {
    if (!this.loading.hasValue()) return undefined;
    const all = [...this.loading.value().bookings, ...this.more()];
    return all.filter((booking) => bookingState(booking) !== 'over');
  });
  protected readonly hasMore = computed(() => this.cursor() !== undefined);
  protected readonly fetching = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  /** What this device keeps, where the service cannot be asked. */
  protected readonly kept = resource({
    params: () => (isOutOfReach(this.loading.error()) ? 'all' : undefined),
    loader: () => allKept(),
  });

  protected async showMore(): Promise<void> {
    const query = { when: this.shown(), cursor: this.cursor() };
    this.problem.set(undefined);
    this.fetching.set(true);
    try {
      const page = await this.api.call(customer.listMyBookings, { query });
      if (query.when !== this.shown()) return;
      this.more.update((before) => [...before, ...page.bookings]);
      this.cursor.set(page.nextCursor);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.fetching.set(false);
    }
  }
}
