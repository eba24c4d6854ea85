import { DOCUMENT, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** Hands the page on: by the device's own sheet, else by copying the address. */
@Component({
  selector: 'fy-share-button',
  imports: [MatButton, MatIcon],
  template: `
    <button matButton="outlined" type="button" (click)="share()">
      <mat-icon aria-hidden="true">share</mat-icon>
      Share
    </button>
    <span role="status">{{ told() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--fy-space-2);
    }
    span {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
  `,
})
export class ShareButton {
  private readonly window = inject(DOCUMENT).defaultView;

  /** What is shared. */
  readonly title = input.required<string>();

  protected readonly told = signal('');

  protected async share(): Promise<void> {
    const { navigator, location } = this.window ?? globalThis;
    const url = location.href.split(/[?#]/)[0] ?? location.href;
    try {
      if ('share' in navigator) {
        await navigator.share({ title: this.title(), url });
      } else {
        await (navigator as Navigator).clipboard.writeText(url);
        this.told.set('Address copied');
      }
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return; // the sheet was closed: that is fine
      this.told.set('Copy the address from the address bar');
    }
  }
}
