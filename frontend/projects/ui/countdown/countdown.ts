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
import { clockText, spokenTime } from './countdown-words.ts';

const RADIUS = 15;

/** The time a hold still has: a ring that empties, minutes and seconds, spoken at 5, 2 and 1 minutes. */
@Component({
  selector: 'fy-countdown',
  host: { '[class.short]': 'isShort()' },
  template: `
    <svg viewBox="0 0 36 36" aria-hidden="true">
      <circle class="track" cx="18" cy="18" [attr.r]="radius" />
      <circle
        class="left"
        cx="18"
        cy="18"
        [attr.r]="radius"
        pathLength="1"
        [attr.stroke-dasharray]="share() + ' 1'"
        transform="rotate(-90 18 18)"
      />
    </svg>
    <span role="timer" [attr.aria-label]="label()">{{ text() }}</span>
    <span class="fy-hidden" aria-live="polite">{{ spoken() }}</span>
  `,
  styleUrl: './countdown.scss',
})
export class Countdown {
  /** The first moment at which the time is over (UTC, ISO 8601). */
  readonly until = input.required<string>();
  /** The minutes of the whole ring. */
  readonly totalMinutes = input(10);
  /** How far this device's clock is behind the server's, in milliseconds. */
  readonly clockBehindMs = input(0);
  /** What the time is for. */
  readonly label = input('Time left');

  /** The time is over; once for each `until`. */
  readonly elapsed = output();

  protected readonly radius = RADIUS;
  private readonly now = signal(Date.now());
  private readonly seconds = computed(() => {
    const left = Date.parse(this.until()) - this.now() - this.clockBehindMs();
    return Math.max(0, Math.ceil(left / 1_000));
  });
  protected readonly text = computed(() => clockText(this.seconds()));
  protected readonly share = computed(() =>
    Math.min(1, this.seconds() / (this.totalMinutes() * 60)),
  );
  protected readonly isShort = computed(() => this.seconds() <= 60);
  protected readonly spoken = computed(() => spokenTime(this.seconds(), this.totalMinutes() * 60));
  private readonly over = computed(() => (this.seconds() === 0 ? this.until() : undefined));

  constructor() {
    const ticking = setInterval(() => this.now.set(Date.now()), 250);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
    effect(() => {
      if (this.over() !== undefined) this.elapsed.emit();
    });
  }
}
