import { Component, inject } from '@angular/core';
import { PasswordChangeForm } from '@foyer/ui/account/password-change-form.ts';
import { ProfileForm } from '@foyer/ui/account/profile-form.ts';
import { SessionsList } from '@foyer/ui/account/sessions-list.ts';
import { Session } from '@foyer/ui/api/session.ts';

/** An employee's own account: who they are, how they sign in and where. */
@Component({
  selector: 'fy-account-settings-page',
  imports: [PasswordChangeForm, ProfileForm, SessionsList],
  template: `
    <h1>Your account</h1>
    @if (account(); as account) {
      <section aria-labelledby="you">
        <h2 id="you">You</h2>
        <p>You sign in as {{ account.email }}. The name stands in the log of what you do.</p>
        <fy-profile-form />
      </section>
      <section aria-labelledby="password">
        <h2 id="password">Password</h2>
        <p>All other sessions end when you change it.</p>
        <fy-password-change-form />
      </section>
      <section aria-labelledby="places">
        <h2 id="places">Where you are signed in</h2>
        <fy-sessions-list />
      </section>
    }
  `,
  styles: `
    @use '../../../../ui/account/account-settings';

    h1 {
      font-size: 1.75rem;
    }
    h2 {
      font-size: 1.125rem;
    }
    section {
      padding-block-start: var(--fy-space-4);
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
    h2 + p {
      margin-block-start: calc(-1 * var(--fy-space-2));
      color: var(--mat-sys-on-surface-variant);
      overflow-wrap: anywhere;
    }
  `,
})
export class AccountSettingsPage {
  protected readonly account = inject(Session).account;
}
