import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventView } from '@foyer/shared/contract';
import { formatPrice } from '@foyer/ui/price/format-price.ts';
import { placesLeft, salesOffer } from './sales-words.ts';

/** The one big button, with the price and how much is left. */
@Component({
  selector: 'fy-sale-card',
  imports: [RouterLink],
  template: `
    <p class="price fy-figures">{{ price() }}</p>
    @if (offer().open) {
      <a class="fy-big" routerLink="seats">{{ offer().words }}</a>
      <p class="left fy-figures">{{ leftWords() }}</p>
      <div class="bar" aria-hidden="true"><span [style.inline-size.%]="soldPercent()"></span></div>
    } @else {
      <p class="fy-big shut">{{ offer().words }}</p>
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
  /** Free places as they are now; the last count is used until they are known. */
  readonly free = input<number>();

  private readonly left = computed(() => this.free() ?? placesLeft(this.event()));
  protected readonly offer = computed(() => salesOffer(this.event(), this.left(), this.locale));
  protected readonly soldPercent = computed(() => {
    const { capacity } = this.event();
    return capacity === 0 ? 0 : Math.min(100, ((capacity - this.left()) / capacity) * 100);
  });
  protected readonly leftWords = computed(() => {
    const figure = new Intl.NumberFormat(this.locale);
    return `${figure.format(this.left())} of ${figure.format(this.event().capacity)} places free`;
  });
  protected readonly price = computed(() => {
    const { priceFrom, priceTo } = this.event();
    if (priceTo === 0) return 'Free';
    return priceFrom === priceTo
      ? this.money(priceFrom)
      : `${this.money(priceFrom)} to ${this.money(priceTo)}`;
  });
  protected readonly feeWords = computed(() => {
    const { fees, priceTo } = this.event();
    if (priceTo === 0) return undefined;
    const share = fees.share > 0 ? `${fees.share / 100} %` : '';
    const each = fees.perTicket > 0 ? this.money(fees.perTicket) : '';
    const fee = [each, share].filter(Boolean).join(' and ');
    return fee ? `plus a booking fee of ${fee} a ticket` : 'No booking fee';
  });

  private money(amount: number): string {
    return amount === 0
      ? 'Free'
      : formatPrice(amount, { currency: this.event().currency, locale: this.locale });
  }
}
