import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { ServerClock } from '@foyer/ui/api/server-clock.ts';
import { openingWords } from './opening-words.ts';

/** Counts down to the opening of sales on its last day, and says when it is there. */
@Component({
  selector: 'fy-opening-time',
  template: `
    @if (words(); as words) {
      <p>
        Opens in <strong class="fy-figures" role="timer">{{ words }}</strong>
      </p>
    }
  `,
  styles: `
    p {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-large);
      text-align: center;
    }
    strong {
      color: var(--mat-sys-on-surface);
    }
  `,
})
export class OpeningTime {
  private readonly clock = inject(ServerClock);

  /** When sales open (UTC, ISO 8601). */
  readonly at = input.required<string>();

  /** Sales are open. */
  readonly opened = output();

  private readonly now = signal(Date.now());
  private readonly seconds = computed(() =>
    Math.ceil((Date.parse(this.at()) - this.now() - this.clock.deviceBehindMs()) / 1_000),
  );
  private readonly over = computed(() => this.seconds() <= 0);
  protected readonly words = computed(() => openingWords(this.seconds()));

  constructor() {
    const ticking = setInterval(() => this.now.set(Date.now()), 500);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
    effect(() => {
      if (this.over()) this.opened.emit();
    });
  }
}
