import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { percentText } from './percent-text.ts';

/** How much of an event is sold: a bar and the figures beside it. */
@Component({
  selector: 'fy-fill-bar',
  template: `
    @if (capacity() > 0) {
      <span class="bar" aria-hidden="true"><span [style.inline-size.%]="share()"></span></span>
      <span class="fy-figures">{{ figures() }}<span class="fy-hidden"> sold</span></span>
    } @else {
      <span>No room yet</span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-1);
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    .bar {
      block-size: 0.375rem;
      border-radius: var(--fy-radius-round);
      background: var(--mat-sys-surface-container-highest);
      overflow: hidden;
    }
    .bar span {
      display: block;
      block-size: 100%;
      border-radius: inherit;
      background: var(--mat-sys-primary);
    }
    @media (forced-colors: active) {
      .bar {
        border: 1px solid CanvasText;
      }
      .bar span {
        background: Highlight;
      }
    }
  `,
})
export class FillBar {
  private readonly locale = inject(LOCALE_ID);

  /** Tickets sold. */
  readonly sold = input.required<number>();
  /** All seats and places. */
  readonly capacity = input.required<number>();

  protected readonly share = computed(() => Math.min(100, (this.sold() / this.capacity()) * 100));
  protected readonly figures = computed(() => {
    const number = new Intl.NumberFormat(this.locale);
    const percent = percentText(this.share() / 100, this.locale);
    return `${number.format(this.sold())} of ${number.format(this.capacity())} · ${percent}`;
  });
}
