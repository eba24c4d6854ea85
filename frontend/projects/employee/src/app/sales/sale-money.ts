import { Component, inject, input, LOCALE_ID } from '@angular/core';
import type { employee } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import {
  boxOfficeWords,
  causeWords,
  paymentWords,
  progressWords,
  ticketCount,
} from './sale-words.ts';

/** What was paid for a booking, what goes or went back of it, and what is left. */
@Component({
  selector: 'fy-sale-money',
  template: `
    <ul>
      @for (payment of sale().payments; track payment.attempt) {
        <li>
          <div>
            <p class="place">Payment</p>
            <p class="more">{{ moment(payment.createdAt) }} by {{ payment.provider }}</p>
          </div>
          <p class="state">{{ paymentWords(payment) }}</p>
          <p class="paid fy-figures">{{ money(payment.amount) }}</p>
        </li>
      }
      @for (refund of sale().refunds; track refund.refundId) {
        <li [class.trouble]="refund.status === 'due' && refund.troubles > 0">
          <div>
            <p class="place">{{ nameOf(refund) }}</p>
            <p class="more">{{ moment(refund.createdAt) }} · {{ causeWords(refund) }}</p>
          </div>
          <p class="state fy-figures">{{ progress(refund) }}</p>
          <p class="paid fy-figures">−{{ money(refund.amount) }}</p>
        </li>
      }
      @if (sale().boxOffice; as boxOffice) {
        <li>
          <div>
            <p class="place">Box office</p>
            @if (boxOffice.reason; as reason) {
              <p class="more">{{ reason }}</p>
            }
          </div>
          <p class="state">{{ boxOfficeWords(boxOffice) }}</p>
          <p class="paid fy-figures">{{ money(sale().totals.total) }}</p>
        </li>
      } @else {
        <li class="sum">
          <p>{{ sale().payments.length > 0 ? 'Left of the payment' : 'Nothing was to pay' }}</p>
          <p class="state"></p>
          <p class="paid fy-figures">{{ money(sale().refundable) }}</p>
        </li>
      }
    </ul>
  `,
  styleUrl: './sale-list.scss',
})
export class SaleMoney {
  private readonly locale = inject(LOCALE_ID);

  /** The booking. */
  readonly sale = input.required<employee.SaleView>();
  /** Where the event is, for its clock. */
  readonly timeZone = input.required<string>();

  protected readonly boxOfficeWords = boxOfficeWords;
  protected readonly causeWords = causeWords;
  protected readonly paymentWords = paymentWords;

  protected nameOf({ numbers }: employee.SoldRefundView): string {
    return numbers ? `Refund for ${ticketCount(numbers.length)}` : 'Refund';
  }

  protected progress(refund: employee.SoldRefundView): string {
    return progressWords(refund, (instant) => this.moment(instant));
  }

  protected money(amount: number): string {
    return formatSum(amount, { currency: this.sale().currency, locale: this.locale });
  }

  protected moment(instant: string): string {
    return shortMoment(instant, { timeZone: this.timeZone(), locale: this.locale });
  }
}
