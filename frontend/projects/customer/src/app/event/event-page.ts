import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { EventView } from '@foyer/shared/contract';
import { siteOutline } from '@foyer/shared/outline';
import { accentStyle } from '@foyer/ui/accent/accent.ts';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { foreignZone, longDay, timeOfDay } from '@foyer/ui/dates/event-time.ts';
import { liveAvailability } from '@foyer/ui/live/live-availability.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { EventPicture } from './event-picture.ts';
import { SaleCard } from './sale-card.ts';
import { ShareButton } from './share-button.ts';
import { venueAddress } from './venue-words.ts';

/** One event: picture, when and where, prices, and the one big button. */
@Component({
  selector: 'fy-event-page',
  imports: [EventPicture, MatButton, MatIcon, Price, ProblemNote, SaleCard, ShareButton],
  templateUrl: './event-page.html',
  styleUrl: './event-page.scss',
})
export class EventPage {
  private readonly api = inject(ApiClient);
  private readonly locale = inject(LOCALE_ID);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();

  protected readonly loading = apiResource(siteOutline.getEvent, () => ({
    params: { eventId: this.eventId() },
  }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly accent = computed(() => accentStyle(this.event()?.image?.accent));
  protected readonly paragraphs = computed(() =>
    (this.event()?.description ?? '').split(/\n{2,}/).filter(Boolean),
  );
  protected readonly calendarAddress = computed(() =>
    this.api.address(siteOutline.getEventCalendar, { params: { eventId: this.eventId() } }),
  );
  private readonly onSale = computed(() =>
    this.event()?.sales === 'open' ? this.eventId() : undefined,
  );
  protected readonly venueAddress = venueAddress;
  protected readonly live = liveAvailability(this.onSale);

  constructor() {
    namePage(computed(() => this.event()?.title));
  }

  protected day(event: EventView): string {
    return longDay(event.startsAt, this.clock(event));
  }

  protected time(event: EventView, instant: string): string {
    return timeOfDay(instant, this.clock(event));
  }

  protected zone(event: EventView): string | undefined {
    return foreignZone(event.startsAt, this.clock(event));
  }

  private clock(event: EventView) {
    return { timeZone: event.venue.timeZone, locale: this.locale };
  }
}
