import { Component, inject, input, LOCALE_ID } from '@angular/core';
import type { BookingView } from '@foyer/shared/contract';
import { formatSum } from '@foyer/ui/price/format-price.ts';

/** Tickets, fees and total, with the taxes contained in it. */
@Component({
  selector: 'fy-totals-list',
  template: `
    <dl class="fy-figures">
      @if (totals().fees > 0 || totals().discount > 0) {
        <dt>Tickets</dt>
        <dd>{{ money(totals().tickets + totals().discount) }}</dd>
      }
      @if (totals().discount > 0) {
        <dt>Promo code</dt>
        <dd>{{ money(-totals().discount) }}</dd>
      }
      @if (totals().fees > 0) {
        <dt>Booking fee</dt>
        <dd>{{ money(totals().fees) }}</dd>
      }
      <dt class="total">Total</dt>
      <dd class="total">{{ money(totals().total) }}</dd>
      @for (tax of totals().taxes; track tax.name) {
        <dt class="tax">including {{ tax.name }}</dt>
        <dd class="tax">{{ money(tax.amount) }}</dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: var(--fy-space-1) var(--fy-space-4);
      margin: 0;
      padding-block-start: var(--fy-space-3);
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
    dd {
      margin: 0;
      text-align: end;
    }
    .total {
      font: var(--mat-sys-title-large);
    }
    .tax {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class TotalsList {
  private readonly locale = inject(LOCALE_ID);

  /** The amounts in minor units. */
  readonly totals = input.required<BookingView['totals']>();
  /** The currency of the amounts. */
  readonly currency = input.required<string>();

  protected money(amount: number): string {
    if (amount === 0) return 'Free';
    return formatSum(amount, { currency: this.currency(), locale: this.locale });
  }
}
