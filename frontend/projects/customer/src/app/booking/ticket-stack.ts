import { Component, type ElementRef, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TicketView } from '@foyer/shared/contract';
import type { KeptTicket } from './kept-tickets.ts';
import { TicketCard } from './ticket-card.ts';
import type { TicketDeeds } from './ticket-deeds.ts';

/** A ticket in a stack, and what may be done with it. */
export type StackedTicket = {
  readonly ticket: KeptTicket & Pick<TicketView, 'passedOnTo'>;
  readonly deeds?: TicketDeeds;
};

/** Tickets below each other; on phones one at a time, to be swiped through. */
@Component({
  selector: 'fy-ticket-stack',
  imports: [MatButton, TicketCard],
  template: `
    <ul #list (scroll)="moved()">
      @for (one of tickets(); track one.ticket.ticketId) {
        <li><fy-ticket-card [ticket]="one.ticket" [deeds]="one.deeds" /></li>
      }
    </ul>
    @if (tickets().length > 1) {
      <nav aria-label="Tickets">
        <button matButton type="button" [disabled]="shown() === 0" (click)="show(shown() - 1)">
          Previous
        </button>
        <span class="fy-figures" aria-live="polite"
          >{{ shown() + 1 }} of {{ tickets().length }}</span
        >
        <button
          matButton
          type="button"
          [disabled]="shown() === tickets().length - 1"
          (click)="show(shown() + 1)"
        >
          Next
        </button>
      </nav>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-3);
      inline-size: 100%;
    }
    ul {
      display: grid;
      gap: var(--fy-space-4);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    nav {
      display: none;
      align-items: center;
      justify-content: center;
      gap: var(--fy-space-4);
    }
    button {
      min-block-size: var(--fy-target);
    }
    @media screen and (max-width: 40rem) {
      ul {
        position: relative;
        grid-auto-flow: column;
        grid-auto-columns: 100%;
        align-items: start;
        overflow-x: auto;
        scroll-snap-type: x mandatory;
        overscroll-behavior-x: contain;
        scrollbar-width: none;
      }
      li {
        scroll-snap-align: center;
      }
      nav {
        display: flex;
      }
    }
    @media print {
      li {
        break-inside: avoid;
      }
    }
  `,
})
export class TicketStack {
  /** The tickets, each with what may be done with it. */
  readonly tickets = input.required<readonly StackedTicket[]>();

  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  /** Which ticket stands in the middle of a phone's screen. */
  protected readonly shown = signal(0);

  protected moved(): void {
    const { scrollLeft, clientWidth } = this.list().nativeElement;
    this.shown.set(Math.round(scrollLeft / Math.max(1, clientWidth)));
  }

  protected show(position: number): void {
    this.list().nativeElement.children[position]?.scrollIntoView({
      behavior: 'smooth',
      block: 'nearest',
      inline: 'center',
    });
  }
}
