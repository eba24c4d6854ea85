import { computed, Directive, inject, input, LOCALE_ID } from '@angular/core';
import type { employee } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { formatPrice } from '@foyer/ui/price/format-price.ts';
import { nextStep } from './event-state.ts';

/** What a row of the table and a card say about an event alike. */
@Directive({ selector: '[fyEventRow]', exportAs: 'fyEventRow' })
export class EventRow {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event = input.required<employee.WorkedEventView>({ alias: 'fyEventRow' });
  /** Whether the employee may change the event. */
  readonly owned = input.required<boolean>();

  /** When it starts, on the venue's clock. */
  readonly moment = computed(() => {
    const { startsAt, venue } = this.event();
    return shortMoment(startsAt, { timeZone: venue.timeZone, locale: this.locale });
  });
  /** Where it is. */
  readonly place = computed(() => {
    const { name, city } = this.event().venue;
    return [name, city].filter(Boolean).join(', ') || 'No venue yet';
  });
  /** What was taken for its tickets. */
  readonly revenue = computed(() => {
    const { revenue, currency } = this.event();
    return revenue === undefined ? '' : formatPrice(revenue, { currency, locale: this.locale });
  });
  /** The one thing to do next. */
  readonly next = computed(() => nextStep(this.event(), this.owned()));
  /** Where the next thing is done. */
  readonly nextLink = computed(() => ['/events', this.event().eventId, ...this.next().path]);
  /** Where the title leads. */
  readonly link = computed(() =>
    this.owned() ? ['/events', this.event().eventId, 'setup'] : this.nextLink(),
  );
}
