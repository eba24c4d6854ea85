import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { customer, ReplyOf } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { EventPicture } from '../event/event-picture.ts';
import { bookingState, type BookingState } from './booking-state.ts';

/** A booking with its event, as lists carry it. */
export type ListedBooking = ReplyOf<typeof customer.listMyBookings>['bookings'][number];

const STATE_WORDS: Readonly<Record<BookingState, string>> = {
  confirmed: '',
  paying: 'Payment on its way',
  'to-pay': 'Not paid yet',
  refunded: 'Paid back',
  cancelled: 'Cancelled',
  over: 'Over',
};

/** A booking in the list. */
@Component({
  selector: 'fy-booking-row',
  imports: [EventPicture, RouterLink],
  template: `
    <fy-event-picture [image]="booking().event.image" sizes="6rem" />
    <div>
      <p class="moment fy-figures">{{ moment() }}</p>
      <h3>
        <a [routerLink]="['/bookings', booking().bookingId]">{{ booking().event.title }}</a>
      </h3>
      <p>{{ booking().event.venue.name }}, {{ booking().event.venue.city }}</p>
      <p class="fy-figures">
        {{ tickets() }}
        @if (stateWords(); as words) {
          <span class="state">{{ words }}</span>
        }
      </p>
    </div>
  `,
  styles: `
    :host {
      position: relative;
      display: flex;
      gap: var(--fy-space-4);
      align-items: center;
      padding: var(--fy-space-3);
      border-radius: var(--fy-radius-large);
      background: var(--mat-sys-surface-container-low);
    }
    :host(:hover) {
      background: var(--mat-sys-surface-container-high);
    }
    :host:has(a:focus-visible) {
      outline: 3px solid var(--mat-sys-primary);
    }
    fy-event-picture {
      flex: none;
      inline-size: 6rem;
      aspect-ratio: 1;
      border-radius: var(--fy-radius-medium);
    }
    div {
      min-inline-size: 0;
      color: var(--mat-sys-on-surface-variant);
    }
    h3 {
      font-size: 1.25rem;
    }
    .moment {
      color: var(--mat-sys-primary);
      font: var(--mat-sys-label-large);
    }
    a {
      color: var(--mat-sys-on-surface);
      text-decoration: none;
      outline: none;
    }
    a::after {
      content: '';
      position: absolute;
      inset: 0;
    }
    .state {
      margin-inline-start: var(--fy-space-2);
      color: var(--fy-warn);
      font-weight: 500;
    }
  `,
})
export class BookingRow {
  private readonly locale = inject(LOCALE_ID);

  /** The booking. */
  readonly booking = input.required<ListedBooking>();

  protected readonly moment = computed(() => {
    const { startsAt, venue } = this.booking().event;
    return shortMoment(startsAt, { timeZone: venue.timeZone, locale: this.locale });
  });
  protected readonly tickets = computed(() => {
    const count = this.booking().lines.length;
    return count === 1 ? '1 ticket' : `${count} tickets`;
  });
  protected readonly stateWords = computed(() => STATE_WORDS[bookingState(this.booking())]);
}
