import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { Session } from '@foyer/ui/api/session.ts';

const ROLES = {
  admin: 'Administrator',
  organizer: 'Organizer',
  steward: 'Steward',
  customer: 'Customer',
} as const;

/** Who is signed in, the way to their account, and the way out. */
@Component({
  selector: 'fy-account-menu',
  imports: [MatIcon, RouterLink],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.scss',
})
export class AccountMenu {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly account = this.session.account;
  protected readonly role = computed(() => ROLES[this.account()?.role ?? 'customer']);

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigateByUrl('/sign-in');
  }
}
