import { Component, inject, signal } from '@angular/core';
import {
  email,
  form,
  FormField,
  FormRoot,
  maxLength,
  required,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import type { TicketDeeds } from './ticket-deeds.ts';

/** A ticket that is to be passed on. */
export type PassOnData = { readonly place: string; readonly deeds: TicketDeeds };

/** Asks who gets a ticket, and says what that does, before it is passed on. */
@Component({
  selector: 'fy-pass-on-dialog',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  providers: [OUTLINED_FIELDS],
  template: `
    <form [formRoot]="fields">
      <h2 mat-dialog-title>Pass this ticket on</h2>
      <mat-dialog-content>
        <p>
          <strong>{{ data.place }}</strong>
        </p>
        <p>
          They get a ticket with a new code by mail. Your code stops working at once, and only they
          can use the ticket or pass it on. You cannot take it back.
        </p>
        <mat-form-field>
          <mat-label>Their name</mat-label>
          <input matInput autocomplete="off" [formField]="fields.name" />
          <mat-error>{{ faultText(fields.name()) }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Their e-mail address</mat-label>
          <input matInput type="email" autocomplete="off" [formField]="fields.email" />
          <mat-error>{{ faultText(fields.email()) }}</mat-error>
        </mat-form-field>
        @if (problem(); as problem) {
          <fy-problem-note [problem]="problem" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>Keep it</button>
        <button matButton="filled" type="submit" [disabled]="fields().submitting()">
          {{ fields().submitting() ? 'Passing on' : 'Pass the ticket on' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--fy-space-4);
      max-inline-size: 30rem;
    }
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class PassOnDialog {
  private readonly dialog = inject<MatDialogRef<PassOnDialog>>(MatDialogRef);
  protected readonly data = inject<PassOnData>(MAT_DIALOG_DATA);

  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = signal({ name: '', email: '' });
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.name, { message: 'Enter a name.' });
      maxLength(path.name, 120, { message: 'Enter at most 120 characters.' });
      required(path.email, { message: 'Enter an e-mail address.' });
      email(path.email, { message: 'Enter an e-mail address such as grace@example.org.' });
    },
    { submission: { action: () => this.passOn() } },
  );
  protected readonly faultText = faultText;

  private async passOn(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    const { name, email: address } = this.entry();
    try {
      await this.data.deeds.passOn({ name: name.trim(), email: address.trim() });
      this.dialog.close();
      return undefined;
    } catch (error) {
      this.problem.set(error);
      return serverFaults(error, { name: this.fields.name, email: this.fields.email });
    }
  }
}
