import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { kindOf } from '@foyer/ui/dates/local-time.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';

const REMARKS = {
  once: undefined,
  skipped: 'Clocks go forward over this time; an hour later is taken.',
  repeated: 'Clocks go back and show this time twice; the first is taken.',
} as const;

/** A field for a day and a time on the venue's clock. */
@Component({
  selector: 'fy-time-field',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input matInput type="datetime-local" [formField]="field()" />
      @if (remark(); as words) {
        <mat-hint>{{ words }}</mat-hint>
      }
      <mat-error>{{ faultText(field()()) }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      inline-size: 100%;
    }
  `,
})
export class TimeField {
  /** What happens then. */
  readonly label = input.required<string>();
  /** The field; it holds the local time. */
  readonly field = input.required<FieldTree<string>>();
  /** The venue's zone. */
  readonly timeZone = input.required<string>();
  /** More about it, where the time itself raises no question. */
  readonly hint = input<string>();

  protected readonly remark = computed(
    () => REMARKS[kindOf(this.field()().value(), this.timeZone())] ?? this.hint(),
  );
  protected readonly faultText = faultText;
}
