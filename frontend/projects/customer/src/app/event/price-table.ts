import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { EventView } from '@foyer/shared/contract';
import { Price } from '@foyer/ui/price/price.ts';
import { categoryWords } from './category-words.ts';

/** The ticket categories with their prices, and when each is sold where that differs from the event. */
@Component({
  selector: 'fy-price-table',
  imports: [Price],
  template: `
    <ul>
      @for (row of rows(); track row.category.categoryId) {
        <li>
          <span class="dot" [style.background]="row.category.colour" aria-hidden="true"></span>
          <span class="name">
            {{ row.category.name }}
            @if (row.category.description) {
              <small>{{ row.category.description }}</small>
            }
            @if (row.words) {
              <small class="fy-figures">{{ row.words }}</small>
            }
          </span>
          <fy-price [amount]="row.category.price" [currency]="event().currency" />
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: var(--fy-space-3);
      padding-block: var(--fy-space-3);
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    .dot {
      flex: none;
      inline-size: 0.875rem;
      block-size: 0.875rem;
      border: 1px solid color-mix(in srgb, var(--mat-sys-on-surface) 30%, transparent);
      border-radius: 50%;
    }
    .name {
      flex: 1;
    }
    small {
      display: block;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class PriceTable {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event = input.required<EventView>();

  protected readonly rows = computed(() => {
    const event = this.event();
    const at = { now: new Date().toISOString(), locale: this.locale };
    return event.categories.map((category) => ({
      category,
      words: categoryWords(category, event, at),
    }));
  });
}
