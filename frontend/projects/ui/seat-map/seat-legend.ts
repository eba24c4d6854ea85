import { Component, computed, inject, input, LOCALE_ID, model } from '@angular/core';
import { formatPrice } from '../price/format-price.ts';
import type { SeatCategory } from './seat-map-inputs.ts';

/** The prices of the map as chips that make their seats stand out, and the key to the shapes. */
@Component({
  selector: 'fy-seat-legend',
  templateUrl: './seat-legend.html',
  styleUrl: './seat-legend.scss',
})
export class SeatLegend {
  private readonly locale = inject(LOCALE_ID);

  /** The event's price categories. */
  readonly categories = input.required<readonly SeatCategory[]>();
  /** The currency of the prices. */
  readonly currency = input.required<string>();
  /** Whether the shapes are explained too. */
  readonly showsShapes = input(true);

  /** The categories that stand out; all of them when empty. */
  readonly highlighted = model<readonly string[]>([]);

  protected readonly entries = computed(() =>
    this.categories().map((category) => ({
      ...category,
      priceText: category.price === 0 ? 'Free' : formatPrice(category.price, this.prices()),
      isOn: this.highlighted().includes(category.categoryId),
    })),
  );
  private readonly prices = computed(() => ({ currency: this.currency(), locale: this.locale }));

  protected toggle(categoryId: string): void {
    this.highlighted.update((shown) =>
      shown.includes(categoryId)
        ? shown.filter((one) => one !== categoryId)
        : [...shown, categoryId],
    );
  }
}
