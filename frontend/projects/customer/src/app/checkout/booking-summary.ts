import { Component, computed, inject, input, LOCALE_ID, output } from '@angular/core';
import type { customer, ReplyOf } from '@foyer/shared/contract';
import { ServerClock } from '@foyer/ui/api/server-clock.ts';
import { Countdown } from '@foyer/ui/countdown/countdown.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { placeWords } from '../booking/booking-state.ts';
import { EventPicture } from '../event/event-picture.ts';
import { PromoEntry } from './promo-entry.ts';
import { TotalsList } from './totals-list.ts';

/** What is bought, what it costs, and how long it is held. */
@Component({
  selector: 'fy-booking-summary',
  imports: [Countdown, EventPicture, Price, PromoEntry, TotalsList],
  template: `
    <div class="event">
      <fy-event-picture [image]="booking().event.image" sizes="5rem" />
      <div>
        <h2>{{ booking().event.title }}</h2>
        <p class="fy-figures">{{ when() }}</p>
        <p>{{ booking().event.venue.name }}</p>
      </div>
    </div>
    <ul>
      @for (line of booking().lines; track $index) {
        <li>
          <span>{{ words(line) }}</span>
          @if (line.fullPrice; as fullPrice) {
            <del>
              <span class="fy-hidden">before: </span>
              <fy-price [amount]="fullPrice" [currency]="booking().currency" />
            </del>
          }
          <fy-price [amount]="line.price" [currency]="booking().currency" />
        </li>
      }
    </ul>
    <fy-promo-entry [booking]="booking()" (changed)="changed.emit()" />
    <fy-totals-list [totals]="booking().totals" [currency]="booking().currency" />
    <div class="time">
      <fy-countdown
        [until]="booking().heldUntil"
        [clockBehindMs]="clock.deviceBehindMs()"
        (elapsed)="expired.emit()"
      />
      <p>Your seats are held until then.</p>
    </div>
  `,
  styleUrl: './booking-summary.scss',
})
export class BookingSummary {
  private readonly locale = inject(LOCALE_ID);
  protected readonly clock = inject(ServerClock);

  /** The booking with its event. */
  readonly booking = input.required<ReplyOf<typeof customer.getBooking>>();
  /** The time to pay has run out. */
  readonly expired = output();
  /** The prices have changed by a promo code. */
  readonly changed = output();

  protected readonly when = computed(() => {
    const { startsAt, venue } = this.booking().event;
    return shortMoment(startsAt, { timeZone: venue.timeZone, locale: this.locale });
  });

  protected words(line: ReplyOf<typeof customer.getBooking>['lines'][number]): string {
    return placeWords(line.label);
  }
}
