import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { form, FormRoot, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { customer } from '@foyer/shared/contract';
import { PasswordField } from '@foyer/ui/account/password-field.ts';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { forgetAllTickets } from '../booking/kept-tickets.ts';

/** Takes away a copy of all that is kept about oneself, or deletes the account. */
@Component({
  selector: 'fy-own-data',
  imports: [FormRoot, MatButton, PasswordField, ProblemNote],
  providers: [OUTLINED_FIELDS],
  template: `
    <p>
      A file with all that we keep about you: your account, where you are signed in, your bookings.
    </p>
    <button matButton="outlined" type="button" (click)="download()">Download your data</button>
    @if (problem(); as problem) {
      <fy-problem-note [problem]="problem" />
    }
    @if (leaving()) {
      <form [formRoot]="fields" aria-labelledby="leave">
        <h3 id="leave">Delete your account?</h3>
        <p>Tickets that you bought stay valid; keep their mails. This cannot be undone.</p>
        <fy-password-field
          label="Your password"
          autocomplete="current-password"
          [field]="fields.password"
        />
        <div>
          <button matButton="filled" type="submit" [disabled]="fields().submitting()">
            Delete my account
          </button>
          <button matButton type="button" (click)="leaving.set(false)">Keep it</button>
        </div>
      </form>
    } @else {
      <button matButton type="button" (click)="leaving.set(true)">Delete your account</button>
    }
  `,
  styles: `
    :host,
    form {
      display: grid;
      gap: var(--fy-space-4);
      justify-items: start;
    }
    form,
    fy-password-field {
      inline-size: 100%;
    }
    h3 {
      font-size: 1.05rem;
    }
    p {
      color: var(--mat-sys-on-surface-variant);
    }
    button {
      min-block-size: var(--fy-target);
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--fy-space-2);
    }
  `,
})
export class OwnData {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);

  protected readonly problem = signal<unknown>(undefined);
  protected readonly leaving = signal(false);
  private readonly entry = signal({ password: '' });
  protected readonly fields = form(
    this.entry,
    (path) => required(path.password, { message: 'Enter your password.' }),
    { submission: { action: () => this.leave() } },
  );

  protected async download(): Promise<void> {
    this.problem.set(undefined);
    try {
      const data = await this.api.call(customer.exportData, {});
      const file = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
      const link = this.document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = 'foyer-my-data.json';
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      this.problem.set(error);
    }
  }

  private async leave(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    try {
      await this.api.call(customer.deleteAccount, { body: this.entry() });
    } catch (error) {
      this.problem.set(error);
      return serverFaults(error, { password: this.fields.password });
    }
    await forgetAllTickets();
    await this.session.signOut();
    await this.router.navigateByUrl('/');
    return undefined;
  }
}
