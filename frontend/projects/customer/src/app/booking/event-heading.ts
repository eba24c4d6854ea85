import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { EventCard } from '@foyer/shared/contract';
import { foreignZone, longDay, timeOfDay } from '@foyer/ui/dates/event-time.ts';
import { EventPicture } from '../event/event-picture.ts';
import { venueAddress } from '../event/venue-words.ts';

/** What stands above tickets: the event's picture, when and where it is; how the booking stands comes as content. */
@Component({
  selector: 'fy-event-heading',
  imports: [EventPicture],
  template: `
    <fy-event-picture [image]="event().image" sizes="8rem" />
    <div>
      <ng-content />
      <h1>{{ event().title }}</h1>
      <p class="fy-figures">{{ when() }}</p>
      <p>{{ event().venue.name }}, {{ venueAddress(event().venue) }}</p>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--fy-space-5);
      align-items: center;
      inline-size: 100%;
    }
    div {
      flex: 1;
      display: grid;
      gap: var(--fy-space-1);
      min-inline-size: min(100%, 18rem);
    }
    fy-event-picture {
      inline-size: 8rem;
      aspect-ratio: 1;
      border-radius: var(--fy-radius-large);
    }
    h1 {
      font-size: clamp(1.875rem, 5vw, 2.75rem);
    }
    @media (max-width: 40rem) {
      // On phones the ticket itself comes first.
      fy-event-picture {
        display: none;
      }
    }
  `,
})
export class EventHeading {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event = input.required<Pick<EventCard, 'title' | 'startsAt' | 'venue' | 'image'>>();

  protected readonly venueAddress = venueAddress;
  protected readonly when = computed(() => {
    const { startsAt, venue } = this.event();
    const clock = { timeZone: venue.timeZone, locale: this.locale };
    const zone = foreignZone(startsAt, clock);
    const moment = `${longDay(startsAt, clock)}, ${timeOfDay(startsAt, clock)}`;
    return zone ? `${moment} (${zone})` : moment;
  });
}
