import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { EventView } from '@foyer/shared/contract';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { formatPrice } from '@foyer/ui/price/format-price.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { pricesOf, topPriceOf, upTo } from './wish-entry.ts';

/** Which ticket categories somebody would take: box by box, or all up to a price. */
@Component({
  selector: 'fy-category-choice',
  imports: [Price],
  template: `
    @let shown = field()().touched() && field()().invalid();
    @if (prices().length > 1) {
      <label class="top">
        <span>Any place that costs</span>
        <select #menu (change)="chooseUpTo(+menu.value)">
          @if (topPrice() === undefined) {
            <option value="" disabled selected>what is ticked below</option>
          }
          @for (price of prices(); track price) {
            <option [value]="price" [selected]="price === topPrice()">
              up to {{ money(price) }}
            </option>
          }
        </select>
      </label>
    }
    <fieldset [attr.aria-describedby]="shown ? 'categories-fault' : null">
      <legend class="fy-hidden">Ticket categories</legend>
      @for (category of event().categories; track category.categoryId) {
        <label>
          <input
            #box
            type="checkbox"
            [checked]="field()().value().includes(category.categoryId)"
            [attr.aria-invalid]="shown"
            (change)="choose(category.categoryId, box.checked)"
          />
          <span class="dot" [style.background]="category.colour" aria-hidden="true"></span>
          <span class="name">{{ category.name }}</span>
          <fy-price [amount]="category.price" [currency]="event().currency" />
        </label>
      }
    </fieldset>
    @if (shown) {
      <p id="categories-fault" role="alert">{{ faultText(field()()) }}</p>
    }
  `,
  styleUrl: './category-choice.scss',
})
export class CategoryChoice {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event = input.required<Pick<EventView, 'categories' | 'currency'>>();
  /** The ids of those chosen. */
  readonly field = input.required<FieldTree<readonly string[]>>();

  protected readonly prices = computed(() => pricesOf(this.event()));
  protected readonly topPrice = computed(() => topPriceOf(this.event(), this.field()().value()));
  protected readonly faultText = faultText;

  protected money(price: number): string {
    return formatPrice(price, { currency: this.event().currency, locale: this.locale });
  }

  protected chooseUpTo(price: number): void {
    this.set(upTo(this.event(), price));
  }

  protected choose(categoryId: string, wanted: boolean): void {
    const others = this.field()()
      .value()
      .filter((one) => one !== categoryId);
    this.set(wanted ? [...others, categoryId] : others);
  }

  private set(categoryIds: readonly string[]): void {
    this.field()().value.set(categoryIds);
    this.field()().markAsTouched();
  }
}
