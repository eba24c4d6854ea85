import { Component, computed, input } from '@angular/core';
import type { EmployeeView } from '@foyer/shared/contract';
import { STATE_NAMES } from './people-query.ts';

/** The state of an employee's account in words on a patch of its tone. */
@Component({
  selector: 'fy-account-state',
  template: `{{ words() }}`,
  styles: `
    :host {
      display: inline-block;
      padding: 0.1875rem 0.625rem;
      border-radius: var(--fy-radius-round);
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
    }
    :host(.active) {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    :host(.invited) {
      background: var(--fy-warn-container);
      color: var(--fy-on-warn-container);
    }
    :host(.inactive) {
      box-shadow: inset 0 0 0 1px var(--mat-sys-outline-variant);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  host: { '[class]': 'state()' },
})
export class AccountState {
  /** The state. */
  readonly state = input.required<EmployeeView['state']>();

  protected readonly words = computed(() => STATE_NAMES[this.state()]);
}
