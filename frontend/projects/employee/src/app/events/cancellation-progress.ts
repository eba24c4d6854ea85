import { Component, computed, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { employee } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { lookAgain } from '@foyer/ui/live/look-again.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { failedWords, partsOf } from './cancellation-words.ts';

const LOOK_AGAIN_MS = 2_000;

/** How far a cancelled event is: bookings, refunds and mails, looked at again until all is done. */
@Component({
  selector: 'fy-cancellation-progress',
  imports: [MatProgressBar, ProblemNote],
  template: `
    @if (progress() && parts().length === 0) {
      <span>Nobody had booked</span>
    }
    @for (part of parts(); track part.name) {
      <div class="part">
        <mat-progress-bar mode="determinate" [aria-label]="part.name" [value]="part.percent" />
        <span class="fy-figures">{{ part.words }}</span>
      </div>
    }
    @if (failed(); as words) {
      <p class="failed">{{ words }}</p>
    }
    @if (!progress() && loading.error(); as problem) {
      <fy-problem-note [problem]="problem" retryText="Try again" (retry)="loading.reload()" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-2);
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    .part {
      display: grid;
      gap: var(--fy-space-1);
    }
    .failed {
      margin: 0;
      color: var(--mat-sys-error);
    }
  `,
})
export class CancellationProgress {
  /** The cancelled event. */
  readonly eventId = input.required<string>();

  protected readonly loading = apiResource(employee.findCancellation, () => ({
    params: { eventId: this.eventId() },
  }));
  protected readonly progress = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly parts = computed(() => partsOf(this.progress()));
  protected readonly failed = computed(() => failedWords(this.progress()));

  constructor() {
    lookAgain(() => this.loading.reload(), {
      everyMs: LOOK_AGAIN_MS,
      when: () => this.progress()?.over === false,
    });
  }
}
