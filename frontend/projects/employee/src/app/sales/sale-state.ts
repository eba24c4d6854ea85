import { Component, computed, input } from '@angular/core';
import type { employee } from '@foyer/shared/contract';

/** The state of a booking in words on a patch of its tone. */
@Component({
  selector: 'fy-sale-state',
  template: `{{ words() }}`,
  styles: `
    :host {
      display: inline-block;
      padding: 0.1875rem 0.625rem;
      border-radius: var(--fy-radius-round);
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
    }
    :host(.over) {
      background: none;
      box-shadow: inset 0 0 0 1px var(--mat-sys-outline-variant);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  host: { '[class.over]': "sale().status === 'cancelled'" },
})
export class SaleState {
  /** The booking. */
  readonly sale = input.required<Pick<employee.SoldBookingView, 'status'>>();

  protected readonly words = computed(() =>
    this.sale().status === 'cancelled' ? 'Cancelled' : 'Confirmed',
  );
}
