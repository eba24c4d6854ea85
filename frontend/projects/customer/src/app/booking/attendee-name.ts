import {
  Component,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import type { TicketDeeds } from './ticket-deeds.ts';

/** The name on a ticket; changed where it stands. */
@Component({
  selector: 'fy-attendee-name',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  providers: [OUTLINED_FIELDS],
  template: `
    @if (editing()) {
      <form [formRoot]="fields">
        <mat-form-field>
          <mat-label>Name on the ticket</mat-label>
          <input
            matInput
            #box
            autocomplete="name"
            [formField]="fields.name"
            (keydown.escape)="stop()"
          />
          <mat-error>{{ faultText(fields.name()) }}</mat-error>
        </mat-form-field>
        @if (problem(); as problem) {
          <fy-problem-note [problem]="problem" />
        }
        <div>
          <button matButton="filled" type="submit" [disabled]="fields().submitting()">Save</button>
          <button matButton type="button" (click)="stop()">Cancel</button>
        </div>
      </form>
    } @else {
      <span>{{ name() }}</span>
      <button matButton type="button" (click)="start()">Change name</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      column-gap: var(--fy-space-2);
      max-inline-size: 100%;
    }
    span {
      overflow-wrap: anywhere;
    }
    form {
      display: grid;
      gap: var(--fy-space-2);
      inline-size: 20rem;
      max-inline-size: 100%;
      padding-block-start: var(--fy-space-2);
    }
    div {
      display: flex;
      gap: var(--fy-space-2);
    }
    button {
      min-block-size: var(--fy-target);
    }
    @media print {
      button {
        display: none;
      }
    }
  `,
})
export class AttendeeName {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The name as it stands. */
  readonly name = input.required<string>();
  /** What changes it. */
  readonly deeds = input.required<TicketDeeds>();

  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly editing = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = linkedSignal(() => ({ name: this.name() }));
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.name, { message: 'Enter a name.' });
      maxLength(path.name, 120, { message: 'Enter at most 120 characters.' });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly faultText = faultText;

  protected start(): void {
    this.problem.set(undefined);
    this.entry.set({ name: this.name() });
    this.editing.set(true);
    setTimeout(() => this.box()?.nativeElement.select());
  }

  protected stop(): void {
    this.editing.set(false);
    setTimeout(() => this.host.nativeElement.querySelector('button')?.focus());
  }

  private async save(): Promise<undefined> {
    this.problem.set(undefined);
    try {
      await this.deeds().rename(this.entry().name.trim());
      this.stop();
    } catch (error) {
      this.problem.set(error);
    }
  }
}
