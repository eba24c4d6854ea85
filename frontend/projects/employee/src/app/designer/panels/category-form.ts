import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { categoryColour } from '@foyer/shared/domain';
import { editablePrice, parsePrice } from '@foyer/ui/price/parse-price.ts';
import { DesignMoney } from '../state/design-money.ts';

/** What is entered of a ticket category. */
export type CategoryEntry = {
  readonly name: string;
  readonly colour: string;
  readonly price?: number;
};

let forms = 0;

/** Enters a ticket category: name, colour and, for an event, its price. */
@Component({
  selector: 'fy-category-form',
  templateUrl: './category-form.html',
  styleUrls: ['./panel.scss', '../fields/field.scss', './category-form.scss'],
})
export class CategoryForm {
  private readonly money = inject(DesignMoney);

  /** The category to be changed; none to add one. */
  readonly entry = input<CategoryEntry>();
  /** Its place in the list, which gives a new one its colour. */
  readonly index = input.required<number>();
  /** Whether it may be taken away. */
  readonly removable = input(false);
  /** The category as entered. */
  readonly done = output<CategoryEntry>();
  /** It is to be taken away. */
  readonly removed = output();
  /** Nothing is to be changed. */
  readonly cancelled = output();

  protected readonly id = `fy-category-${++forms}`;
  protected readonly format = this.money.format;
  protected readonly name = linkedSignal(() => this.entry()?.name ?? '');
  protected readonly colour = linkedSignal(
    () => this.entry()?.colour ?? categoryColour(this.index()),
  );
  protected readonly price = linkedSignal(() => {
    const [price, format] = [this.entry()?.price, this.format()];
    return price === undefined || !format ? '' : editablePrice(price, format);
  });
  protected readonly tried = linkedSignal({ source: this.entry, computation: () => false });
  private readonly amount = computed(() => {
    const format = this.format();
    return format && parsePrice(this.price(), format);
  });
  protected readonly nameFault = computed(() =>
    this.tried() && this.name().trim() === '' ? 'Enter a name.' : undefined,
  );
  protected readonly priceFault = computed(() =>
    this.tried() && this.format() && this.amount() === undefined
      ? 'Enter a price, such as 25.00.'
      : undefined,
  );

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (this.nameFault() || this.priceFault()) return;
    const price = this.amount();
    const entry = { name: this.name().trim(), colour: this.colour().toLowerCase() };
    this.done.emit(price === undefined ? entry : { ...entry, price });
  }
}
