import {
  Component,
  computed,
  inject,
  input,
  LOCALE_ID,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventCard } from '@foyer/shared/contract';
import { EventPicture } from '../event/event-picture.ts';
import { cardWords } from './card-words.ts';

/** An event in the list: picture, date, title, venue, price from, and how full it is. */
@Component({
  selector: 'fy-event-tile',
  imports: [EventPicture, RouterLink],
  templateUrl: './event-tile.html',
  styleUrl: './event-tile.scss',
})
export class EventTile {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event = input.required<EventCard>();
  /** True for a tile that is seen first. */
  readonly urgent = input(false);

  private readonly link = viewChild.required<ElementRef<HTMLAnchorElement>>('link');
  protected readonly words = computed(() => cardWords(this.event(), this.locale));

  /** Puts the keyboard onto the event without moving the page. */
  focus(): void {
    this.link().nativeElement.focus({ preventScroll: true });
  }
}
