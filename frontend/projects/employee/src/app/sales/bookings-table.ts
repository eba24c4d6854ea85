import { Component, inject, input, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { employee } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { placesWords } from '@foyer/ui/places/place-words.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { SaleState } from './sale-state.ts';
import { ticketCount } from './sale-words.ts';

/** Sold bookings, each with a way to all that is known of it. */
@Component({
  selector: 'fy-bookings-table',
  imports: [RouterLink, SaleState],
  template: `
    <table>
      <caption class="fy-hidden">
        Bookings
      </caption>
      <thead>
        <tr>
          <th scope="col">Customer</th>
          <th scope="col">Tickets</th>
          <th scope="col" class="wide">Places</th>
          <th scope="col" class="figure">Paid</th>
          <th scope="col" class="wide">Booked</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        @for (booking of bookings(); track booking.bookingId) {
          <tr [class.gone]="booking.status === 'cancelled'">
            <th scope="row">
              <a
                class="name"
                [routerLink]="['/events', eventId(), 'bookings', booking.bookingId]"
                >{{ booking.contact?.name ?? booking.bookingId }}</a
              >
              <span class="email">{{ booking.contact?.email }}</span>
            </th>
            <td class="fy-figures">{{ count(booking) }}</td>
            <td class="wide">{{ placesWords(booking.places) }}</td>
            <td class="figure fy-figures">{{ money(booking) }}</td>
            <td class="wide fy-figures moment">{{ moment(booking.confirmedAt) }}</td>
            <td><fy-sale-state [sale]="booking" /></td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrls: ['../shell/table.scss', './bookings-table.scss'],
})
export class BookingsTable {
  private readonly locale = inject(LOCALE_ID);

  /** The bookings. */
  readonly bookings = input.required<readonly employee.SoldBookingView[]>();
  /** The id of their event. */
  readonly eventId = input.required<string>();
  /** Where the event is, for its clock. */
  readonly timeZone = input.required<string>();

  protected readonly placesWords = placesWords;

  protected count({ left, bought }: employee.SoldBookingView): string {
    return left > 0 && left < bought ? `${left} of ${ticketCount(bought)}` : ticketCount(bought);
  }

  protected money({ total, currency, boxOffice }: employee.SoldBookingView): string {
    if (boxOffice?.settledBy === 'complimentary') return 'Complimentary';
    const sum = formatSum(total, { currency, locale: this.locale });
    return boxOffice ? `${sum} in cash` : sum;
  }

  protected moment(instant: string): string {
    return shortMoment(instant, { timeZone: this.timeZone(), locale: this.locale });
  }
}
