import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { problemOf } from '../api/api-problem.ts';
import { problemText } from './problem-text.ts';

/** Says what did not work, where it did not work, with the way on. */
@Component({
  selector: 'fy-problem-note',
  imports: [MatButton, MatIcon],
  template: `
    <mat-icon aria-hidden="true">{{ icon() }}</mat-icon>
    <p>{{ text() }}</p>
    @if (retryText(); as label) {
      <button matButton type="button" (click)="retry.emit()">{{ label }}</button>
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
    problemOf(this.problem()).code === 'offline' ? 'cloud_off' : 'info',
  );
}
