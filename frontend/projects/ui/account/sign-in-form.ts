import { Component, inject, output, signal } from '@angular/core';
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
import { Credentials, type AccountView } from '@foyer/shared/contract';
import { ApiClient } from '../api/api-client.ts';
import { isProblem } from '../api/api-problem.ts';
import { Session } from '../api/session.ts';
import { faultText } from '../forms/field-fault.ts';
import { OUTLINED_FIELDS } from '../forms/outlined-fields.ts';
import { serverFaults } from '../forms/server-faults.ts';
import { ProblemNote } from '../problems/problem-note.ts';
import { ACCOUNT_ENDPOINTS } from './account-endpoints.ts';

/** Somebody whose one-time password is right and has to be replaced. */
export type Invited = { readonly email: string; readonly oneTimePassword: string };

/** Signs somebody in. */
@Component({
  selector: 'fy-sign-in-form',
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
  templateUrl: './sign-in-form.html',
  styleUrl: './account-form.scss',
})
export class SignInForm {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly endpoints = inject(ACCOUNT_ENDPOINTS);

  /** Somebody is signed in. */
  readonly signedIn = output<AccountView>();
  /** The password was right, but a one-time one. */
  readonly invited = output<Invited>();

  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = signal({ email: '', password: '' });
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.email, { message: 'Enter your e-mail address.' });
      required(path.password, { message: 'Enter your password.' });
      validateStandardSchema(path, Credentials);
    },
    { submission: { action: () => this.signIn() } },
  );
  protected readonly faultText = faultText;

  private async signIn(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    const { email, password } = this.entry();
    try {
      const session = await this.api.call(this.endpoints.signIn, { body: { email, password } });
      this.session.open(session);
      this.signedIn.emit(session.account);
      return undefined;
    } catch (error) {
      if (isProblem(error, 'password-change-required'))
        this.invited.emit({ email, oneTimePassword: password });
      this.problem.set(error);
      return serverFaults(error, { email: this.fields.email, password: this.fields.password });
    }
  }
}
