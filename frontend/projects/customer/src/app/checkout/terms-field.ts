import { Component, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { refundWords } from './refund-words.ts';
import { TermsDialog, type TermsOf } from './terms-dialog.ts';

/** The box that agrees to the terms, with what they say of giving tickets back and the way to read them all. */
@Component({
  selector: 'fy-terms-field',
  imports: [FormField],
  template: `
    @let shown = field()().touched() && field()().invalid();
    <label>
      <input
        type="checkbox"
        [formField]="field()"
        [attr.aria-invalid]="shown"
        [attr.aria-describedby]="shown ? 'terms-fault terms-refund' : 'terms-refund'"
      />
      I agree to the terms
    </label>
    <button class="fy-plain" type="button" (click)="read()">Read the terms</button>
    <p id="terms-refund">{{ refundWords(event().selfCancel) }}</p>
    @if (shown) {
      <p id="terms-fault" class="fault">{{ faultText(field()()) }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0 var(--fy-space-3);
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--fy-space-3);
      min-block-size: var(--fy-target);
      cursor: pointer;
    }
    input {
      flex: none;
      inline-size: 1.5rem;
      block-size: 1.5rem;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }
    p {
      inline-size: 100%;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
    .fault {
      padding-block-start: var(--fy-space-1);
      color: var(--mat-sys-error);
    }
  `,
})
export class TermsField {
  private readonly dialogs = inject(MatDialog);

  /** Whether the terms are agreed to. */
  readonly field = input.required<FieldTree<boolean>>();
  /** The event that is booked. */
  readonly event = input.required<TermsOf>();

  protected readonly faultText = faultText;
  protected readonly refundWords = refundWords;

  protected read(): void {
    const config = new MatDialogConfig<TermsOf>();
    config.data = this.event();
    config.maxWidth = 'min(42rem, calc(100vw - 2rem))';
    this.dialogs.open(TermsDialog, config);
  }
}
