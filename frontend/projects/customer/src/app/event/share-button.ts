import { DOCUMENT, Component, inject, input, signal } from '@angular/core';

/** Hands the page on: by the device's own sheet, else by copying the address. */
@Component({
  selector: 'fy-share-button',
  template: `
    <button class="tool" type="button" (click)="share()">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 15V4m0 0L8 8m4-4l4 4M5 13v7h14v-7" />
      </svg>
      Share
    </button>
    <span role="status">{{ told() }}</span>
  `,
  styleUrl: './event-tool.scss',
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
