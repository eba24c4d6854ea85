import { Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { customer } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { EventHeading } from './event-heading.ts';
import { cardOf, forgetTickets, keepTickets, keptTickets, shownOf } from './kept-tickets.ts';
import { KeptView } from './kept-view.ts';
import { isOutOfReach } from './reach.ts';
import { TicketCard } from './ticket-card.ts';
import type { NewHolder, TicketDeeds } from './ticket-deeds.ts';

/** A ticket that was passed on, for its new holder. */
@Component({
  selector: 'fy-ticket-page',
  imports: [EventHeading, KeptView, MatButton, MatIcon, ProblemNote, RouterLink, TicketCard],
  template: `
    @if (passedOnTo(); as other) {
      <h1>The ticket is passed on</h1>
      <p role="status">
        {{ other.name }} gets it by mail at {{ other.email }}. The code and the link you had are no
        longer valid.
      </p>
      <a matButton="outlined" routerLink="/">See all events</a>
    } @else if (kept.value(); as kept) {
      <fy-kept-view [kept]="kept" />
      <button matButton="outlined" type="button" (click)="loading.reload()">Try again</button>
    } @else if (loading.error(); as problem) {
      <h1>This ticket cannot be shown</h1>
      <fy-problem-note [problem]="problem" retryText="Try again" (retry)="loading.reload()" />
      <a matButton="outlined" routerLink="/">See all events</a>
    } @else if (ticket(); as ticket) {
      <fy-event-heading [event]="ticket.event">
        @if (ticket.status !== 'void') {
          <p class="good"><mat-icon aria-hidden="true">check_circle</mat-icon> You are going</p>
        }
      </fy-event-heading>
      @if (ticket.status === 'valid') {
        <p>Show the code at the door. On a phone, turn the brightness up.</p>
      }
      <fy-ticket-card [ticket]="ticket" [deeds]="deeds" />
      <div class="ways">
        @if (ticket.pdfUrl; as address) {
          <a matButton="outlined" [href]="address" target="_blank" rel="noopener">
            <mat-icon aria-hidden="true">picture_as_pdf</mat-icon>
            Ticket as PDF <span class="fy-hidden">, opens in a new tab</span>
          </a>
        }
        <a matButton="outlined" [routerLink]="['/events', ticket.eventId]">The event</a>
      </div>
    } @else {
      <div class="skeleton" aria-hidden="true"></div>
      <p class="fy-hidden" role="status">Loading your ticket</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-5);
      justify-items: start;
      inline-size: 100%;
      max-inline-size: calc(50rem + 2 * var(--fy-gutter));
      margin-inline: auto;
      padding: var(--fy-space-5) var(--fy-gutter) var(--fy-space-7);
    }
    h1 {
      font-size: clamp(1.875rem, 5vw, 2.75rem);
    }
    .good {
      display: flex;
      align-items: center;
      gap: var(--fy-space-2);
      color: var(--fy-good);
      font: var(--mat-sys-title-medium);
    }
    fy-ticket-card,
    .skeleton {
      inline-size: 100%;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--fy-space-2);
    }
    a[matButton],
    button {
      min-block-size: var(--fy-target);
    }
    .skeleton {
      block-size: 16rem;
      border-radius: var(--fy-radius-large);
      background: var(--mat-sys-surface-container);
    }
    @media print {
      .ways,
      button {
        display: none;
      }
    }
  `,
})
export class TicketPage {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);

  /** The ticket's id, from the address. */
  readonly ticketId = input.required<string>();
  /** The key of the mailed link, from the address. */
  readonly link = input('');

  private readonly request = computed(() => ({
    params: { ticketId: this.ticketId() },
    query: { link: this.link() },
  }));
  protected readonly loading = apiResource(customer.getTicket, () => this.request());
  protected readonly ticket = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  /** The ticket as this device keeps it, where the service cannot be asked. */
  protected readonly kept = resource({
    params: () => (isOutOfReach(this.loading.error()) ? this.ticketId() : undefined),
    loader: ({ params }) => keptTickets(params),
  });
  /** Whom this page has passed the ticket on to. */
  protected readonly passedOnTo = signal<NewHolder | undefined>(undefined);
  protected readonly deeds: TicketDeeds = {
    rename: async (name) => {
      await this.api.call(customer.changeHeldAttendee, { ...this.request(), body: { name } });
      this.loading.reload();
    },
    passOn: async (to) => {
      await this.api.call(customer.transferHeldTicket, { ...this.request(), body: to });
      this.passedOnTo.set(to);
      await forgetTickets(this.ticketId());
    },
  };

  constructor() {
    namePage(computed(() => this.ticket()?.event.title ?? this.kept.value()?.event.title));
    effect(() => {
      const error = this.loading.error();
      if (error !== undefined && !isOutOfReach(error)) void forgetTickets(this.ticketId());
      const ticket = this.ticket();
      if (!ticket) return;
      const owner = this.session.account()?.userId;
      const tickets = ticket.code === undefined ? [] : [cardOf(ticket)];
      void keepTickets({ key: ticket.ticketId, owner, event: shownOf(ticket.event), tickets });
    });
  }
}
