import { Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { SwUpdate } from '@angular/service-worker';
import { filter, merge } from 'rxjs';
import { currentUrl } from './current-url.ts';

/** Pages on which nobody is disturbed: somebody holds seats there, or pays. */
const BUSY = /^\/(events\/[^/]+\/seats|bookings\/[^/]+\/checkout)/;

/** Says that a new version of the site is ready; reloading is the visitor's choice, and never asked for while they buy. */
@Component({
  selector: 'fy-new-version',
  template: `
    @if (shown()) {
      <p>A new version of this site is ready.</p>
      <button type="button" (click)="reload()">Reload</button>
    }
  `,
  styles: `
    :host(.shown) {
      position: fixed;
      inset-block-end: var(--fy-space-4);
      inset-inline: var(--fy-space-4);
      z-index: 15;
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--fy-space-3);
      max-inline-size: 26rem;
      margin-inline: auto;
      padding: var(--fy-space-1) var(--fy-space-2) var(--fy-space-1) var(--fy-space-4);
      border-radius: var(--fy-radius-medium);
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
      box-shadow: var(--mat-sys-level3);
      font: var(--mat-sys-body-medium);
    }
    button {
      min-block-size: var(--fy-target);
      padding-inline: var(--fy-space-3);
      border: 0;
      background: none;
      color: var(--mat-sys-inverse-primary);
      font: var(--mat-sys-label-large);
      cursor: pointer;
    }
  `,
  host: {
    role: 'status',
    '[class.shown]': 'shown()',
    '(document:visibilitychange)': 'look()',
  },
})
export class NewVersion {
  private readonly updates = inject(SwUpdate);
  private readonly document = inject(DOCUMENT);

  private readonly ready = signal(false);
  private readonly url = currentUrl();
  protected readonly shown = computed(() => this.ready() && !BUSY.test(this.url()));

  constructor() {
    const { versionUpdates, unrecoverable } = this.updates;
    const news = versionUpdates.pipe(filter(({ type }) => type === 'VERSION_READY'));
    merge(news, unrecoverable)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.ready.set(true));
  }

  /** Looks for a new version when somebody comes back to a tab that has been open for long. */
  protected async look(): Promise<void> {
    if (this.document.visibilityState !== 'visible' || !this.updates.isEnabled) return;
    await this.updates.checkForUpdate().catch(() => false); // without a connection there is no news
  }

  protected reload(): void {
    this.document.location.reload();
  }
}
