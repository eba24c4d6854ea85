import { Component, inject, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  maxLength,
  required,
  validate,
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
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { employee, type EventCard } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { instantAt, localTimeOf } from '@foyer/ui/dates/local-time.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';

/** Makes a draft like an event, with a title and a start of its own; closes with its id. */
@Component({
  selector: 'fy-duplicate-dialog',
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
    MatHint,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  providers: [OUTLINED_FIELDS],
  template: `
    <form [formRoot]="fields">
      <h2 mat-dialog-title>Duplicate “{{ event.title }}”</h2>
      <mat-dialog-content class="fields">
        <p>The copy is a draft with the same room, prices and pictures. All times move along.</p>
        @if (problem(); as problem) {
          <fy-problem-note [problem]="problem" />
        }
        <mat-form-field>
          <mat-label>Title</mat-label>
          <input matInput [formField]="fields.title" />
          <mat-error>{{ faultText(fields.title()) }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Starts</mat-label>
          <input matInput type="datetime-local" [formField]="fields.startsAt" />
          <mat-hint>{{ event.venue.timeZone }}</mat-hint>
          <mat-error>{{ faultText(fields.startsAt()) }}</mat-error>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="fields().submitting()">
          Make the copy
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../setup/fields.scss',
})
export class DuplicateDialog {
  private readonly api = inject(ApiClient);
  private readonly dialog = inject<MatDialogRef<DuplicateDialog, string>>(MatDialogRef);

  protected readonly event =
    inject<Pick<EventCard, 'eventId' | 'title' | 'startsAt' | 'venue'>>(MAT_DIALOG_DATA);
  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = signal({
    title: this.event.title,
    startsAt: localTimeOf(this.event.startsAt, this.event.venue.timeZone),
  });
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.title, { message: 'Enter a title.' });
      maxLength(path.title, 120, { message: 'At most 120 characters fit.' });
      validate(path.startsAt, ({ value }) =>
        this.instant(value()) ? undefined : { kind: 'time', message: 'Enter date and time.' },
      );
    },
    { submission: { action: () => this.make() } },
  );
  protected readonly faultText = faultText;

  private async make(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    const { title, startsAt } = this.entry();
    const instant = this.instant(startsAt);
    try {
      const made = await this.api.call(employee.cloneEvent, {
        params: { eventId: this.event.eventId },
        body: { title, ...(instant && { startsAt: instant }) },
      });
      this.dialog.close(made.eventId);
      return undefined;
    } catch (error) {
      this.problem.set(error);
      return serverFaults(error, { title: this.fields.title, startsAt: this.fields.startsAt });
    }
  }

  private instant(local: string): string | undefined {
    return instantAt(local, this.event.venue.timeZone);
  }
}
