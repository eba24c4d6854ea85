import { Component, computed, input } from '@angular/core';
import { strengthOf } from './password-strength.ts';

const WORDS = {
  short: 'Not long enough yet',
  weak: 'Easy to guess: it has too few different characters',
  good: 'Good',
  strong: 'Strong',
} as const;

const FILLED = { short: 1, weak: 2, good: 3, strong: 4 } as const;

/** Tells while somebody types how good a new password is. */
@Component({
  selector: 'fy-strength-note',
  template: `
    @if (password()) {
      <span class="bar" aria-hidden="true">
        @for (step of [1, 2, 3, 4]; track step) {
          <span [class.filled]="step <= filled()"></span>
        }
      </span>
      <span role="status">{{ words() }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--fy-space-3);
      min-block-size: 1.5rem;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
    .bar {
      display: grid;
      grid-template-columns: repeat(4, 1.5rem);
      gap: var(--fy-space-1);
    }
    .bar span {
      block-size: 0.375rem;
      border-radius: var(--fy-radius-round);
      background: var(--mat-sys-surface-container-highest);
    }
    .bar .filled {
      background: var(--fy-warn);
    }
    :host(.fine) .filled {
      background: var(--fy-good);
    }
  `,
  host: { '[class.fine]': 'filled() > 2' },
})
export class StrengthNote {
  /** The password as typed so far. */
  readonly password = input.required<string>();

  private readonly strength = computed(() => strengthOf(this.password()));
  protected readonly filled = computed(() => FILLED[this.strength()]);
  protected readonly words = computed(() => WORDS[this.strength()]);
}
