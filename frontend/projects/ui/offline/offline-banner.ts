import { Component, signal } from '@angular/core';
import { Icon } from '../icons/icon.ts';

/** Says that the connection is gone, and what still works. */
@Component({
  selector: 'fy-offline-banner',
  imports: [Icon],
  template: `
    @if (offline()) {
      <fy-icon name="cloudOff" />
      <span
        >You are offline. What you see may be out of date; we go on as soon as you are back.</span
      >
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    :host(.shown) {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--fy-space-2);
      padding: var(--fy-space-2) var(--fy-gutter);
      background: var(--fy-warn-container);
      color: var(--fy-on-warn-container);
      font: var(--mat-sys-body-medium);
    }
  `,
  host: {
    role: 'status',
    '[class.shown]': 'offline()',
    '(window:online)': 'offline.set(false)',
    '(window:offline)': 'offline.set(true)',
  },
})
export class OfflineBanner {
  protected readonly offline = signal(!navigator.onLine);
}
