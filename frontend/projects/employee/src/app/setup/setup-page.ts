import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { filter, map } from 'rxjs';
import { StateChip } from '../events/state-chip.ts';
import { fitsScreen } from '../shell/screen-width.ts';
import { STEP_IDS, STEPS, stateOf, type StepId } from './checklist.ts';
import { EventDesk } from './event-desk.ts';
import { SavedNote } from './saved-note.ts';

const STATE_WORDS = { done: 'done', missing: 'something is missing', empty: 'optional' } as const;
const STATE_ICONS = { done: 'check_circle', missing: 'error', empty: '' } as const;

/** Setting an event up: its steps with what is missing, and the step that is open. */
@Component({
  selector: 'fy-setup-page',
  imports: [
    MatIcon,
    NgTemplateOutlet,
    ProblemNote,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SavedNote,
    StateChip,
  ],
  providers: [EventDesk, OUTLINED_FIELDS],
  templateUrl: './setup-page.html',
  styleUrl: './setup-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class SetupPage {
  protected readonly desk = inject(EventDesk);

  /** The event to set up. */
  readonly eventId = input.required<string>();

  protected readonly wide = fitsScreen('(min-width: 60rem)');
  private readonly url = toSignal(
    inject(Router).events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: inject(Router).url },
  );
  private readonly open = computed(
    () => STEP_IDS.find((id) => this.url().split(/[/?#]/).includes(id)) ?? 'basics',
  );
  protected readonly steps = computed(() => {
    const event = this.desk.event();
    return STEP_IDS.map((id) => this.lined(id, event && stateOf(id, event)));
  });
  protected readonly openStep = computed(() => ({
    number: STEP_IDS.indexOf(this.open()) + 1,
    name: STEPS[this.open()].name,
  }));
  protected readonly missing = computed(
    () => this.steps().filter((step) => step.state === 'missing').length,
  );

  constructor() {
    effect(() => this.desk.eventId.set(this.eventId()));
    namePage(
      computed(() => {
        const title = this.desk.event()?.title;
        return title === undefined ? undefined : `${this.openStep().name} · ${title}`;
      }),
    );
  }

  /** The browser asks before a tab is closed that holds something unsaved. */
  protected warn(event: Event): void {
    if (this.desk.unsaved()) event.preventDefault();
  }

  private lined(id: StepId, state: keyof typeof STATE_WORDS = 'empty') {
    const { name, icon } = STEPS[id];
    return { id, name, icon, state, words: STATE_WORDS[state], mark: STATE_ICONS[state] };
  }
}
