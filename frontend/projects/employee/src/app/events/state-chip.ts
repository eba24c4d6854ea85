import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { employee } from '@foyer/shared/contract';
import { eventState } from './event-state.ts';

/** An event's state in words on a patch of its tone. */
@Component({
  selector: 'fy-state-chip',
  template: `{{ state().words }}`,
  styles: `
    :host {
      display: inline-block;
      padding: 0.1875rem 0.625rem;
      border-radius: var(--fy-radius-round);
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-medium);
    }
    :host(.good) {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    :host(.busy),
    :host(.waiting) {
      background: var(--fy-warn-container);
      color: var(--fy-on-warn-container);
    }
    :host(.over) {
      background: none;
      box-shadow: inset 0 0 0 1px var(--mat-sys-outline-variant);
    }
  `,
  host: { '[class]': 'state().tone' },
})
export class StateChip {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event =
    input.required<
      Pick<employee.WorkedEventView, 'status' | 'sales' | 'salesOpenAt' | 'venue' | 'capacity'>
    >();

  protected readonly state = computed(() => eventState(this.event(), this.locale));
}
