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
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { employee, type EmployeeView } from '@foyer/shared/contract';
import { EMPLOYEE_ROLES, type EmployeeRole } from '@foyer/shared/domain';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { ROLE_NAMES } from './people-query.ts';

const MAY: Readonly<Record<EmployeeRole, string>> = {
  organizer: 'Sets up and sells their own events',
  steward: 'Scans tickets at events they are assigned to',
  admin: 'Invites people and sees every event',
};

/** Invites somebody to the portal by mail. Closes with the employee. */
@Component({
  selector: 'fy-invite-dialog',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './invite-dialog.html',
  styleUrl: './invite-dialog.scss',
})
export class InviteDialog {
  private readonly api = inject(ApiClient);
  private readonly dialog = inject<MatDialogRef<InviteDialog, EmployeeView>>(MatDialogRef);

  protected readonly roles = EMPLOYEE_ROLES;
  protected readonly names = ROLE_NAMES;
  protected readonly may = MAY;
  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = signal<{ name: string; email: string; role: EmployeeRole }>({
    name: '',
    email: '',
    role: 'organizer',
  });
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.name, { message: 'Enter a name.' });
      required(path.email, { message: 'Enter an e-mail address.' });
      validateStandardSchema(path, employee.Invitation);
    },
    { submission: { action: () => this.invite() } },
  );
  protected readonly faultText = faultText;

  private async invite(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    try {
      this.dialog.close(await this.api.call(employee.inviteEmployee, { body: this.entry() }));
      return undefined;
    } catch (error) {
      this.problem.set(error);
      return serverFaults(error, { name: this.fields.name, email: this.fields.email });
    }
  }
}
