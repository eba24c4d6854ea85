import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import type { AccountView } from '@foyer/shared/contract';
import { Session } from '@foyer/ui/api/session.ts';
import { forgetAllTickets } from '../booking/kept-tickets.ts';

/** What a signed-in customer can go to. */
@Component({
  selector: 'fy-account-panel',
  imports: [MatButton, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button matButton type="button" [matMenuTriggerFor]="menu">
      <mat-icon aria-hidden="true">account_circle</mat-icon>
      <span class="name">{{ account().name }}</span>
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      <a mat-menu-item routerLink="/me/bookings">
        <mat-icon aria-hidden="true">confirmation_number</mat-icon>
        My bookings
      </a>
      <a mat-menu-item routerLink="/me/account">
        <mat-icon aria-hidden="true">manage_accounts</mat-icon>
        My account
      </a>
      <button mat-menu-item type="button" (click)="signOut()">
        <mat-icon aria-hidden="true">logout</mat-icon>
        Sign out
      </button>
    </mat-menu>
  `,
  styles: `
    button {
      min-block-size: var(--fy-target);
    }
    .name {
      display: inline-block;
      max-inline-size: 10rem;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      vertical-align: bottom;
    }
    @media (max-width: 30rem) {
      .name {
        max-inline-size: 4.5rem;
      }
    }
  `,
})
export class AccountPanel {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  /** Who is signed in. */
  readonly account = input.required<AccountView>();

  protected async signOut(): Promise<void> {
    await forgetAllTickets();
    await this.session.signOut();
    await this.router.navigateByUrl('/');
  }
}
