import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  required,
  validateStandardSchema,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { customer, type AccountView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';

/** Who the account is for, as far as known. */
export type Newcomer = { readonly name: string; readonly email: string };

const NOBODY: Newcomer = { name: '', email: '' };

/** Makes a customer account and signs it in. */
@Component({
  selector: 'fy-sign-up-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './sign-up-form.html',
  styleUrl: '../../../../ui/account/account-form.scss',
})
export class SignUpForm {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);

  /** Name and address to start with. */
  readonly newcomer = input<Newcomer>(NOBODY);
  /** The account is made and signed in. */
  readonly signedIn = output<AccountView>();

  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = linkedSignal(() => ({ ...this.newcomer(), password: '' }));
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.name, { message: 'Enter your name.' });
      required(path.email, { message: 'Enter your e-mail address.' });
      required(path.password, { message: 'Choose a password.' });
      validateStandardSchema(path, () => customer.signUp.body);
    },
    { submission: { action: () => this.signUp() } },
  );
  protected readonly faultText = faultText;

  private async signUp(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    try {
      const session = await this.api.call(customer.signUp, { body: this.entry() });
      this.session.open(session);
      this.signedIn.emit(session.account);
      return undefined;
    } catch (error) {
      this.problem.set(error);
      const { name, email, password } = this.fields;
      return serverFaults(error, { name, email, password });
    }
  }
}
