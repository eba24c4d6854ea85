import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SignInForm } from '@foyer/ui/account/sign-in-form.ts';

/** The page to sign in on. */
@Component({
  selector: 'fy-sign-in-page',
  imports: [RouterLink, SignInForm],
  template: `
    <h1>Sign in</h1>
    <fy-sign-in-form (signedIn)="go()" />
    <p><a routerLink="/forgot-password">Forgot your password?</a></p>
    <p>
      No account yet? <a routerLink="/sign-up" queryParamsHandling="preserve">Make an account</a>
    </p>
    <p>You can also book as a guest: your name and e-mail address are enough.</p>
  `,
  styleUrl: '../../../../ui/account/account-page.scss',
})
export class SignInPage {
  private readonly router = inject(Router);

  /** Where to go on; an address of this site. */
  readonly next = input<string>();

  protected go(): void {
    void this.router.navigateByUrl(this.next() ?? '/me/bookings');
  }
}
