import { Component, input, output } from '@angular/core';
import { Icon } from '@foyer/ui/icons/icon.ts';

/** A quick filter: on or off. */
@Component({
  selector: 'fy-filter-chip',
  imports: [Icon],
  template: `
    <button type="button" [attr.aria-pressed]="chosen()" (click)="toggled.emit(!chosen())">
      @if (chosen()) {
        <fy-icon name="check" />
      }
      <ng-content />
    </button>
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: var(--fy-space-1);
      min-block-size: var(--fy-target);
      padding-inline: var(--fy-space-4);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--fy-radius-round);
      background: transparent;
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-label-large);
      cursor: pointer;
      transition: background var(--fy-motion-quick) var(--fy-ease);
    }
    button:hover {
      background: var(--mat-sys-surface-container-high);
    }
    button:focus-visible {
      border-radius: var(--fy-radius-round);
    }
    button[aria-pressed='true'] {
      border-color: transparent;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }
    fy-icon {
      inline-size: 1.125rem;
      block-size: 1.125rem;
    }
  `,
})
export class FilterChip {
  /** Whether the filter is on. */
  readonly chosen = input.required<boolean>();
  /** The visitor turns it on or off. */
  readonly toggled = output<boolean>();
}
