import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { customer, type AccountView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';

/** The account's address, and whether it has been proved. */
@Component({
  selector: 'fy-address-proof',
  imports: [MatButton, ProblemNote],
  template: `
    <p>
      <strong>{{ account().email }}</strong>
      <span>{{ account().emailVerified ? 'Confirmed' : 'Not confirmed yet' }}</span>
    </p>
    @if (!account().emailVerified) {
      @if (sent()) {
        <p role="status">A mail with a link is on its way to you.</p>
      } @else {
        <button matButton="outlined" type="button" (click)="send()">Mail me the link</button>
      }
    }
    @if (problem(); as problem) {
      <fy-problem-note [problem]="problem" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-3);
      justify-items: start;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: var(--fy-space-1) var(--fy-space-3);
      overflow-wrap: anywhere;
    }
    span {
      color: var(--mat-sys-on-surface-variant);
    }
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class AddressProof {
  private readonly api = inject(ApiClient);

  /** The account. */
  readonly account = input.required<AccountView>();

  protected readonly sent = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async send(): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.api.call(customer.sendVerification, {});
      this.sent.set(true);
    } catch (error) {
      this.problem.set(error);
    }
  }
}
