import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SalesOffer } from './sales-words.ts';

/** The one big button: what can be done about tickets now, in words. */
@Component({
  selector: 'fy-sale-button',
  imports: [RouterLink],
  template: `
    @if (offer().open) {
      <a class="fy-big" routerLink="seats">{{ offer().words }}</a>
    } @else if (offer().waitlist) {
      <a class="fy-big" routerLink="waitlist">{{ offer().words }}</a>
    } @else {
      <p class="fy-big shut">{{ offer().words }}</p>
    }
  `,
})
export class SaleButton {
  /** The state of sales. */
  readonly offer = input.required<SalesOffer>();
}
