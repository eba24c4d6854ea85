import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { employee } from '@foyer/shared/contract';
import { formatPrice } from '@foyer/ui/price/format-price.ts';

/** How full each category is: bars, and what was paid for its tickets. */
@Component({
  selector: 'fy-category-fill',
  template: `
    <ul>
      @for (category of categories(); track category.categoryId) {
        <li>
          <span class="name"
            ><i aria-hidden="true" [style.background]="category.colour"></i
            >{{ category.name }}</span
          >
          <span class="fy-figures">{{ category.figures }}</span>
          <span class="bar" aria-hidden="true"
            ><span
              [style.inline-size.%]="category.percent"
              [style.background]="category.colour"
            ></span
          ></span>
          <span class="fy-figures small">{{ category.money }}</span>
        </li>
      } @empty {
        <li>There are no ticket categories yet.</li>
      }
    </ul>
  `,
  styleUrl: './category-fill.scss',
})
export class CategoryFill {
  private readonly locale = inject(LOCALE_ID);

  /** The dashboard whose categories they are. */
  readonly dashboard = input.required<employee.DashboardView>();

  protected readonly categories = computed(() => {
    const { categories, currency } = this.dashboard();
    const number = new Intl.NumberFormat(this.locale);
    return categories.map(({ categoryId, name, colour, sold, capacity, amount, admitted }) => {
      const percent = capacity === 0 ? 0 : Math.min(100, (sold / capacity) * 100);
      const came = admitted > 0 ? ` · ${number.format(admitted)} admitted` : '';
      const paid = formatPrice(amount, { currency, locale: this.locale });
      return {
        ...{ categoryId, name, colour, percent },
        figures: `${number.format(sold)} of ${number.format(capacity)} · ${Math.floor(percent)}%`,
        money: `${paid} for its tickets${came}`,
      };
    });
  });
}
