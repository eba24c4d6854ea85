import { Component, inject, input, signal } from '@angular/core';
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
import { Router, RouterLink } from '@angular/router';
import { employee, FirstPassword } from '@foyer/shared/contract';
import { NEW_PASSWORD_HINT, PasswordField } from '@foyer/ui/account/password-field.ts';
import type { Invited } from '@foyer/ui/account/sign-in-form.ts';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { StrengthNote } from './strength-note.ts';

/** The first sign-in of somebody invited: the one-time password is replaced by one of their own. */
@Component({
  selector: 'fy-first-password-page',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    PasswordField,
    ProblemNote,
    RouterLink,
    StrengthNote,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './first-password-page.html',
  styleUrls: ['../../../../ui/account/account-page.scss', './first-password-page.scss'],
})
export class FirstPasswordPage {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  /** Where to go on; an address of this portal. */
  readonly next = input<string>();

  /** Who comes from signing in need not type again what they have just typed. */
  protected readonly invited = invitedBy(this.router);
  protected readonly hint = NEW_PASSWORD_HINT;
  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = signal({
    email: '',
    oneTimePassword: '',
    ...this.invited,
    newPassword: '',
  });
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.email, { message: 'Enter your e-mail address.' });
      required(path.oneTimePassword, { message: 'Enter the password from your invitation.' });
      required(path.newPassword, { message: 'Choose a password.' });
      validateStandardSchema(path, FirstPassword);
    },
    { submission: { action: () => this.send() } },
  );
  protected readonly faultText = faultText;

  private async send(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    try {
      this.session.open(await this.api.call(employee.setFirstPassword, { body: this.entry() }));
      await this.router.navigateByUrl(this.next() ?? '/events');
      return undefined;
    } catch (error) {
      this.problem.set(error);
      const { email, oneTimePassword, newPassword } = this.fields;
      return serverFaults(error, { email, oneTimePassword, newPassword });
    }
  }
}

function invitedBy(router: Router): Invited | undefined {
  const info = router.currentNavigation()?.extras.info as { invited?: Invited } | undefined;
  return info?.invited;
}
