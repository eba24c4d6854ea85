import { Component, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ResetPasswordForm } from './reset-password-form.ts';

/** The page that a mailed link opens, to set a new password on. */
@Component({
  selector: 'fy-reset-password-page',
  imports: [ResetPasswordForm, RouterLink],
  template: `
    @if (done()) {
      <h1>Your new password is set</h1>
      <p role="status">You have been signed out wherever you were signed in.</p>
      <p><a routerLink="/sign-in">Sign in</a></p>
    } @else {
      <h1>Choose a new password</h1>
      <fy-reset-password-form [key]="key()" (done)="done.set(true)" />
      <p><a routerLink="/forgot-password">Ask for a new link</a></p>
    }
  `,
  styleUrl: './account-page.scss',
})
export class ResetPasswordPage {
  /** The key of the mailed link. */
  readonly key = input('');

  protected readonly done = signal(false);
}
