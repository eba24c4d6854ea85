import { Component, inject, LOCALE_ID, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  hidden,
  max,
  min,
  pattern,
  required,
  validate,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
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
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { parsePercent, parsePrice } from '@foyer/ui/price/parse-price.ts';
import { problemText } from '@foyer/ui/problems/problem-text.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { AmountField } from '../amount-field.ts';
import { TimeField } from '../time-field.ts';
import { timeAfter, timeOrNothing } from '../time-rules.ts';
import { readPromo, writePromo } from './promo-fields.ts';

const CODE = /^\s*[A-Za-z0-9][A-Za-z0-9_-]{2,29}\s*$/;

/** What the dialog begins with, and how it saves. */
export type PromoTask = {
  /** The code to change; absent for a new one. */
  readonly promo?: employee.PromoCodeView;
  readonly event: Pick<employee.OwnEventView, 'categories' | 'currency' | 'venue'>;
  readonly save: (code: string, input: employee.PromoInput) => Promise<unknown>;
};

/** A promo code: what it takes off, of which tickets, how often and when. */
@Component({
  selector: 'fy-promo-dialog',
  imports: [
    AmountField,
    FormField,
    FormRoot,
    MatButton,
    MatCheckbox,
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
  templateUrl: './promo-dialog.html',
  styleUrl: '../fields.scss',
})
export class PromoDialog {
  private readonly dialog = inject<MatDialogRef<PromoDialog, true>>(MatDialogRef);

  protected readonly task = inject<PromoTask>(MAT_DIALOG_DATA);
  protected readonly problem = signal<unknown>(undefined);
  private readonly context = {
    currency: this.task.event.currency,
    timeZone: this.task.event.venue.timeZone,
    locale: inject(LOCALE_ID),
  };
  private readonly entry = signal(readPromo(this.task.promo, this.context));
  protected readonly fields = form(
    this.entry,
    (path) => {
      const { currency, locale } = this.context;
      required(path.code, { message: 'Enter a code.' });
      pattern(path.code, CODE, {
        message: 'Take 3 to 30 letters, digits, hyphens or underscores.',
      });
      hidden(path.percent, { when: ({ valueOf }) => valueOf(path.kind) !== 'percent' });
      hidden(path.amount, { when: ({ valueOf }) => valueOf(path.kind) !== 'amount' });
      validate(path.percent, ({ value }) => {
        const share = parsePercent(value(), locale) ?? 0;
        return share >= 1 && share <= 10_000
          ? undefined
          : { kind: 'percent', message: 'Enter a percentage up to 100, such as 15.' };
      });
      validate(path.amount, ({ value }) =>
        (parsePrice(value(), { currency, locale }) ?? 0) >= 1
          ? undefined
          : { kind: 'amount', message: 'Enter an amount, such as 5.' },
      );
      const uses = { message: 'Choose between 1 and 10,000, or leave it empty.' };
      min(path.maxUses, 1, uses);
      max(path.maxUses, 10_000, uses);
      timeOrNothing(path.validFrom);
      timeOrNothing(path.validUntil);
      timeAfter(path.validUntil, path.validFrom, 'It has to end after it begins.');
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly kinds = [
    { kind: 'percent', name: 'Percentage' },
    { kind: 'amount', name: 'Amount for each ticket' },
  ] as const;
  protected readonly timeZone = this.context.timeZone;
  protected readonly faultText = faultText;

  protected isFor(categoryId: string): boolean {
    return this.entry().categoryIds.includes(categoryId);
  }

  protected toggle(categoryId: string, chosen: boolean): void {
    this.entry.update((entry) => ({
      ...entry,
      categoryIds: chosen
        ? [...entry.categoryIds, categoryId]
        : entry.categoryIds.filter((one) => one !== categoryId),
    }));
  }

  private async save(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    const input = writePromo(this.entry(), this.context);
    const active = this.task.promo?.active ?? true;
    try {
      await this.task.save(this.entry().code.trim().toUpperCase(), { ...input, active });
      this.dialog.close(true);
      return undefined;
    } catch (error) {
      if (isProblem(error, 'promo-exists'))
        return { kind: 'server', message: problemText(error), fieldTree: this.fields.code };
      this.problem.set(error);
      return undefined;
    }
  }
}
