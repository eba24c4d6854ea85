import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BookingView } from '@foyer/shared/contract';
import type { BookingState } from '../booking/booking-state.ts';

/** How a payment that was left for the bank's or the payment service's page stands, with the way on. */
@Component({
  selector: 'fy-payment-progress',
  imports: [RouterLink],
  template: `
    @switch (state()) {
      @case ('paying') {
        <div class="note" role="status">
          <span class="pulse" aria-hidden="true"></span>
          <p>
            We wait for your bank. Your seats stay yours meanwhile. You may close this page: the
            tickets come by mail, too.
          </p>
        </div>
        @if (booking().payment?.status === 'started') {
          <p>
            Did you leave the bank's page without paying?
            <a [routerLink]="checkout()" [queryParams]="{ again: 1, link: link() }"
              >Pay in another way</a
            >
          </p>
        }
      }
      @case ('to-pay') {
        <p>
          @if (booking().payment) {
            The payment did not go through, and nothing was charged. Your seats are still held for
            you.
          } @else {
            These seats are held for you, but not paid.
          }
        </p>
        <a class="fy-big" [routerLink]="checkout()" [queryParams]="{ link: link() }"
          >Go on to pay</a
        >
      }
      @case ('refunded') {
        <p>
          Your payment came after the seats had gone to someone else, and there were no equal ones
          left. The whole amount is on its way back to you; that can take a few days, depending on
          your bank.
        </p>
        <a class="fy-big" [routerLink]="['/events', booking().eventId]">See what is left</a>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-5);
      justify-items: start;
    }
    p {
      max-inline-size: var(--fy-measure);
    }
    .note {
      display: flex;
      align-items: center;
      gap: var(--fy-space-4);
      padding: var(--fy-space-5);
      border-radius: var(--fy-radius-large);
      background: var(--mat-sys-surface-container);
    }
    .pulse {
      flex: none;
      inline-size: 1.25rem;
      block-size: 1.25rem;
      border-radius: 50%;
      background: var(--mat-sys-primary);
      animation: pulse 1.4s ease-in-out infinite;
    }
    p > a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--fy-target);
    }
    @keyframes pulse {
      50% {
        transform: scale(0.6);
        opacity: 0.5;
      }
    }
  `,
})
export class PaymentProgress {
  /** The booking that is paid for. */
  readonly booking = input.required<BookingView>();
  /** The key of a mailed link that opens it. */
  readonly link = input<string>();
  /** What the booking is about now; nothing is shown for states that are not about paying. */
  readonly state = input.required<BookingState>();

  protected checkout(): string[] {
    return ['/bookings', this.booking().bookingId, 'checkout'];
  }
}
