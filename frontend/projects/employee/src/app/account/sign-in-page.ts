import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SignInForm, type Invited } from '@foyer/ui/account/sign-in-form.ts';

/** The page on which organizers, stewards and admins sign in. */
@Component({
  selector: 'fy-sign-in-page',
  imports: [RouterLink, SignInForm],
  template: `
    <h1>Sign in to the portal</h1>
    <p>For organizers, stewards and admins. Accounts are made by invitation.</p>
    <fy-sign-in-form (signedIn)="go()" (invited)="choosePassword($event)" />
    <p><a routerLink="/forgot-password">Forgot your password?</a></p>
  `,
  styleUrl: '../../../../ui/account/account-page.scss',
})
export class SignInPage {
  private readonly router = inject(Router);

  /** Where to go on; an address of this portal. */
  readonly next = input<string>();

  protected go(): void {
    void this.router.navigateByUrl(this.next() ?? '/events');
  }

  /** The one-time password goes along in memory, never in the address or the history. */
  protected choosePassword(invited: Invited): void {
    const queryParams = { next: this.next() };
    void this.router.navigate(['/first-password'], { queryParams, info: { invited } });
  }
}
