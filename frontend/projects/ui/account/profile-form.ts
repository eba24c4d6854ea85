import { Component, inject, linkedSignal, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  required,
  validateStandardSchema,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ProfileChange } from '@foyer/shared/contract';
import { ApiClient } from '../api/api-client.ts';
import { Session } from '../api/session.ts';
import { faultText } from '../forms/field-fault.ts';
import { OUTLINED_FIELDS } from '../forms/outlined-fields.ts';
import { serverFaults } from '../forms/server-faults.ts';
import { ProblemNote } from '../problems/problem-note.ts';
import { ACCOUNT_ENDPOINTS } from './account-endpoints.ts';

/** Changes one's own name. */
@Component({
  selector: 'fy-profile-form',
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
    <form [formRoot]="fields">
      @if (saved()) {
        <p class="done" role="status">Saved.</p>
      }
      @if (problem(); as problem) {
        <fy-problem-note [problem]="problem" />
      }
      <mat-form-field>
        <mat-label>Name</mat-label>
        <input matInput autocomplete="name" [formField]="fields.name" />
        <mat-error>{{ faultText(fields.name()) }}</mat-error>
      </mat-form-field>
      <button matButton="filled" type="submit" [disabled]="fields().submitting()">
        Save the name
      </button>
    </form>
  `,
  styleUrl: './account-form.scss',
})
export class ProfileForm {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly endpoints = inject(ACCOUNT_ENDPOINTS);

  protected readonly problem = signal<unknown>(undefined);
  protected readonly saved = signal(false);
  private readonly entry = linkedSignal(() => ({ name: this.session.account()?.name ?? '' }));
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.name, { message: 'Enter your name.' });
      validateStandardSchema(path, ProfileChange);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly faultText = faultText;

  private async save(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    this.saved.set(false);
    try {
      await this.api.call(this.endpoints.changeProfile, { body: this.entry() });
      await this.session.refresh();
      this.saved.set(true);
      return undefined;
    } catch (error) {
      this.problem.set(error);
      return serverFaults(error, { name: this.fields.name });
    }
  }
}
