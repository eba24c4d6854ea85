import { Component, computed, effect, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { customer } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { PaymentProgress } from '../checkout/payment-progress.ts';
import { BookedTickets } from './booked-tickets.ts';
import { bookingState } from './booking-state.ts';
import { returnedByOwner, returnedWords } from './returned-words.ts';
import { EventHeading } from './event-heading.ts';
import { forgetTickets, keptTickets } from './kept-tickets.ts';
import { KeptView } from './kept-view.ts';
import { isOutOfReach } from './reach.ts';
import { RefundNotes } from './refund-notes.ts';
import { repeatWhile } from './repeat-while.ts';

const ASK_AGAIN_MS = 1_500;

/** One booking: its tickets, or what stands between the visitor and them. */
@Component({
  selector: 'fy-booking-page',
  imports: [
    BookedTickets,
    EventHeading,
    KeptView,
    MatButton,
    MatIcon,
    PaymentProgress,
    ProblemNote,
    RefundNotes,
    RouterLink,
  ],
  templateUrl: './booking-page.html',
  styleUrl: './booking-page.scss',
})
export class BookingPage {
  /** The booking's id, from the address. */
  readonly bookingId = input.required<string>();
  /** The key of a mailed link, from the address. */
  readonly link = input<string>();

  /** There to be asked at once whether the places are still needed, from the address. */
  readonly giveBack = input<string>();

  protected readonly loading = apiResource(customer.getBooking, () => ({
    params: { bookingId: this.bookingId() },
    query: { link: this.link() },
  }));
  protected readonly booking = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  /** Its tickets as this device keeps them, where the service cannot be asked. */
  protected readonly kept = resource({
    params: () => (isOutOfReach(this.loading.error()) ? this.bookingId() : undefined),
    loader: ({ params }) => keptTickets(params),
  });
  protected readonly state = computed(() => {
    const booking = this.booking();
    return booking && bookingState(booking);
  });
  protected readonly calledOff = computed(() => this.booking()?.event.sales === 'cancelled');
  protected readonly givenBack = computed(() => {
    const { lines, ...booking } = this.booking() ?? { lines: [] };
    return lines.length > 0 && returnedByOwner(booking) === lines.length;
  });
  protected readonly returnedWords = computed(() => {
    const booking = this.booking();
    return booking ? returnedWords(booking) : [];
  });

  constructor() {
    namePage(computed(() => this.booking()?.event.title ?? this.kept.value()?.event.title));
    // A payment's end is not announced to the page, so it asks for it.
    repeatWhile(
      () => this.state() === 'paying',
      ASK_AGAIN_MS,
      () => this.loading.reload(),
    );
    effect(() => {
      const error = this.loading.error();
      const gone = error !== undefined && !isOutOfReach(error);
      if (gone || this.state() === 'cancelled') void forgetTickets(this.bookingId());
    });
  }
}
