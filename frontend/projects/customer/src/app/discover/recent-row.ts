import { Component, inject, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { EventPicture } from '../event/event-picture.ts';
import { RecentEvents, type RecentEvent } from './recent-events.ts';

/** The events that this browser opened last, small and side by side. */
@Component({
  selector: 'fy-recent-row',
  imports: [EventPicture, RouterLink],
  template: `
    @if (recent.coming().length > 0) {
      <section aria-labelledby="fy-recent">
        <header>
          <h2 id="fy-recent">You looked at</h2>
          <button class="fy-plain" type="button" (click)="recent.forget()">Forget these</button>
        </header>
        <ul>
          @for (event of recent.coming(); track event.eventId) {
            <li>
              <a [routerLink]="['/events', event.eventId]">
                <fy-event-picture [image]="event.image" sizes="6rem" />
                <span class="title">{{ event.title }}</span>
                <span class="moment fy-figures">{{ moment(event) }}</span>
              </a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './recent-row.scss',
})
export class RecentRow {
  private readonly locale = inject(LOCALE_ID);
  protected readonly recent = inject(RecentEvents);

  protected moment({ startsAt, venue }: RecentEvent): string {
    return shortMoment(startsAt, { timeZone: venue.timeZone, locale: this.locale });
  }
}
