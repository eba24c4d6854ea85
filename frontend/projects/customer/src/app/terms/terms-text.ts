import { Component } from '@angular/core';

/** What holds for every booking, whatever the event. */
@Component({
  selector: 'fy-terms-text',
  template: `
    <h3>Whom you buy from</h3>
    <p>
      The organizer named with the event sells the tickets and answers for the event. Foyer takes
      the booking and the payment for them.
    </p>
    <h3>Prices</h3>
    <p>
      The total at the checkout is all you pay: taxes and fees are in it. It stays the same for as
      long as we hold your seats.
    </p>
    <h3>Paying</h3>
    <p>
      A booking is made when your tickets are shown. Should a payment reach us after your seats have
      gone, you get equal seats at no higher price, or the whole amount back.
    </p>
    <h3>Your tickets</h3>
    <p>
      Each ticket lets one person in, once. Whoever shows its code first gets in, so keep it to
      yourself.
    </p>
    <h3>When an event is cancelled</h3>
    <p>You get the whole amount back, fees too, in the way you paid.</p>
    <h3>Your data</h3>
    <p>
      We keep your name, your e-mail address and your bookings to send and to check your tickets.
      The organizer sees who comes. Your card is known to the payment service alone.
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-2);
      max-inline-size: var(--fy-measure);
    }
    h3 {
      padding-block-start: var(--fy-space-3);
      font-size: 1.0625rem;
    }
  `,
})
export class TermsText {}
