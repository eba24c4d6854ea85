import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { customer } from '@foyer/shared/contract';
import { longDay, shortMoment, timeOfDay } from '@foyer/ui/dates/event-time.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { EventPicture } from '../event/event-picture.ts';
import { placesWords } from '@foyer/ui/places/place-words.ts';
import { bookingState, type BookingState } from './booking-state.ts';
import { returnedByOwner } from './returned-words.ts';

const STATE_WORDS: Readonly<Record<BookingState, string>> = {
  confirmed: '',
  paying: 'Payment on its way',
  'to-pay': 'Not paid yet',
  refunded: 'Paid back',
  cancelled: 'Cancelled',
  over: 'Over',
};

/** A booking in a list; the next one stands large. */
@Component({
  selector: 'fy-booking-row',
  imports: [EventPicture, RouterLink],
  template: `
    <fy-event-picture
      [image]="booking().event.image"
      [sizes]="large() ? '(max-width: 40rem) 100vw, 24rem' : '6rem'"
      [urgent]="large()"
    />
    <div>
      <p class="moment fy-figures">{{ moment() }}</p>
      <h2>
        <a [routerLink]="['/bookings', booking().bookingId]">{{ booking().event.title }}</a>
      </h2>
      <p>{{ booking().event.venue.name }}, {{ booking().event.venue.city }}</p>
      <p class="fy-figures">
        {{ places() }}
        @if (stateWords(); as words) {
          <span class="state">{{ words }}</span>
        }
      </p>
      @if (refundWords(); as words) {
        <p class="fy-figures">{{ words }}</p>
      }
      @if (large() && isGoing()) {
        <p class="show" aria-hidden="true">Show tickets</p>
      }
    </div>
  `,
  styleUrl: './booking-row.scss',
  host: { '[class.large]': 'large()' },
})
export class BookingRow {
  private readonly locale = inject(LOCALE_ID);

  /** The booking. */
  readonly booking = input.required<customer.BookedView>();
  /** True for the next event. */
  readonly large = input(false);

  private readonly state = computed(() => bookingState(this.booking()));
  protected readonly isGoing = computed(() => this.state() === 'confirmed');
  protected readonly moment = computed(() => {
    const { startsAt, venue } = this.booking().event;
    const clock = { timeZone: venue.timeZone, locale: this.locale };
    if (!this.large()) return shortMoment(startsAt, clock);
    return `${longDay(startsAt, clock)}, ${timeOfDay(startsAt, clock)}`;
  });
  protected readonly places = computed(() => {
    const { lines, returned = [] } = this.booking();
    const left = lines.filter((_, index) => !returned.includes(index + 1));
    const shown = left.length > 0 ? left : lines;
    const count = shown.length === 1 ? '1 ticket' : `${shown.length} tickets`;
    return `${count}: ${placesWords(shown.map(({ label }) => label))}`;
  });
  protected readonly stateWords = computed(() => {
    const { event, lines } = this.booking();
    const returned = returnedByOwner(this.booking());
    if (this.state() === 'cancelled' && returned === lines.length) return 'Given back';
    if (this.isGoing() && event.sales === 'cancelled') return 'Called off';
    return STATE_WORDS[this.state()];
  });
  protected readonly refundWords = computed(() => {
    const { refunds, currency } = this.booking();
    const [latest] = refunds;
    if (!latest) return undefined;
    const money = formatSum(latest.amount, { currency, locale: this.locale });
    return latest.status === 'due' ? `${money} is on its way back` : `${money} was paid back`;
  });
}
