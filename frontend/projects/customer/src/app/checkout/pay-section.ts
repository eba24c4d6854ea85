import { Component, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { customer, ReplyOf } from '@foyer/shared/contract';
import { CardFields } from './card-fields.ts';
import type { CheckoutEntry } from './checkout-entry.ts';

type PaymentOptions = ReplyOf<typeof customer.getPaymentOptions>;

/** How the payment goes on: by a card that is filled in here, or at the payment service. */
@Component({
  selector: 'fy-pay-section',
  imports: [CardFields],
  template: `
    @if (options(); as options) {
      @if (options.flow === 'card-form') {
        <fy-card-fields [card]="card()" [trial]="options.provider === 'sandbox'" />
      } @else {
        <p>
          You pay on the secure page of our payment service, {{ names[options.provider] }}, and come
          back here for your tickets. Your seats stay held meanwhile.
        </p>
      }
    } @else {
      <div class="skeleton" aria-hidden="true"></div>
      <p class="fy-hidden" role="status">Loading the ways to pay</p>
    }
  `,
  styles: `
    p {
      max-inline-size: var(--fy-measure);
    }
    .skeleton {
      block-size: 9rem;
      border-radius: var(--fy-radius-medium);
      background: var(--mat-sys-surface-container);
    }
  `,
})
export class PaySection {
  /** Who takes the payment, and how; nothing while that is not known. */
  readonly options = input<PaymentOptions>();
  /** The card's fields. */
  readonly card = input.required<FieldTree<CheckoutEntry['card']>>();

  protected readonly names: Readonly<Record<PaymentOptions['provider'], string>> = {
    sandbox: 'the sandbox',
    stripe: 'Stripe',
  };
}
