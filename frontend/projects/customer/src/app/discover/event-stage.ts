import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventCard } from '@foyer/shared/contract';
import { accentStyle } from '@foyer/ui/accent/accent.ts';
import { EventPicture } from '../event/event-picture.ts';
import { cardWords } from './card-words.ts';

/** The event that opens the page: its picture is the stage, the words stand in front of it. */
@Component({
  selector: 'fy-event-stage',
  imports: [EventPicture, RouterLink],
  template: `
    <article [style]="accent()">
      <fy-event-picture [image]="event().image" [sizes]="sizes" [urgent]="true" />
      <div class="words">
        <p class="moment fy-figures">{{ words().moment }}</p>
        <h2>
          <a [routerLink]="['/events', event().eventId]">{{ event().title }}</a>
        </h2>
        <p class="summary">{{ event().summary }}</p>
        <p class="facts">
          {{ event().venue.name }}, {{ event().venue.city }} ·
          <span class="fy-figures">{{ words().price }}</span>
          @if (words().remark; as remark) {
            · <strong>{{ remark.words }}</strong>
          }
        </p>
      </div>
    </article>
  `,
  styleUrl: './event-stage.scss',
})
export class EventStage {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event = input.required<EventCard>();

  // A picture is 16:9 and fills the stage's height, which on a phone takes more than the stage's width.
  protected readonly sizes = '(min-width: 84rem) 84rem, (min-width: 48rem) 94vw, 100vh';
  protected readonly words = computed(() => cardWords(this.event(), this.locale));
  protected readonly accent = computed(() => accentStyle(this.event().image?.accent));
}
