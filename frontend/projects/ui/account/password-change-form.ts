import { Component, inject, signal } from '@angular/core';
import {
  form,
  FormRoot,
  required,
  validateStandardSchema,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { PasswordChange } from '@foyer/shared/contract';
import { ApiClient } from '../api/api-client.ts';
import { OUTLINED_FIELDS } from '../forms/outlined-fields.ts';
import { serverFaults } from '../forms/server-faults.ts';
import { ProblemNote } from '../problems/problem-note.ts';
import { ACCOUNT_ENDPOINTS } from './account-endpoints.ts';
import { NEW_PASSWORD_HINT, PasswordField } from './password-field.ts';

const EMPTY = { password: '', newPassword: '' };

/** Changes one's password. */
@Component({
  selector: 'fy-password-change-form',
  imports: [FormRoot, MatButton, PasswordField, ProblemNote],
  providers: [OUTLINED_FIELDS],
  template: `
    <form [formRoot]="fields">
      @if (changed()) {
        <p class="done" role="status">
          Your password is changed. Everywhere else you are signed out.
        </p>
      }
      @if (problem(); as problem) {
        <fy-problem-note [problem]="problem" />
      }
      <fy-password-field
        label="Present password"
        autocomplete="current-password"
        [field]="fields.password"
      />
      <fy-password-field
        label="New password"
        autocomplete="new-password"
        [hint]="hint"
        [field]="fields.newPassword"
      />
      <button matButton="filled" type="submit" [disabled]="fields().submitting()">
        Change the password
      </button>
    </form>
  `,
  styleUrl: './account-form.scss',
})
export class PasswordChangeForm {
  private readonly api = inject(ApiClient);
  private readonly endpoints = inject(ACCOUNT_ENDPOINTS);

  protected readonly hint = NEW_PASSWORD_HINT;
  protected readonly problem = signal<unknown>(undefined);
  protected readonly changed = signal(false);
  private readonly entry = signal(EMPTY);
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.password, { message: 'Enter your present password.' });
      required(path.newPassword, { message: 'Choose a new password.' });
      validateStandardSchema(path, PasswordChange);
    },
    { submission: { action: () => this.send() } },
  );

  private async send(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    this.changed.set(false);
    try {
      await this.api.call(this.endpoints.changePassword, { body: this.entry() });
      this.fields().reset(EMPTY);
      this.changed.set(true);
      return undefined;
    } catch (error) {
      this.problem.set(error);
      const { password, newPassword } = this.fields;
      return serverFaults(error, { password, newPassword });
    }
  }
}
