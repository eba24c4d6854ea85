import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AccountView } from '@foyer/shared/contract';
import { Session } from '@foyer/ui/api/session.ts';
import { SignInForm } from '@foyer/ui/account/sign-in-form.ts';
import { SignUpForm, type Newcomer } from '../account/sign-up-form.ts';

/** Who buys: a guest, or an account that is signed into or made in place, without losing the seats. */
@Component({
  selector: 'fy-who-buys',
  imports: [MatButton, SignInForm, SignUpForm],
  template: `
    @if (account(); as account) {
      <p>
        Signed in as <strong>{{ account.email }}</strong>
      </p>
      <button matButton type="button" (click)="session.signOut()">Not you? Sign out</button>
    } @else if (open() === 'none') {
      <p>You buy as a guest. With an account, your bookings stay in one place.</p>
      <div class="ways">
        <button matButton="outlined" type="button" (click)="open.set('sign-in')">Sign in</button>
        <button matButton type="button" (click)="open.set('sign-up')">Make an account</button>
      </div>
    } @else {
      <div class="panel">
        <h2>{{ open() === 'sign-in' ? 'Sign in' : 'Make an account' }}</h2>
        @if (open() === 'sign-in') {
          <fy-sign-in-form (signedIn)="open.set('none')" />
        } @else {
          <fy-sign-up-form [newcomer]="newcomer()" (signedIn)="open.set('none')" />
        }
        <button matButton type="button" (click)="open.set('none')">Go on as a guest</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--fy-space-2) var(--fy-space-4);
      padding: var(--fy-space-3) var(--fy-space-4);
      border-radius: var(--fy-radius-medium);
      background: var(--mat-sys-surface-container-low);
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--fy-space-2);
    }
    .panel {
      display: grid;
      gap: var(--fy-space-4);
      inline-size: 100%;
      padding-block: var(--fy-space-2);
    }
    h2 {
      font-size: 1.25rem;
    }
    button {
      min-block-size: var(--fy-target);
    }
    strong {
      overflow-wrap: anywhere;
    }
  `,
})
export class WhoBuys {
  protected readonly session = inject(Session);

  /** Who is signed in. */
  readonly account = input<AccountView>();
  /** Name and address as filled in so far. */
  readonly newcomer = input.required<Newcomer>();

  protected readonly open = signal<'none' | 'sign-in' | 'sign-up'>('none');
}
