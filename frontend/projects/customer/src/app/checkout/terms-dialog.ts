import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { EventView } from '@foyer/shared/contract';
import { TermsText } from '../terms/terms-text.ts';
import { refundWords } from './refund-words.ts';

/** The event whose terms are read. */
export type TermsOf = Pick<EventView, 'organizerName' | 'selfCancel'>;

/** What one agrees to: the event's own rules, then what holds for every booking. */
@Component({
  selector: 'fy-terms-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TermsText,
  ],
  template: `
    <h2 mat-dialog-title>Terms</h2>
    <mat-dialog-content tabindex="0" role="region" aria-label="The terms">
      <p>
        <strong>{{ event.organizerName }}</strong> organizes this event and sells its tickets.
      </p>
      <p>{{ refund }}</p>
      <fy-terms-text />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--fy-space-3);
    }
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class TermsDialog {
  protected readonly event = inject<TermsOf>(MAT_DIALOG_DATA);
  protected readonly refund = refundWords(this.event.selfCancel);
}
