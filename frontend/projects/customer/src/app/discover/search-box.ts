import {
  booleanAttribute,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  LOCALE_ID,
  output,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { Router } from '@angular/router';
import type { EventCard } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { Icon } from '@foyer/ui/icons/icon.ts';
import { EventPicture } from '../event/event-picture.ts';
import { searchSuggestions } from './search-suggestions.ts';

let boxes = 0;

/**
 * The search field with the first events that fit below it. The arrows go through them and Enter opens one; Enter in
 * the field itself asks for the whole list.
 */
@Component({
  selector: 'fy-search-box',
  imports: [EventPicture, Icon],
  templateUrl: './search-box.html',
  styleUrl: './search-box.scss',
})
export class SearchBox {
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);

  /** The words in the field. */
  readonly text = input('');
  /** Whether it leads the page. */
  readonly large = input(false, { transform: booleanAttribute });
  /** The words to list events for. */
  readonly searched = output<string>();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly suggestions = searchSuggestions();
  protected readonly listId = `fy-suggestions-${boxes++}`;
  protected readonly words = linkedSignal(() => this.text());
  private readonly wanted = signal(false);
  /** The suggestion that Enter would open; none below zero. */
  protected readonly active = linkedSignal({
    source: this.suggestions.events,
    computation: () => -1,
  });

  protected readonly expanded = computed(
    () => this.wanted() && this.suggestions.events().length > 0,
  );
  protected readonly nothing = computed(() => this.wanted() && this.suggestions.nothing());
  protected readonly spoken = computed(() => {
    if (this.nothing()) return 'Nothing fits yet';
    const count = this.suggestions.events().length;
    if (!this.expanded()) return '';
    return count === 1 ? '1 event fits' : `${count} events fit`;
  });

  /** Puts the keyboard into the field. */
  focus(): void {
    this.field().nativeElement.focus();
  }

  protected type(words: string): void {
    this.words.set(words);
    this.wanted.set(true);
    this.active.set(-1);
    this.suggestions.ask(words);
  }

  protected move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (this.expanded()) this.active.set(this.beside(step));
      else this.type(this.words());
    } else if (event.key === 'Escape' && this.wanted()) {
      event.preventDefault();
      this.close();
    }
  }

  protected search(event: Event): void {
    event.preventDefault();
    const chosen = this.expanded() ? this.suggestions.events()[this.active()] : undefined;
    if (chosen) {
      this.open(chosen);
      return;
    }
    this.close();
    this.searched.emit(this.words().trim());
  }

  protected open(event: EventCard): void {
    this.close();
    void this.router.navigate(['/events', event.eventId]);
  }

  protected clear(field: HTMLInputElement): void {
    this.words.set('');
    this.close();
    this.searched.emit('');
    field.focus();
  }

  protected close(): void {
    this.wanted.set(false);
    this.suggestions.stop();
  }

  protected optionId(index: number): string {
    return `${this.listId}-${index}`;
  }

  protected facts({ startsAt, venue }: EventCard): string {
    const moment = shortMoment(startsAt, { timeZone: venue.timeZone, locale: this.locale });
    return `${moment} · ${venue.city}`;
  }

  /** The suggestion beside the active one; past either end is the field itself. */
  private beside(step: number): number {
    const stops = this.suggestions.events().length + 1;
    return ((this.active() + 1 + step + stops) % stops) - 1;
  }
}
