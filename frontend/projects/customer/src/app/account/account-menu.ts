import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '@foyer/ui/api/session.ts';
import { AccountPanel } from './account-panel.ts';

/** The way in, or who is in. */
@Component({
  selector: 'fy-account-menu',
  imports: [AccountPanel, RouterLink],
  template: `
    @if (account(); as account) {
      @defer {
        <fy-account-panel [account]="account" />
      }
    } @else {
      <a class="fy-plain" routerLink="/sign-in">Sign in</a>
    }
  `,
})
export class AccountMenu {
  protected readonly account = inject(Session).account;
}
