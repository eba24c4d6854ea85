import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { embedSnippet } from './embed-snippet-text.ts';

/** The lines that show an event's sign-up in another page, to be copied. */
@Component({
  selector: 'fy-embed-snippet',
  imports: [MatButton],
  template: `
    <p id="snippet">Put these lines where the sign-up belongs in your page:</p>
    <pre tabindex="0" role="region" aria-labelledby="snippet"><code>{{ snippet() }}</code></pre>
    <button matButton="outlined" type="button" (click)="copy()">Copy the lines</button>
    <p role="status">{{ told() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-2);
      justify-items: start;
      min-inline-size: 0;
    }
    pre {
      inline-size: 100%;
      margin: 0;
      padding: var(--fy-space-3);
      border-radius: var(--fy-radius-small);
      overflow-x: auto;
      background: var(--mat-sys-surface-container-high);
      font:
        0.875rem/1.5 ui-monospace,
        monospace;
    }
    button {
      min-block-size: var(--fy-target);
    }
    p[role='status'] {
      min-block-size: 1.5em;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
  `,
})
export class EmbedSnippet {
  private readonly clipboard = inject(Clipboard);
  private readonly site = inject(DOCUMENT).location.origin;

  /** The event's id. */
  readonly eventId = input.required<string>();

  protected readonly snippet = computed(() => embedSnippet(this.site, this.eventId()));
  protected readonly told = signal('');

  protected copy(): void {
    const copied = this.clipboard.copy(this.snippet());
    this.told.set(
      copied ? 'Copied.' : 'Your browser did not allow that. Select the lines instead.',
    );
  }
}
