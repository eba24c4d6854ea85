import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { missingOf, stepAfter, STEPS, type StepId } from './checklist.ts';
import { EventDesk } from './event-desk.ts';

const LOCKS: Readonly<Record<string, string>> = {
  publishing: 'The event is being published. It can be changed again as soon as that is done.',
  unpublishing: 'The event is being taken down. It can be changed again as soon as that is done.',
  cancelled: 'The event is cancelled and stays as it is.',
  ended: 'The event is over and stays as it is.',
};

/** The frame of a step: its name, what is missing in it, what could not be saved, and the way to the next one. */
@Component({
  selector: 'fy-setup-step',
  imports: [MatButton, MatIcon, ProblemNote, RouterLink],
  templateUrl: './setup-step.html',
  styleUrl: './setup-step.scss',
})
export class SetupStep {
  protected readonly desk = inject(EventDesk);

  /** Which step it is. */
  readonly step = input.required<StepId>();
  /** What it is about, in a sentence. */
  readonly intro = input<string>();

  protected readonly name = computed(() => STEPS[this.step()].name);
  protected readonly missing = computed(() =>
    missingOf(this.desk.current()).filter(({ step }) => step === this.step()),
  );
  protected readonly next = computed(() => {
    const id = stepAfter(this.step());
    return id && { id, name: STEPS[id].name };
  });
  /** Why nothing may change; the last step says it by itself. */
  protected readonly lock = computed(() =>
    this.step() === 'publish' ? undefined : LOCKS[this.desk.current().status],
  );

  protected readonly refused = computed(() => this.desk.refused()?.error);
  protected readonly outdated = computed(() => isProblem(this.refused(), 'event-changed'));

  protected again(): void {
    if (this.outdated()) this.desk.reload();
    else void this.desk.autosave()?.settle();
  }
}
