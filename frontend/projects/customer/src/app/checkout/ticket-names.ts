import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { BookingView } from '@foyer/shared/contract';
import { placeWords } from '@foyer/ui/places/place-words.ts';

/** A name for each ticket; left empty, the buyer's name stands on it. */
@Component({
  selector: 'fy-ticket-names',
  imports: [FormField, MatFormField, MatInput, MatLabel],
  template: `
    <details>
      <summary>
        {{
          lines().length === 1 ? 'Put another name on the ticket' : 'Put other names on the tickets'
        }}
      </summary>
      <p>Left empty, your name stands there.</p>
      @for (place of places(); track $index) {
        @if (names()[$index]; as name) {
          <mat-form-field>
            <mat-label>{{ place }}</mat-label>
            <input matInput autocomplete="off" [formField]="name" />
          </mat-form-field>
        }
      }
    </details>
  `,
  styles: `
    summary {
      display: flex;
      align-items: center;
      min-block-size: var(--fy-target);
      color: var(--mat-sys-primary);
      cursor: pointer;
    }
    p {
      padding-block-end: var(--fy-space-3);
      color: var(--mat-sys-on-surface-variant);
    }
    mat-form-field {
      inline-size: 100%;
      padding-block-end: var(--fy-space-3);
    }
  `,
})
export class TicketNames {
  /** The booking's tickets. */
  readonly lines = input.required<BookingView['lines']>();
  /** A field for each ticket's name. */
  readonly names = input.required<FieldTree<readonly string[]>>();

  protected readonly places = computed(() => this.lines().map((line) => placeWords(line.label)));
}
