import { Component, computed, inject, input, LOCALE_ID, output } from '@angular/core';
import type { EventView } from '@foyer/shared/contract';
import { formatPrice } from '@foyer/ui/price/format-price.ts';
import { OpeningTime } from './opening-time.ts';
import { fewLeft, priceWords, saleNote, salesOffer } from './sales-words.ts';

/** The price, how much is left and what to know about it, around the one big button. */
@Component({
  selector: 'fy-sale-card',
  imports: [OpeningTime],
  template: `
    <p class="price fy-figures">{{ price() }}</p>
    <ng-content />
    @if (event().sales === 'not-open') {
      <fy-opening-time [at]="event().salesOpenAt" (opened)="opened.emit()" />
    }
    @if (offer().open) {
      <p class="left fy-figures" [class.few]="few()">{{ leftWords() }}</p>
      <div class="bar" aria-hidden="true"><span [style.inline-size.%]="takenPercent()"></span></div>
    }
    @if (note(); as note) {
      <p class="note">{{ note }}</p>
    }
    @if (feeWords(); as words) {
      <p class="fees">{{ words }}</p>
    }
  `,
  styleUrl: './sale-card.scss',
})
export class SaleCard {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event = input.required<EventView>();
  /** Free places. */
  readonly left = input.required<number>();

  /** The moment has come at which sales open. */
  readonly opened = output();

  protected readonly offer = computed(() => salesOffer(this.event(), this.left(), this.locale));
  protected readonly price = computed(() => priceWords(this.event(), this.locale));
  protected readonly note = computed(() => saleNote(this.event(), this.left()));
  protected readonly few = computed(() => fewLeft(this.event(), this.left()));
  protected readonly takenPercent = computed(() => {
    const { capacity } = this.event();
    return capacity === 0 ? 0 : Math.min(100, ((capacity - this.left()) / capacity) * 100);
  });
  protected readonly leftWords = computed(() => {
    const figure = new Intl.NumberFormat(this.locale);
    const left = figure.format(this.left());
    return this.few()
      ? `Only ${left} left`
      : `${left} of ${figure.format(this.event().capacity)} places free`;
  });
  protected readonly feeWords = computed(() => {
    const { fees, priceTo, sales } = this.event();
    if (priceTo === 0 || sales === 'ended' || sales === 'cancelled') return undefined;
    const share = fees.share > 0 ? `${fees.share / 100} %` : '';
    const each = fees.perTicket > 0 ? this.money(fees.perTicket) : '';
    const fee = [each, share].filter(Boolean).join(' and ');
    return fee ? `plus a booking fee of ${fee} a ticket` : 'No booking fee';
  });

  private money(amount: number): string {
    return formatPrice(amount, { currency: this.event().currency, locale: this.locale });
  }
}
