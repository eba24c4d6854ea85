import { Component, computed, inject, LOCALE_ID, signal } from '@angular/core';
import { form, FormField, FormRoot } from '@angular/forms/signals';
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
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { newIdempotencyKey } from '@foyer/ui/api/idempotency-key.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { parsePrice } from '@foyer/ui/price/parse-price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { AmountField } from '../setup/amount-field.ts';
import { amountWithin, reasonRequired } from './refund-rules.ts';

type Sale = employee.SaleView;

/** Gives money back while the tickets stay; says in money what will happen before it does. */
@Component({
  selector: 'fy-refund-dialog',
  imports: [
    AmountField,
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
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './refund-dialog.html',
  styleUrls: ['../setup/fields.scss', './sale-dialog.scss'],
})
export class RefundDialog {
  private readonly api = inject(ApiClient);
  private readonly dialog = inject<MatDialogRef<RefundDialog, Sale>>(MatDialogRef);
  private readonly locale = inject(LOCALE_ID);
  /** One intention: sending it twice gives back once. */
  private readonly idempotencyKey = newIdempotencyKey();

  protected readonly sale = inject<Sale>(MAT_DIALOG_DATA);
  protected readonly problem = signal<unknown>(undefined);
  private readonly format = { currency: this.sale.currency, locale: this.locale };
  private readonly entry = signal({ amount: '', reason: '' });
  protected readonly fields = form(
    this.entry,
    (path) => {
      amountWithin(path.amount, this.format, { least: 1, most: this.sale.refundable });
      reasonRequired(path.reason);
    },
    { submission: { action: () => this.giveBack() } },
  );
  private readonly amount = computed(() => parsePrice(this.entry().amount, this.format));
  /** What goes back and what is left then, as soon as an amount is typed that can go back. */
  protected readonly sums = computed(() => {
    const amount = this.amount();
    const { refundable } = this.sale;
    if (amount === undefined || amount < 1 || amount > refundable) return undefined;
    return { back: this.money(amount), left: this.money(refundable - amount) };
  });
  protected readonly faultText = faultText;

  protected money(amount: number): string {
    return formatSum(amount, this.format);
  }

  private async giveBack(): Promise<undefined> {
    this.problem.set(undefined);
    const { eventId, bookingId } = this.sale;
    const body = { amount: this.amount() ?? Number.NaN, reason: this.entry().reason };
    const request = { params: { eventId, bookingId }, body, idempotencyKey: this.idempotencyKey };
    try {
      this.dialog.close(await this.api.call(employee.refundBooking, request));
    } catch (error) {
      this.problem.set(error);
    }
  }
}
