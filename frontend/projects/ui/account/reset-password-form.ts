import { Component, inject, input, output, signal } from '@angular/core';
import {
  form,
  FormRoot,
  required,
  validateStandardSchema,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { PasswordReset } from '@foyer/shared/contract';
import { ApiClient } from '../api/api-client.ts';
import { OUTLINED_FIELDS } from '../forms/outlined-fields.ts';
import { serverFaults } from '../forms/server-faults.ts';
import { ProblemNote } from '../problems/problem-note.ts';
import { ACCOUNT_ENDPOINTS } from './account-endpoints.ts';
import { NEW_PASSWORD_HINT, PasswordField } from './password-field.ts';

/** Sets a new password by the key of a mailed link. */
@Component({
  selector: 'fy-reset-password-form',
  imports: [FormRoot, MatButton, PasswordField, ProblemNote],
  providers: [OUTLINED_FIELDS],
  template: `
    <form [formRoot]="fields">
      @if (problem(); as problem) {
        <fy-problem-note [problem]="problem" />
      }
      <fy-password-field
        label="New password"
        autocomplete="new-password"
        [hint]="hint"
        [field]="fields.newPassword"
      />
      <button matButton="filled" type="submit" [disabled]="fields().submitting()">
        Set the new password
      </button>
    </form>
  `,
  styleUrl: './account-form.scss',
})
export class ResetPasswordForm {
  private readonly api = inject(ApiClient);
  private readonly endpoints = inject(ACCOUNT_ENDPOINTS);

  /** The key of the mailed link. */
  readonly key = input.required<string>();
  /** The new password is set. */
  readonly done = output();

  protected readonly hint = NEW_PASSWORD_HINT;
  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = signal({ newPassword: '' });
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.newPassword, { message: 'Choose a password.' });
      validateStandardSchema(path, PasswordReset.pick({ newPassword: true }));
    },
    { submission: { action: () => this.send() } },
  );

  private async send(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    try {
      const body = { key: this.key(), newPassword: this.entry().newPassword };
      await this.api.call(this.endpoints.resetPassword, { body });
      this.done.emit();
      return undefined;
    } catch (error) {
      this.problem.set(error);
      return serverFaults(error, { newPassword: this.fields.newPassword });
    }
  }
}
