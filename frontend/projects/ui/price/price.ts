import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { formatPrice } from './format-price.ts';

/** An amount of money in the visitor's locale, in figures of even width. */
@Component({
  selector: 'fy-price',
  template: `{{ text() }}`,
  styles: `
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class Price {
  private readonly locale = inject(LOCALE_ID);

  /** The amount in minor units. */
  readonly amount = input.required<number>();
  /** The ISO 4217 code. */
  readonly currency = input.required<string>();
  /** What a price of zero says instead of a figure. */
  readonly freeText = input('Free');

  protected readonly text = computed(() =>
    this.amount() === 0
      ? this.freeText()
      : formatPrice(this.amount(), { currency: this.currency(), locale: this.locale }),
  );
}
