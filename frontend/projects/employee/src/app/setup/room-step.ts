import { Component, computed, inject, LOCALE_ID } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { EventDesk } from './event-desk.ts';
import { SetupStep } from './setup-step.ts';

const MOST = 12;

/** The room in figures, and the way to its drawing. */
@Component({
  selector: 'fy-room-step',
  imports: [MatButton, MatIcon, RouterLink, SetupStep],
  template: `
    <fy-setup-step step="room" intro="Draw seats and standing areas, or begin with a template.">
      @if (event().sections.length > 0) {
        <dl>
          <div>
            <dt>Seats and places</dt>
            <dd class="fy-figures">{{ number(event().capacity) }}</dd>
          </div>
          <div>
            <dt>Sections</dt>
            <dd class="fy-figures">{{ number(event().sections.length) }}</dd>
          </div>
        </dl>
        <ul>
          @for (section of shown(); track section.sectionId) {
            <li>
              <mat-icon aria-hidden="true">{{
                section.kind === 'seated' ? 'event_seat' : 'groups'
              }}</mat-icon>
              <span>{{ section.name }}</span>
              <span class="fy-figures">
                {{ number(section.capacity) }}
                {{ section.kind === 'seated' ? 'seats' : 'standing' }}
              </span>
            </li>
          }
          @if (hidden(); as count) {
            <li>and {{ number(count) }} more</li>
          }
        </ul>
      } @else {
        <div class="none">
          <mat-icon aria-hidden="true">chair</mat-icon>
          <p>
            There is no room yet. Templates for theatres, arenas, clubs and conferences are ready.
          </p>
        </div>
      }
      <a matButton="filled" [routerLink]="['/events', event().eventId, 'room']">
        <mat-icon aria-hidden="true">edit_square</mat-icon>
        {{ event().sections.length > 0 ? 'Open the designer' : 'Draw the room' }}
      </a>
    </fy-setup-step>
  `,
  styleUrls: ['./rows.scss', './room-step.scss'],
})
export class RoomStep {
  private readonly desk = inject(EventDesk);
  private readonly format = new Intl.NumberFormat(inject(LOCALE_ID));

  protected readonly event = computed(() => this.desk.current());
  protected readonly shown = computed(() => this.event().sections.slice(0, MOST));
  protected readonly hidden = computed(() => this.event().sections.length - this.shown().length);

  protected number(value: number): string {
    return this.format.format(value);
  }
}
