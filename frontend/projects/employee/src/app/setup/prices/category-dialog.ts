import { Component, inject, LOCALE_ID, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  max,
  maxLength,
  min,
  required,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { employee } from '@foyer/shared/contract';
import { MAX_TICKETS } from '@foyer/shared/domain';
import { instantAt, localTimeOf } from '@foyer/ui/dates/local-time.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { editablePrice, parsePrice } from '@foyer/ui/price/parse-price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { AmountField } from '../amount-field.ts';
import { TimeField } from '../time-field.ts';
import { timeAfter, timeOrNothing } from '../time-rules.ts';
import type { CategoryView } from './category-view.ts';
import { ColourField } from './colour-field.ts';
import { amountRequired } from './price-rules.ts';

/** What the dialog begins with, and how it saves. */
export type CategoryTask = {
  /** The category to change; absent for a new one. */
  readonly category?: CategoryView;
  readonly colour: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly save: (input: employee.CategoryInput) => Promise<unknown>;
};

/** A ticket category: name, price, colour, and what may differ from the event. */
@Component({
  selector: 'fy-category-dialog',
  imports: [
    AmountField,
    ColourField,
    FormField,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemNote,
    TimeField,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './category-dialog.html',
  styleUrl: '../fields.scss',
})
export class CategoryDialog {
  private readonly dialog = inject<MatDialogRef<CategoryDialog, true>>(MatDialogRef);
  private readonly locale = inject(LOCALE_ID);

  protected readonly task = inject<CategoryTask>(MAT_DIALOG_DATA);
  protected readonly problem = signal<unknown>(undefined);
  private readonly format = { currency: this.task.currency, locale: this.locale };
  private readonly entry = signal(this.read());
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.name, { message: 'Enter a name.' });
      maxLength(path.name, 60, { message: 'At most 60 characters fit.' });
      maxLength(path.description, 200, { message: 'At most 200 characters fit.' });
      amountRequired(path.price, () => this.format);
      const limit = { message: `Choose between 1 and ${MAX_TICKETS} tickets, or leave it empty.` };
      min(path.maxPerBooking, 1, limit);
      max(path.maxPerBooking, MAX_TICKETS, limit);
      timeOrNothing(path.salesOpenAt);
      timeOrNothing(path.salesCloseAt);
      timeAfter(path.salesCloseAt, path.salesOpenAt, 'It has to end after it begins.');
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly hasMore =
    this.task.category !== undefined &&
    Object.entries(this.entry()).some(
      ([name, value]) =>
        !['name', 'price', 'colour'].includes(name) && value !== '' && value !== null,
    );
  protected readonly faultText = faultText;

  private async save(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    try {
      await this.task.save(this.written());
      this.dialog.close(true);
      return undefined;
    } catch (error) {
      this.problem.set(error);
      const { name, price, description } = this.fields;
      return serverFaults(error, { name, price, description });
    }
  }

  private read() {
    const { category, colour, timeZone } = this.task;
    const local = (instant: string | undefined) => (instant ? localTimeOf(instant, timeZone) : '');
    return {
      name: category?.name ?? '',
      price: category ? editablePrice(category.price, this.format) : '',
      colour,
      description: category?.description ?? '',
      maxPerBooking: category?.maxPerBooking ?? null,
      salesOpenAt: local(category?.salesOpenAt),
      salesCloseAt: local(category?.salesCloseAt),
    };
  }

  private written(): employee.CategoryInput {
    const { name, price, colour, description, maxPerBooking, ...sales } = this.entry();
    const salesOpenAt = instantAt(sales.salesOpenAt, this.task.timeZone);
    const salesCloseAt = instantAt(sales.salesCloseAt, this.task.timeZone);
    return {
      name: name.trim(),
      price: parsePrice(price, this.format) ?? Number.NaN,
      colour,
      ...(description.trim() && { description: description.trim() }),
      ...(maxPerBooking !== null && { maxPerBooking }),
      ...(salesOpenAt && { salesOpenAt }),
      ...(salesCloseAt && { salesCloseAt }),
    };
  }
}
