import { Component, inject, input, signal, type OnInit } from '@angular/core';
import { RouterLink } from '@angular/router';
import { customer } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';

/** The page that a mailed link opens, which proves one's address. */
@Component({
  selector: 'fy-verify-email-page',
  imports: [ProblemNote, RouterLink],
  template: `
    @switch (state()) {
      @case ('asking') {
        <h1>One moment</h1>
        <p role="status">We check your link.</p>
      }
      @case ('proved') {
        <h1>Your address is confirmed</h1>
        <p role="status">Thank you. Everything about your bookings reaches you there.</p>
        <p><a routerLink="/me/bookings">My bookings</a></p>
      }
      @case ('refused') {
        <h1>This link did not work</h1>
        <fy-problem-note [problem]="problem()" retryText="Try again" (retry)="prove()" />
        <p>Your account page sends you a new one.</p>
        <p><a routerLink="/me/account">My account</a></p>
      }
    }
  `,
  styleUrl: '../../../../ui/account/account-page.scss',
})
export class VerifyEmailPage implements OnInit {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);

  /** The key of the mailed link. */
  readonly key = input('');

  protected readonly state = signal<'asking' | 'proved' | 'refused'>('asking');
  protected readonly problem = signal<unknown>(undefined);

  ngOnInit(): void {
    void this.prove();
  }

  protected async prove(): Promise<void> {
    this.state.set('asking');
    try {
      await this.api.call(customer.verifyEmail, { body: { key: this.key() } });
      if (this.session.account()) await this.session.refresh();
      this.state.set('proved');
    } catch (error) {
      this.problem.set(error);
      this.state.set('refused');
    }
  }
}
