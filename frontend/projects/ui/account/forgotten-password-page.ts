import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ForgottenPasswordForm } from './forgotten-password-form.ts';

/** The page to ask for a new password on. */
@Component({
  selector: 'fy-forgotten-password-page',
  imports: [ForgottenPasswordForm, RouterLink],
  template: `
    <h1>Forgotten password</h1>
    <p>We mail you a link by which you set a new one.</p>
    <fy-forgotten-password-form />
    <p><a routerLink="/sign-in">Back to signing in</a></p>
  `,
  styleUrl: './account-page.scss',
})
export class ForgottenPasswordPage {}
