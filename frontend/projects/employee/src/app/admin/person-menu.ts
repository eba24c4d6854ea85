import { Component, inject, input, output, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatDivider } from '@angular/material/divider';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { employee, type EmployeeView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { ask, type Question } from '../shell/confirm-dialog.ts';

/** What can be done with an employee's account, and the log of it. */
@Component({
  selector: 'fy-person-menu',
  imports: [MatDivider, MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './person-menu.html',
})
export class PersonMenu {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(MatDialog);

  private readonly trigger = viewChild.required(MatMenuTrigger);

  /** The employee. */
  readonly person = input.required<EmployeeView>();
  /** True for who is signed in: nobody takes their own access away. */
  readonly self = input.required<boolean>();
  /** The account is no longer as it was; says what was done. */
  readonly changed = output<string>();

  protected inviteAgain(): Promise<void> {
    const { name, email } = this.person();
    return this.answer(`A new invitation is on its way to ${email}.`, {
      title: `Invite ${name} again?`,
      text: `${email} gets a mail with a new one-time password. The one before works no more.`,
      action: 'Invite again',
      run: () => this.api.call(employee.inviteAgain, this.request()),
    });
  }

  protected deactivate(): Promise<void> {
    const { name } = this.person();
    return this.answer(`${name} has no access any more.`, {
      title: `Deactivate ${name}?`,
      text: 'They are signed out everywhere and cannot sign in. Their events stay as they are, and you can give access back at any time.',
      action: 'Deactivate',
      run: () => this.api.call(employee.deactivateEmployee, this.request()),
    });
  }

  protected reactivate(): Promise<void> {
    const { name } = this.person();
    return this.answer(`${name} has access again.`, {
      title: `Give ${name} access again?`,
      text: 'They can sign in with the password they had.',
      action: 'Give access',
      run: () => this.api.call(employee.reactivateEmployee, this.request()),
    });
  }

  private async answer(done: string, question: Question): Promise<void> {
    const answered = await ask(this.dialogs, question);
    // The entry of the menu that opened the question is gone by now.
    this.trigger().focus();
    if (answered) this.changed.emit(done);
  }

  private request() {
    return { params: { userId: this.person().userId } };
  }
}
