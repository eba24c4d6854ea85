import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { faultText } from '@foyer/ui/forms/field-fault.ts';

/** A field for an amount of money or a percentage, with its unit behind it. */
@Component({
  selector: 'fy-amount-field',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, MatSuffix],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        class="fy-figures"
        inputmode="decimal"
        autocomplete="off"
        [formField]="field()"
      />
      <span matTextSuffix>{{ unit() }}</span>
      @if (hint(); as words) {
        <mat-hint>{{ words }}</mat-hint>
      }
      <mat-error>{{ faultText(field()()) }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      inline-size: 100%;
    }
    input {
      text-align: end;
    }
    span {
      padding-inline-start: var(--fy-space-2);
    }
  `,
})
export class AmountField {
  /** What is paid or shared. */
  readonly label = input.required<string>();
  /** The field; it holds the text as typed. */
  readonly field = input.required<FieldTree<string>>();
  /** The currency's code, or `%`. */
  readonly unit = input.required<string>();
  /** More about it. */
  readonly hint = input<string>();

  protected readonly faultText = faultText;
}
