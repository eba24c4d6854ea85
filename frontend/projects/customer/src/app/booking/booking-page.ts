import { Component, computed, effect, inject, input, LOCALE_ID } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { customer } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { longDay, timeOfDay } from '@foyer/ui/dates/event-time.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { PaymentProgress } from '../checkout/payment-progress.ts';
import { EventPicture } from '../event/event-picture.ts';
import { venueAddress } from '../event/venue-words.ts';
import { bookingState } from './booking-state.ts';
import { TicketCard } from './ticket-card.ts';

const ASK_AGAIN_MS = 1_500;
const NEW_ADDRESS_MS = 10 * 60_000;

/** One booking: its tickets, or what stands between the visitor and them. */
@Component({
  selector: 'fy-booking-page',
  imports: [EventPicture, MatButton, MatIcon, PaymentProgress, ProblemNote, RouterLink, TicketCard],
  templateUrl: './booking-page.html',
  styleUrl: './booking-page.scss',
})
export class BookingPage {
  private readonly api = inject(ApiClient);
  private readonly locale = inject(LOCALE_ID);

  /** The booking's id, from the address. */
  readonly bookingId = input.required<string>();
  /** The key of a mailed link, from the address. */
  readonly link = input<string>();

  private readonly request = computed(() => ({
    params: { bookingId: this.bookingId() },
    query: { link: this.link() },
  }));
  protected readonly loading = apiResource(customer.getBooking, () => this.request());
  protected readonly booking = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly state = computed(() => {
    const booking = this.booking();
    return booking && bookingState(booking);
  });
  protected readonly tickets = apiResource(customer.listTickets, () =>
    this.state() === 'confirmed' ? this.request() : undefined,
  );
  protected readonly when = computed(() => {
    const event = this.booking()?.event;
    if (!event) return '';
    const clock = { timeZone: event.venue.timeZone, locale: this.locale };
    return `${longDay(event.startsAt, clock)}, ${timeOfDay(event.startsAt, clock)}`;
  });
  protected readonly venueAddress = venueAddress;
  protected readonly calendarAddress = computed(() => {
    const eventId = this.booking()?.eventId;
    return eventId && this.api.address(customer.getEventCalendar, { params: { eventId } });
  });

  /** One PDF carries all tickets of the booking. */
  protected readonly pdfAddress = computed(() =>
    this.tickets.hasValue() ? this.tickets.value().tickets[0]?.pdfUrl : undefined,
  );

  constructor() {
    namePage(computed(() => this.booking()?.event.title));
    // A payment's end is not announced to the page, so it asks for it; the address of the PDF expires.
    repeatWhile(
      () => this.state() === 'paying',
      ASK_AGAIN_MS,
      () => this.loading.reload(),
    );
    repeatWhile(
      () => this.tickets.hasValue(),
      NEW_ADDRESS_MS,
      () => this.tickets.reload(),
    );
  }
}

/** Does something again and again while it is wanted and the page is open. */
function repeatWhile(wanted: () => boolean, everyMs: number, act: () => void): void {
  effect((onCleanup) => {
    if (!wanted()) return;
    const timer = setInterval(act, everyMs);
    onCleanup(() => clearInterval(timer));
  });
}
