import { Component, computed, inject, LOCALE_ID } from '@angular/core';
import { applyEach, disabled, form, FormField, maxLength, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { AmountField } from '../amount-field.ts';
import { autosave, stepEntry } from '../autosave.ts';
import { EventDesk } from '../event-desk.ts';
import { SetupStep } from '../setup-step.ts';
import { CategoriesList } from './categories-list.ts';
import { currenciesIn } from './currencies.ts';
import { amountRequired, percentRequired } from './price-rules.ts';
import { feeExample, readPrices, writePrices } from './pricing-fields.ts';

const MOST_TAXES = 5;

/** What tickets cost: categories, currency, fee and taxes. */
@Component({
  selector: 'fy-prices-step',
  imports: [
    AmountField,
    CategoriesList,
    FormField,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatIcon,
    MatIconButton,
    MatInput,
    MatLabel,
    SetupStep,
  ],
  templateUrl: './prices-step.html',
  styleUrl: '../fields.scss',
  styles: `
    .tax {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(7rem, 1fr) auto;
      gap: var(--fy-space-3);
      align-items: start;
    }
    .tax button {
      margin-block-start: var(--fy-space-1);
    }
    form > button {
      justify-self: start;
    }
  `,
})
export class PricesStep {
  private readonly desk = inject(EventDesk);
  private readonly locale = inject(LOCALE_ID);

  protected readonly currencies = currenciesIn(this.locale);
  protected readonly locked = this.desk.locked;
  protected readonly isDraft = computed(() => this.desk.current().status === 'draft');
  private readonly entry = stepEntry((event) => readPrices(event, this.locale));
  protected readonly fields = form(this.entry, (path) => {
    disabled(path, { when: () => this.desk.locked() });
    disabled(path.currency, { when: () => !this.isDraft() });
    amountRequired(path.feePerTicket, () => this.format());
    percentRequired(path.feeShare, this.locale);
    applyEach(path.taxes, (tax) => {
      required(tax.name, { message: 'Name the tax.' });
      maxLength(tax.name, 40, { message: 'At most 40 characters fit.' });
      percentRequired(tax.rate, this.locale);
    });
  });
  private readonly format = computed(() => ({
    currency: this.entry().currency,
    locale: this.locale,
  }));
  /** Saves what is typed. */
  readonly autosave = autosave({
    fields: this.fields,
    read: (event) => readPrices(event, this.locale),
    write: (value) => writePrices(value, this.locale),
  });
  protected readonly example = computed(() =>
    feeExample(writePrices(this.entry(), this.locale).fees, this.desk.current(), this.format()),
  );
  protected readonly moreTaxes = computed(() => this.entry().taxes.length < MOST_TAXES);
  protected readonly faultText = faultText;

  protected addTax(): void {
    this.entry.update((entry) => ({ ...entry, taxes: [...entry.taxes, { name: '', rate: '' }] }));
  }

  protected removeTax(index: number): void {
    this.entry.update((entry) => ({ ...entry, taxes: entry.taxes.toSpliced(index, 1) }));
  }
}
