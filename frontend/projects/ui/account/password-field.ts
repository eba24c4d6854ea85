import { Component, input, signal } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatIconButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { faultText } from '../forms/field-fault.ts';

/** A field for a password, which can be made readable. */
@Component({
  selector: 'fy-password-field',
  imports: [
    FormField,
    MatError,
    MatFormField,
    MatHint,
    MatIcon,
    MatIconButton,
    MatInput,
    MatLabel,
    MatSuffix,
  ],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        [type]="shown() ? 'text' : 'password'"
        [attr.autocomplete]="autocomplete()"
        [formField]="field()"
      />
      <button
        matSuffix
        matIconButton
        type="button"
        [attr.aria-label]="(shown() ? 'Hide: ' : 'Show: ') + label()"
        (click)="shown.set(!shown())"
      >
        <mat-icon aria-hidden="true">{{ shown() ? 'visibility_off' : 'visibility' }}</mat-icon>
      </button>
      @if (hint(); as hint) {
        <mat-hint>{{ hint }}</mat-hint>
      }
      <mat-error>{{ faultText(field()()) }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
    }
  `,
})
export class PasswordField {
  /** What the password is for. */
  readonly label = input.required<string>();
  /** `current-password` or `new-password`, for password managers. */
  readonly autocomplete = input.required<string>();
  /** The field. */
  readonly field = input.required<FieldTree<string>>();
  /** What makes a good one. */
  readonly hint = input<string>();

  protected readonly shown = signal(false);
  protected readonly faultText = faultText;
}

/** What makes a good new password. */
export const NEW_PASSWORD_HINT = 'At least 10 characters; a few words are easy to remember';
