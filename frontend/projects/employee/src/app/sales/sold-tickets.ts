import { Component, inject, input, LOCALE_ID } from '@angular/core';
import type { employee } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { placeWords } from '@foyer/ui/places/place-words.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';

/** The tickets of a booking with what became of each. */
@Component({
  selector: 'fy-sold-tickets',
  template: `
    <ul>
      @for (ticket of sale().tickets; track ticket.number) {
        <li [class.gone]="ticket.status === 'void'">
          <div>
            <p class="place">{{ placeWords(ticket.label) }}</p>
            <p class="more">{{ ticket.categoryName }} · {{ ticket.attendee }}</p>
          </div>
          <p class="state fy-figures">{{ state(ticket) }}</p>
          <p class="paid fy-figures">{{ money(ticket.paid) }}</p>
        </li>
      }
    </ul>
  `,
  styleUrl: './sale-list.scss',
})
export class SoldTickets {
  private readonly locale = inject(LOCALE_ID);

  /** The booking. */
  readonly sale = input.required<employee.SaleView>();
  /** Where the event is, for its clock. */
  readonly timeZone = input.required<string>();

  protected readonly placeWords = placeWords;

  protected state(ticket: employee.SoldTicketView): string {
    const { status, admittedAt, admittedDoor, holder } = ticket;
    if (status === 'void') return this.endOf(ticket);
    const passed = holder ? `, passed on to ${holder.name} (${holder.email})` : '';
    if (status === 'valid' || !admittedAt) return `Valid${passed}`;
    const where = admittedDoor ? ` at ${admittedDoor}` : '';
    return `Used${where}, ${this.moment(admittedAt)}${passed}`;
  }

  protected money(amount: number): string {
    return formatSum(amount, { currency: this.sale().currency, locale: this.locale });
  }

  private endOf({ number }: employee.SoldTicketView): string {
    const { cancellations, refunds } = this.sale();
    const own = cancellations.find(({ numbers }) => numbers.includes(number));
    if (own) return `Cancelled on ${this.moment(own.at)}: “${own.reason}”`;
    const back = refunds.find(({ numbers }) => numbers?.includes(number));
    return back?.cause === 'cancelled' ? 'Cancelled with the event' : 'Given back';
  }

  private moment(instant: string): string {
    return shortMoment(instant, { timeZone: this.timeZone(), locale: this.locale });
  }
}
