import { Component, computed } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { customer } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { BookingRow } from './booking-row.ts';
import { inOrder } from './booking-order.ts';

/** The signed-in customer's bookings, the next event first. */
@Component({
  selector: 'fy-my-bookings-page',
  imports: [BookingRow, MatButton, ProblemNote, RouterLink],
  template: `
    <h1>My bookings</h1>
    @if (loading.error(); as problem) {
      <fy-problem-note [problem]="problem" retryText="Try again" (retry)="loading.reload()" />
    } @else if (bookings(); as bookings) {
      @if (bookings.coming.length > 0) {
        <h2>Coming up</h2>
        <ul>
          @for (booking of bookings.coming; track booking.bookingId) {
            <li><fy-booking-row [booking]="booking" /></li>
          }
        </ul>
      } @else {
        <p>Nothing is coming up. Bookings that you make while signed in stand here.</p>
        <a matButton="filled" routerLink="/">Find an event</a>
      }
      @if (bookings.past.length > 0) {
        <h2>Past</h2>
        <ul>
          @for (booking of bookings.past; track booking.bookingId) {
            <li><fy-booking-row [booking]="booking" /></li>
          }
        </ul>
      }
    } @else {
      <p class="fy-hidden" role="status">Loading your bookings</p>
      <div class="skeleton" aria-hidden="true"></div>
      <div class="skeleton" aria-hidden="true"></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-4);
      justify-items: start;
      inline-size: 100%;
      max-inline-size: calc(50rem + 2 * var(--fy-gutter));
      margin-inline: auto;
      padding: var(--fy-space-5) var(--fy-gutter) var(--fy-space-7);
    }
    h1 {
      font-size: clamp(2rem, 5vw, 2.75rem);
    }
    h2 {
      margin-block-start: var(--fy-space-4);
      font-size: 1.25rem;
    }
    ul {
      display: grid;
      gap: var(--fy-space-3);
      inline-size: 100%;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .skeleton {
      inline-size: 100%;
      block-size: 7.5rem;
      border-radius: var(--fy-radius-large);
      background: var(--mat-sys-surface-container-low);
    }
  `,
})
export class MyBookingsPage {
  protected readonly loading = apiResource(customer.listMyBookings, () => ({
    query: { limit: 100 },
  }));
  protected readonly bookings = computed(() =>
    this.loading.hasValue()
      ? inOrder(this.loading.value().bookings, new Date().toISOString())
      : undefined,
  );
}
