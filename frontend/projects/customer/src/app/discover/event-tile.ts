import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventCard } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { formatPrice } from '@foyer/ui/price/format-price.ts';
import { EventPicture } from '../event/event-picture.ts';
import { salesRemark } from '../event/sales-words.ts';

/** An event in the list: picture, date, title, venue, price from, and how full it is. */
@Component({
  selector: 'fy-event-tile',
  imports: [EventPicture, RouterLink],
  templateUrl: './event-tile.html',
  styleUrl: './event-tile.scss',
  host: { '[class.leading]': 'leading()' },
})
export class EventTile {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event = input.required<EventCard>();
  /** True for the one tile that leads the page. */
  readonly leading = input(false);

  protected readonly moment = computed(() => {
    const { startsAt, venue } = this.event();
    return shortMoment(startsAt, { timeZone: venue.timeZone, locale: this.locale });
  });
  protected readonly price = computed(() => {
    const { priceFrom, priceTo, currency } = this.event();
    if (priceTo === 0) return 'Free';
    const least =
      priceFrom === 0 ? 'free' : formatPrice(priceFrom, { currency, locale: this.locale });
    return priceFrom === priceTo ? least : `from ${least}`;
  });
  protected readonly remark = computed(() => salesRemark(this.event(), this.locale));
  protected readonly sizes = computed(() =>
    this.leading()
      ? '(min-width: 60rem) 55vw, 100vw'
      : '(min-width: 90rem) 25vw, (min-width: 40rem) 45vw, 100vw',
  );
}
