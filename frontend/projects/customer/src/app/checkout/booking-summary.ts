import { Component, computed, inject, input, LOCALE_ID, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { customer, ReplyOf } from '@foyer/shared/contract';
import { ServerClock } from '@foyer/ui/api/server-clock.ts';
import { Countdown } from '@foyer/ui/countdown/countdown.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { placeWords } from '@foyer/ui/places/place-words.ts';
import { EventPicture } from '../event/event-picture.ts';
import { PromoEntry } from './promo-entry.ts';
import { TotalsList } from './totals-list.ts';

const HOUR_MS = 3_600_000;

/** What is bought, what it costs, and how long it is held: a column, on phones a bar that opens. */
@Component({
  selector: 'fy-booking-summary',
  imports: [Countdown, EventPicture, MatButton, MatIcon, Price, PromoEntry, TotalsList],
  templateUrl: './booking-summary.html',
  styleUrl: './booking-summary.scss',
  host: { role: 'region', 'aria-label': 'Your booking' },
})
export class BookingSummary {
  private readonly locale = inject(LOCALE_ID);
  protected readonly clock = inject(ServerClock);

  /** The booking with its event. */
  readonly booking = input.required<ReplyOf<typeof customer.getBooking>>();
  /** The key of a mailed link that opens the booking. */
  readonly link = input<string>();
  /** The minutes that the whole ring stands for. */
  readonly minutes = input(10);
  /** The time to pay has run out. */
  readonly expired = output();
  /** The prices have changed by a promo code. */
  readonly changed = output();
  /** The time is to start again. */
  readonly renewed = output();

  /** On phones: whether the bar shows what is in it. */
  protected readonly open = signal(false);
  protected readonly placeWords = placeWords;
  protected readonly when = computed(() => {
    const { startsAt, venue } = this.booking().event;
    return shortMoment(startsAt, { timeZone: venue.timeZone, locale: this.locale });
  });
  /** The last moment of a hold that lasts for hours, for which seconds need not be counted. */
  protected readonly heldUntil = computed(() => {
    const { heldUntil, event } = this.booking();
    if (Date.parse(heldUntil) - Date.now() - this.clock.deviceBehindMs() <= HOUR_MS)
      return undefined;
    return shortMoment(heldUntil, { timeZone: event.venue.timeZone, locale: this.locale });
  });
  protected readonly countWords = computed(() => {
    const count = this.booking().lines.length;
    return count === 1 ? '1 ticket' : `${count} tickets`;
  });
  protected readonly total = computed(() => {
    const { totals, currency } = this.booking();
    return totals.total === 0 ? 'Free' : formatSum(totals.total, { currency, locale: this.locale });
  });
}
