import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { longDay, timeOfDay } from '@foyer/ui/dates/event-time.ts';
import { formatPrice } from '@foyer/ui/price/format-price.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';

/** The event as its customers will read it, before it is published too. */
@Component({
  selector: 'fy-preview-page',
  imports: [MatButton, MatIcon, Price, ProblemNote, RouterLink],
  templateUrl: './preview-page.html',
  styleUrl: './preview-page.scss',
})
export class PreviewPage {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly eventId = input.required<string>();

  protected readonly loaded = apiResource(employee.getEvent, () => ({
    params: { eventId: this.eventId() },
  }));
  protected readonly event = computed(() =>
    this.loaded.hasValue() ? this.loaded.value() : undefined,
  );
  protected readonly isPublic = computed(() =>
    ['published', 'cancelled', 'ended'].includes(this.event()?.status ?? ''),
  );
  protected readonly face = computed(() => {
    const image = this.event()?.images[0];
    return (
      image && {
        alt: image.alt,
        address: `${image.url}-${Math.max(...image.widths)}.webp`,
        sources: image.widths.map((width) => `${image.url}-${width}.webp ${width}w`).join(', '),
      }
    );
  });
  protected readonly when = computed(() => {
    const event = this.event();
    if (!event) return undefined;
    const clock = { timeZone: event.venue.timeZone, locale: this.locale };
    return {
      day: longDay(event.startsAt, clock),
      start: timeOfDay(event.startsAt, clock),
      doors: timeOfDay(event.doorsOpenAt, clock),
    };
  });
  protected readonly place = computed(() => {
    const { name = '', address = '', city = '' } = this.event()?.venue ?? {};
    return [name, address, city].filter(Boolean).join(', ') || 'The venue is not named yet';
  });
  protected readonly paragraphs = computed(() =>
    (this.event()?.description ?? '').split(/\n{2,}/).filter(Boolean),
  );
  protected readonly from = computed(() => {
    const event = this.event();
    if (!event || event.categories.length === 0) return 'No prices yet';
    const price = formatPrice(event.priceFrom, { currency: event.currency, locale: this.locale });
    return event.priceTo === 0 ? 'Free' : `From ${price}`;
  });

  constructor() {
    namePage(
      computed(() => {
        const title = this.event()?.title;
        return title === undefined ? undefined : `Preview · ${title}`;
      }),
    );
  }
}
