import { Component, inject, signal } from '@angular/core';
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
import { ForgottenPassword } from '@foyer/shared/contract';
import { ApiClient } from '../api/api-client.ts';
import { faultText } from '../forms/field-fault.ts';
import { OUTLINED_FIELDS } from '../forms/outlined-fields.ts';
import { serverFaults } from '../forms/server-faults.ts';
import { ProblemNote } from '../problems/problem-note.ts';
import { ACCOUNT_ENDPOINTS } from './account-endpoints.ts';

/** Asks for a mail with a link to set a new password. What it says does not tell whether there is such an account. */
@Component({
  selector: 'fy-forgotten-password-form',
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
    @if (sentTo(); as address) {
      <p class="done" role="status">
        If there is an account with {{ address }}, a mail with a link is on its way. The link works
        once, for an hour.
      </p>
    }
    <form [formRoot]="fields">
      @if (problem(); as problem) {
        <fy-problem-note [problem]="problem" />
      }
      <mat-form-field>
        <mat-label>E-mail address</mat-label>
        <input matInput type="email" autocomplete="username" [formField]="fields.email" />
        <mat-error>{{ faultText(fields.email()) }}</mat-error>
      </mat-form-field>
      <button matButton="filled" type="submit" [disabled]="fields().submitting()">
        {{ sentTo() ? 'Send it again' : 'Send the link' }}
      </button>
    </form>
  `,
  styleUrl: './account-form.scss',
})
export class ForgottenPasswordForm {
  private readonly api = inject(ApiClient);
  private readonly endpoints = inject(ACCOUNT_ENDPOINTS);

  protected readonly problem = signal<unknown>(undefined);
  protected readonly sentTo = signal('');
  private readonly entry = signal({ email: '' });
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.email, { message: 'Enter your e-mail address.' });
      validateStandardSchema(path, ForgottenPassword);
    },
    { submission: { action: () => this.send() } },
  );
  protected readonly faultText = faultText;

  private async send(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    const body = this.entry();
    try {
      await this.api.call(this.endpoints.forgotPassword, { body });
      this.sentTo.set(body.email);
      return undefined;
    } catch (error) {
      this.problem.set(error);
      return serverFaults(error, { email: this.fields.email });
    }
  }
}
