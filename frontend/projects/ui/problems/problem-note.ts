import { Component, computed, input, output } from '@angular/core';
import { problemOf } from '../api/api-problem.ts';
import { Icon } from '../icons/icon.ts';
import { problemText } from './problem-text.ts';

/** Says what did not work, where it did not work, with the way on. */
@Component({
  selector: 'fy-problem-note',
  imports: [Icon],
  template: `
    <fy-icon [name]="icon()" />
    <p>{{ text() }}</p>
    @if (retryText(); as label) {
      <button class="fy-plain" type="button" (click)="retry.emit()">{{ label }}</button>
    }
  `,
  styleUrl: './problem-note.scss',
  host: { role: 'alert' },
})
export class ProblemNote {
  /** What failed. */
  readonly problem = input.required<unknown>();
  /** The words on the button that tries again; no button without. */
  readonly retryText = input<string>();
  /** The visitor wants to try again. */
  readonly retry = output();

  protected readonly text = computed(() => problemText(this.problem()));
  protected readonly icon = computed(() =>
    problemOf(this.problem()).code === 'offline' ? 'cloudOff' : 'info',
  );
}
