import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { placeWords } from './scan-words.ts';

const FEWEST_LETTERS = 2;

/** Finds a guest by name, for whom the ticket does not scan; closes with the ticket to let in. */
@Component({
  selector: 'fy-guest-dialog',
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
  templateUrl: './guest-dialog.html',
  styleUrl: './guest-dialog.scss',
})
export class GuestDialog {
  private readonly api = inject(ApiClient);
  private readonly dialog = inject<MatDialogRef<GuestDialog, string>>(MatDialogRef);
  private readonly eventId = inject<string>(MAT_DIALOG_DATA);

  protected readonly found = signal<readonly employee.GuestView[] | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly searching = signal(false);
  protected readonly placeWords = placeWords;

  protected async search(event: Event, text: string): Promise<void> {
    event.preventDefault();
    const name = text.trim();
    if (name.length < FEWEST_LETTERS || this.searching()) return;
    this.searching.set(true);
    this.problem.set(undefined);
    try {
      const request = { params: { eventId: this.eventId }, query: { name } };
      this.found.set((await this.api.call(employee.findGuests, request)).guests);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.searching.set(false);
    }
  }

  protected choose({ ticketId }: employee.GuestView): void {
    this.dialog.close(ticketId);
  }
}
