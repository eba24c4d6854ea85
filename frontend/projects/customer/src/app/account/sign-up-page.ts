import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SignUpForm } from './sign-up-form.ts';

/** The page to make an account on. */
@Component({
  selector: 'fy-sign-up-page',
  imports: [RouterLink, SignUpForm],
  template: `
    <h1>Make an account</h1>
    <p>It keeps your bookings in one place and fills in your name when you buy.</p>
    <fy-sign-up-form (signedIn)="go()" />
    <p>You have one? <a routerLink="/sign-in" queryParamsHandling="preserve">Sign in</a></p>
  `,
  styleUrl: '../../../../ui/account/account-page.scss',
})
export class SignUpPage {
  private readonly router = inject(Router);

  /** Where to go on; an address of this site. */
  readonly next = input<string>();

  protected go(): void {
    void this.router.navigateByUrl(this.next() ?? '/');
  }
}
