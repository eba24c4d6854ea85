import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { TicketView } from '@foyer/shared/contract';
import { placeWords } from './booking-state.ts';
import { TicketQr } from './ticket-qr.ts';

/** One ticket: its QR code large, the place and the name. */
@Component({
  selector: 'fy-ticket-card',
  imports: [MatIcon, TicketQr],
  template: `
    <div class="code">
      <fy-ticket-qr [code]="ticket().code" [label]="'QR code of ticket ' + ticket().number" />
    </div>
    <div class="words">
      <p class="kind">{{ ticket().categoryName }}</p>
      <h3>{{ place() }}</h3>
      <p>{{ ticket().attendee }}</p>
      @if (ticket().status === 'used') {
        <p class="mark"><mat-icon aria-hidden="true">check_circle</mat-icon> Used at the door</p>
      } @else if (ticket().status === 'void') {
        <p class="mark void"><mat-icon aria-hidden="true">block</mat-icon> No longer valid</p>
      }
      <details>
        <summary>Code as text</summary>
        <code>{{ ticket().code }}</code>
      </details>
    </div>
  `,
  styleUrl: './ticket-card.scss',
})
export class TicketCard {
  /** The ticket. */
  readonly ticket = input.required<TicketView>();

  protected readonly place = computed(() => placeWords(this.ticket().label));
}
