import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { EventHeading } from './event-heading.ts';
import type { KeptTickets } from './kept-tickets.ts';
import { TicketStack } from './ticket-stack.ts';

/** Tickets as this device keeps them, where the service cannot be asked. */
@Component({
  selector: 'fy-kept-view',
  imports: [EventHeading, MatIcon, TicketStack],
  template: `
    <fy-event-heading [event]="kept().event">
      <p class="kept"><mat-icon aria-hidden="true">download_done</mat-icon> Saved on this device</p>
    </fy-event-heading>
    <p>
      We cannot be reached right now. These are your tickets as you last opened them here; their
      codes work at the door.
    </p>
    <fy-ticket-stack [tickets]="stack()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-5);
      inline-size: 100%;
    }
    .kept {
      display: flex;
      align-items: center;
      gap: var(--fy-space-2);
      color: var(--fy-good);
      font: var(--mat-sys-title-medium);
    }
  `,
})
export class KeptView {
  /** What is kept. */
  readonly kept = input.required<KeptTickets>();

  protected readonly stack = computed(() => this.kept().tickets.map((ticket) => ({ ticket })));
}
