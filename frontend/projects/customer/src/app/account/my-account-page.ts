import { Component, inject } from '@angular/core';
import { PasswordChangeForm } from '@foyer/ui/account/password-change-form.ts';
import { ProfileForm } from '@foyer/ui/account/profile-form.ts';
import { SessionsList } from '@foyer/ui/account/sessions-list.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { AddressProof } from './address-proof.ts';
import { OwnData } from './own-data.ts';

/** The customer's account: who they are, how they sign in and where, and what is kept about them. */
@Component({
  selector: 'fy-my-account-page',
  imports: [AddressProof, OwnData, PasswordChangeForm, ProfileForm, SessionsList],
  template: `
    <h1>My account</h1>
    @if (account(); as account) {
      <section aria-labelledby="you">
        <h2 id="you">You</h2>
        <fy-address-proof [account]="account" />
        <fy-profile-form />
      </section>
      <section aria-labelledby="password">
        <h2 id="password">Password</h2>
        <fy-password-change-form />
      </section>
      <section aria-labelledby="places">
        <h2 id="places">Where you are signed in</h2>
        <fy-sessions-list />
      </section>
      <section aria-labelledby="data">
        <h2 id="data">Your data</h2>
        <fy-own-data />
      </section>
    }
  `,
  styles: `
    @use '../../../../ui/account/account-settings';

    h1 {
      font-size: clamp(2rem, 5vw, 2.75rem);
    }
    h2 {
      font-size: 1.25rem;
    }
  `,
})
export class MyAccountPage {
  protected readonly account = inject(Session).account;
}
