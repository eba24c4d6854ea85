import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** The head of a column that sorts: an arrow shows the direction when it does, and hints at it when it could. */
@Component({
  selector: 'fy-sort-button',
  imports: [MatIcon],
  template: `
    <button type="button" [class.end]="end()" (click)="pressed.emit()">
      <ng-content />
      <mat-icon aria-hidden="true" [class.shown]="order()">{{ arrow() }}</mat-icon>
    </button>
  `,
  styles: `
    :host {
      display: contents;
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: var(--fy-space-1);
      min-block-size: var(--fy-target);
      margin-inline-start: calc(-1 * var(--fy-space-2));
      padding: 0 var(--fy-space-2);
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    button:hover {
      color: var(--mat-sys-on-surface);
    }
    .end {
      flex-direction: row-reverse;
      margin-inline-end: calc(-1 * var(--fy-space-2));
    }
    mat-icon {
      inline-size: 1rem;
      block-size: 1rem;
      font-size: 1rem;
      opacity: 0;
    }
    .shown {
      opacity: 1;
    }
    button:hover mat-icon:not(.shown),
    button:focus-visible mat-icon:not(.shown) {
      opacity: 0.5;
    }
  `,
})
export class SortButton {
  /** How its column sorts the table; `null` when another one does. */
  readonly order = input.required<ColumnOrder>();
  /** Whether the column stands at its end, as figures do. */
  readonly end = input(false);
  /** The column is to sort, or to turn round. */
  readonly pressed = output();

  protected readonly arrow = computed(() =>
    this.order() === 'descending' ? 'arrow_downward' : 'arrow_upward',
  );
}

/** How a column sorts its table, in the words of `aria-sort`. */
export type ColumnOrder = 'ascending' | 'descending' | null;

/** How a column sorts a table that is sorted by `query`. */
export function columnOrder(
  sort: string | undefined,
  query: { readonly sort: string; readonly order: 'up' | 'down' },
): ColumnOrder {
  if (sort !== query.sort) return null;
  return query.order === 'up' ? 'ascending' : 'descending';
}
