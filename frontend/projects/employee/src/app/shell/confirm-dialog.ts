import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  type MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { openDialog } from './open-dialog.ts';

/** What is asked before something is done. */
export type Question = {
  readonly title: string;
  readonly text: string;
  /** The words on the button that does it. */
  readonly action: string;
  /** The words on the button that does not. */
  readonly dismiss?: string;
  /** What has to be typed first, where it cannot be undone. */
  readonly typed?: string;
  /** The label of a field whose text is passed on. */
  readonly note?: string;
  /** Does it; a refusal is shown in the dialog. */
  readonly run: (note: string) => Promise<unknown>;
  /** More about a refusal, such as how many tickets stand in the way. */
  readonly explain?: (problem: unknown) => string | undefined;
};

/** Asks, does, and says when it could not be done. */
@Component({
  selector: 'fy-confirm-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './confirm-dialog.html',
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--fy-space-4);
      max-inline-size: 32rem;
    }
    h2[mat-dialog-title] + mat-dialog-content:has(mat-form-field) {
      padding-block-start: var(--fy-space-2);
    }
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class ConfirmDialog {
  private readonly dialog = inject<MatDialogRef<ConfirmDialog, boolean>>(MatDialogRef);

  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly typed = signal('');
  protected readonly note = signal('');
  protected readonly running = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly allowed = computed(
    () => this.question.typed === undefined || this.typed().trim() === this.question.typed.trim(),
  );
  protected readonly more = computed(() => this.question.explain?.(this.problem()));

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.allowed() || this.running()) return;
    this.running.set(true);
    this.problem.set(undefined);
    try {
      await this.question.run(this.note().trim());
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.running.set(false);
    }
  }
}

/** Asks a question over the page; true when it was answered by yes and done. */
export async function ask(dialogs: MatDialog, question: Question): Promise<boolean> {
  return (await openDialog<Question, boolean>(dialogs, ConfirmDialog, { data: question })) === true;
}
