import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { employee } from '@foyer/shared/contract';
import { CancellationProgress } from './cancellation-progress.ts';
import { EventMenu } from './event-menu.ts';
import { EventRow } from './event-row.ts';
import { EventThumb } from './event-thumb.ts';
import { FillBar } from './fill-bar.ts';
import { StateChip } from './state-chip.ts';

/** The events as cards, for screens that are too narrow for a table. */
@Component({
  selector: 'fy-event-cards',
  imports: [
    CancellationProgress,
    EventMenu,
    EventRow,
    EventThumb,
    FillBar,
    MatButton,
    MatIcon,
    RouterLink,
    StateChip,
  ],
  template: `
    <ul>
      @for (event of events(); track event.eventId) {
        <li [fyEventRow]="event" [owned]="owned()" #row="fyEventRow">
          <div class="head">
            <fy-event-thumb [image]="event.image" />
            <div class="words">
              <h2>
                <a [routerLink]="row.link()">{{ event.title }}</a>
              </h2>
              <p class="fy-figures">{{ row.moment() }}</p>
              <p>{{ row.place() }}</p>
              @if (ofAll()) {
                <p>by {{ event.organizerName }}</p>
              }
            </div>
            @if (owned()) {
              <fy-event-menu [event]="event" (changed)="changed.emit()" />
            }
          </div>
          @if (owned() && event.status === 'cancelled') {
            <fy-cancellation-progress [eventId]="event.eventId" />
          } @else {
            <fy-fill-bar [sold]="event.sold" [capacity]="event.capacity" />
          }
          <div class="foot">
            <fy-state-chip [event]="event" />
            @if (owned()) {
              <span class="fy-figures">{{ row.revenue() }}</span>
            }
            <a matButton="tonal" [routerLink]="row.nextLink()">
              <mat-icon aria-hidden="true">{{ row.next().icon }}</mat-icon>
              {{ row.next().words
              }}<span class="fy-hidden"> {{ row.next().of }} {{ event.title }}</span>
            </a>
          </div>
        </li>
      }
    </ul>
  `,
  styleUrl: './event-cards.scss',
})
export class EventCards {
  /** The events, in order. */
  readonly events = input.required<readonly employee.WorkedEventView[]>();
  /** Whether the employee may change them. */
  readonly owned = input.required<boolean>();
  /** Whether they are of several organizers. */
  readonly ofAll = input.required<boolean>();
  /** An event is no longer as it was. */
  readonly changed = output();
}
