import { Component, computed, DOCUMENT, inject, input, LOCALE_ID } from '@angular/core';
import type { EventView } from '@foyer/shared/contract';
import { siteOutline } from '@foyer/shared/outline';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { foreignZone, longDay, timeOfDay } from '@foyer/ui/dates/event-time.ts';
import { calendarLinks, mapLink } from './calendar-links.ts';
import { ShareButton } from './share-button.ts';
import { venueAddress } from './venue-words.ts';

/** When and where an event is, and what to do with that: keep the date, find the way, tell others. */
@Component({
  selector: 'fy-event-facts',
  imports: [ShareButton],
  templateUrl: './event-facts.html',
  styleUrls: ['./event-facts.scss', './event-tool.scss'],
})
export class EventFacts {
  private readonly api = inject(ApiClient);
  private readonly locale = inject(LOCALE_ID);
  private readonly base = inject(DOCUMENT).baseURI;

  /** The event. */
  readonly event = input.required<EventView>();

  private readonly clock = computed(() => ({
    timeZone: this.event().venue.timeZone,
    locale: this.locale,
  }));
  protected readonly day = computed(() => longDay(this.event().startsAt, this.clock()));
  protected readonly zone = computed(() => foreignZone(this.event().startsAt, this.clock()));
  protected readonly address = computed(() => venueAddress(this.event().venue));
  protected readonly map = computed(() => mapLink(this.event().venue));
  protected readonly isOver = computed(() => this.event().sales === 'ended');
  protected readonly calendarFile = computed(() => {
    const { eventId } = this.event();
    return this.api.address(siteOutline.getEventCalendar, { params: { eventId } });
  });
  protected readonly calendars = computed(() =>
    calendarLinks(this.event(), new URL(`events/${this.event().eventId}`, this.base).href),
  );

  protected time(instant: string): string {
    return timeOfDay(instant, this.clock());
  }
}
