import { Component, computed, inject, linkedSignal, LOCALE_ID, signal } from '@angular/core';
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
import { placeWords } from '@foyer/ui/places/place-words.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { editablePrice, parsePrice } from '@foyer/ui/price/parse-price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { AmountField } from '../setup/amount-field.ts';
import { amountWithin, reasonRequired } from './refund-rules.ts';
import { ticketCount } from './sale-words.ts';

type Sale = employee.SaleView;
type Entry = { readonly refund: string; readonly reason: string };

/** Cancels tickets of a booking for an amount that the organizer chooses, and says in money what that means. */
@Component({
  selector: 'fy-cancel-tickets-dialog',
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
  templateUrl: './cancel-tickets-dialog.html',
  styleUrls: ['../setup/fields.scss', './sale-dialog.scss'],
})
export class CancelTicketsDialog {
  private readonly api = inject(ApiClient);
  private readonly dialog = inject<MatDialogRef<CancelTicketsDialog, Sale>>(MatDialogRef);
  private readonly locale = inject(LOCALE_ID);
  /** One intention: sending it twice cancels once. */
  private readonly idempotencyKey = newIdempotencyKey();

  protected readonly sale = inject<Sale>(MAT_DIALOG_DATA);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly chosen = signal<readonly number[]>(this.only());
  private readonly format = { currency: this.sale.currency, locale: this.locale };
  /** What was paid for the chosen tickets. */
  private readonly paid = computed(() =>
    this.sale.tickets
      .filter(({ number }) => this.chosen().includes(number))
      .reduce((sum, ticket) => sum + ticket.paid, 0),
  );
  /** The amount follows the choice of tickets until the next one. */
  private readonly entry = linkedSignal<number, Entry>({
    source: () => Math.min(this.paid(), this.sale.refundable),
    computation: (sum, before) => ({
      refund: editablePrice(sum, this.format),
      reason: before?.value.reason ?? '',
    }),
  });
  protected readonly fields = form(
    this.entry,
    (path) => {
      amountWithin(path.refund, this.format, { least: 0, most: this.sale.refundable });
      reasonRequired(path.reason);
    },
    { submission: { action: () => this.cancel() } },
  );
  private readonly amount = computed(() => parsePrice(this.entry().refund, this.format));
  /** What was paid, what of it goes back, and what stays, as soon as tickets are chosen. */
  protected readonly sums = computed(() => {
    const amount = this.amount();
    const { refundable } = this.sale;
    if (amount === undefined || amount > refundable || this.chosen().length === 0) return undefined;
    return { paid: this.paid(), back: amount, left: refundable - amount };
  });
  protected readonly deed = computed(() => {
    const count = this.chosen().length;
    if (count === 0) return 'Cancel tickets';
    const back = this.sums()?.back ?? 0;
    const money = back > 0 ? `, give back ${this.money(back)}` : '';
    return `Cancel ${ticketCount(count)}${money}`;
  });
  protected readonly faultText = faultText;
  protected readonly placeWords = placeWords;

  protected money(amount: number): string {
    return formatSum(amount, this.format);
  }

  protected choose(number: number, wanted: boolean): void {
    this.chosen.update((chosen) =>
      wanted ? [...chosen, number] : chosen.filter((one) => one !== number),
    );
  }

  private only(): number[] {
    const valid = this.sale.tickets.filter(({ status }) => status === 'valid');
    return valid.length === 1 ? valid.map(({ number }) => number) : [];
  }

  private async cancel(): Promise<undefined> {
    if (this.chosen().length === 0) return;
    this.problem.set(undefined);
    const { eventId, bookingId } = this.sale;
    const { reason } = this.entry();
    const body = { numbers: [...this.chosen()], refund: this.amount() ?? Number.NaN, reason };
    const request = { params: { eventId, bookingId }, body, idempotencyKey: this.idempotencyKey };
    try {
      this.dialog.close(await this.api.call(employee.cancelTickets, request));
    } catch (error) {
      this.problem.set(error);
    }
  }
}
