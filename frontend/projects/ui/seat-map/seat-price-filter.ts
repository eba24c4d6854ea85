import { Component, computed, inject, input, LOCALE_ID, model } from '@angular/core';
import { formatPrice } from '../price/format-price.ts';
import { categoriesIn, priceSteps, spanOf } from './price-range.ts';
import type { SeatCategory } from './seat-map-inputs.ts';

/** Chooses the prices that stand out on the map, and wheelchair spaces where the room has some. */
@Component({
  selector: 'fy-seat-price-filter',
  host: { role: 'group', 'aria-label': 'Filter seats' },
  templateUrl: './seat-price-filter.html',
  styleUrl: './seat-price-filter.scss',
})
export class SeatPriceFilter {
  private readonly locale = inject(LOCALE_ID);

  /** The event's price categories. */
  readonly categories = input.required<readonly SeatCategory[]>();
  /** The currency of the prices. */
  readonly currency = input.required<string>();
  /** Whether the room has wheelchair spaces. */
  readonly hasAccessible = input(false);

  /** The categories that stand out; all of them when empty. */
  readonly highlighted = model<readonly string[]>([]);
  /** Whether only wheelchair spaces and the seats beside them are of interest. */
  readonly accessibleOnly = model(false);

  protected readonly steps = computed(() => priceSteps(this.categories()));
  protected readonly span = computed(() => spanOf(this.categories(), this.highlighted()));
  protected readonly last = computed(() => Math.max(0, this.steps().length - 1));
  protected readonly words = computed(() => {
    const { from, to } = this.span();
    return from === to ? this.priceAt(from) : `${this.priceAt(from)} to ${this.priceAt(to)}`;
  });

  protected priceAt(step: number): string {
    const price = this.steps()[step] ?? 0;
    const prices = { currency: this.currency(), locale: this.locale };
    return price === 0 ? 'Free' : formatPrice(price, prices);
  }

  protected move(end: 'from' | 'to', slider: HTMLInputElement): void {
    const span = { ...this.span(), [end]: slider.valueAsNumber };
    const kept =
      end === 'from'
        ? { from: Math.min(span.from, span.to), to: span.to }
        : { from: span.from, to: Math.max(span.from, span.to) };
    slider.valueAsNumber = kept[end];
    this.highlighted.set(categoriesIn(this.categories(), kept));
  }
}
