import { Component, computed, DestroyRef, inject, input, LOCALE_ID, signal } from '@angular/core';
import type { BookingView, EventCard } from '@foyer/shared/contract';
import { ServerClock } from '@foyer/ui/api/server-clock.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { placeWords } from '@foyer/ui/places/place-words.ts';
import { timeLeftWords } from './place-words.ts';

const LOOK_EVERY_MS = 10_000;

/** Exactly which places are held for somebody who waited, what they cost, and until when. */
@Component({
  selector: 'fy-offered-places',
  imports: [Price],
  template: `
    <p class="fy-figures">
      Held for you until <strong>{{ until() }}</strong>, for another {{ left() }}.
    </p>
    <ul>
      @for (line of booking().lines; track $index) {
        <li>
          <span>{{ placeWords(line.label) }}</span>
          <fy-price [amount]="line.price" [currency]="booking().currency" />
        </li>
      }
      <li class="total">
        <span>In all{{ booking().totals.fees > 0 ? ', with fees' : '' }}</span>
        <fy-price [amount]="booking().totals.total" [currency]="booking().currency" />
      </li>
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-3);
      inline-size: 100%;
    }
    ul {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: var(--fy-space-3);
      padding-block: var(--fy-space-2);
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    .total {
      border: 0;
      font: var(--mat-sys-title-medium);
    }
  `,
})
export class OfferedPlaces {
  private readonly locale = inject(LOCALE_ID);
  private readonly clock = inject(ServerClock);

  /** The booking that holds them. */
  readonly booking = input.required<BookingView>();
  /** The event. */
  readonly event = input.required<Pick<EventCard, 'venue'>>();

  private readonly now = signal(Date.now());
  protected readonly placeWords = placeWords;
  protected readonly until = computed(() => {
    const { timeZone } = this.event().venue;
    return shortMoment(this.booking().heldUntil, { timeZone, locale: this.locale });
  });
  protected readonly left = computed(() => {
    const end = Date.parse(this.booking().heldUntil);
    return timeLeftWords(end - this.now() - this.clock.deviceBehindMs());
  });

  constructor() {
    const ticking = setInterval(() => this.now.set(Date.now()), LOOK_EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
  }
}
