import { Component, computed, inject, input, LOCALE_ID, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** Goes through the pages of a list and says which part of it is shown. */
@Component({
  selector: 'fy-pager',
  imports: [MatIcon, MatIconButton],
  template: `
    <p class="fy-figures" role="status">{{ words() }}</p>
    @if (pages() > 1) {
      <button
        matIconButton
        type="button"
        aria-label="Previous page"
        [disabled]="page() === 0"
        (click)="turned.emit(page() - 1)"
      >
        <mat-icon aria-hidden="true">chevron_left</mat-icon>
      </button>
      <button
        matIconButton
        type="button"
        aria-label="Next page"
        [disabled]="page() >= pages() - 1"
        (click)="turned.emit(page() + 1)"
      >
        <mat-icon aria-hidden="true">chevron_right</mat-icon>
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: flex-end;
      gap: var(--fy-space-1);
      min-block-size: var(--fy-target);
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
    p {
      margin-inline-end: var(--fy-space-2);
    }
  `,
})
export class Pager {
  private readonly locale = inject(LOCALE_ID);

  /** The page that is shown, from 0. */
  readonly page = input.required<number>();
  /** How many entries a page has. */
  readonly size = input.required<number>();
  /** How many entries there are in all. */
  readonly total = input.required<number>();
  /** The page that is wanted. */
  readonly turned = output<number>();

  protected readonly pages = computed(() => Math.ceil(this.total() / this.size()));
  protected readonly words = computed(() => {
    const [number, total] = [new Intl.NumberFormat(this.locale), this.total()];
    if (total === 0) return 'Nothing found';
    const first = this.page() * this.size() + 1;
    const last = Math.min(total, first + this.size() - 1);
    return `${number.format(first)}–${number.format(last)} of ${number.format(total)}`;
  });
}
