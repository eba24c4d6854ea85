import { HttpClient } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { customer, type TicketView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { firstValueFrom } from 'rxjs';
import type { GiveBackData } from './give-back-dialog.ts';
import { cardOf, keepTickets, shownOf } from './kept-tickets.ts';
import { repeatWhile } from './repeat-while.ts';
import type { TicketDeeds } from './ticket-deeds.ts';
import { TicketStack } from './ticket-stack.ts';

/** Addresses of PDFs are good for a quarter of an hour. */
const NEW_ADDRESS_MS = 10 * 60_000;

/** True where the site's worker stands behind this page, so that it opens without a connection; there is none over plain HTTP. */
function isWorking(navigator: Partial<Navigator> = {}): boolean {
  return Boolean(navigator.serviceWorker?.controller);
}

/** The tickets of a confirmed booking, and what may be done with them. */
@Component({
  selector: 'fy-booked-tickets',
  imports: [MatButton, MatIcon, ProblemNote, RouterLink, TicketStack],
  templateUrl: './booked-tickets.html',
  styleUrl: './booked-tickets.scss',
})
export class BookedTickets {
  private readonly api = inject(ApiClient);
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly dialogs = inject(MatDialog);
  private readonly document = inject(DOCUMENT);

  /** The booking. */
  readonly booking = input.required<customer.BookedView>();
  /** The key of a mailed link. */
  readonly link = input<string>();
  /** Whether somebody comes to give all of them back. */
  readonly asks = input(false);
  /** Tickets were given back, so that the booking is another by now. */
  readonly changed = output();

  private readonly request = computed(() => ({
    params: { bookingId: this.booking().bookingId },
    query: { link: this.link() },
  }));
  protected readonly tickets = apiResource(customer.listTickets, () => this.request());
  private readonly left = computed(() =>
    this.tickets.hasValue()
      ? this.tickets.value().tickets.filter(({ status }) => status !== 'void')
      : [],
  );
  protected readonly own = computed(() => this.left().filter(({ code }) => code !== undefined));
  /** The owner's first: their codes are what the page is opened for. */
  protected readonly stack = computed(() =>
    [...this.own(), ...this.left().filter(({ code }) => code === undefined)].map((ticket) => ({
      ticket,
      deeds: this.deedsOf(ticket),
    })),
  );
  /** One PDF carries all tickets that are the owner's. */
  protected readonly pdfAddress = computed(() => this.own()[0]?.pdfUrl);
  protected readonly heading = computed(() => {
    const count = this.left().length;
    return count === 1 ? 'Your ticket' : `Your ${count} tickets`;
  });

  private readonly kept = signal(false);
  /** Only where the site itself opens without a connection too. */
  protected readonly opensOffline = computed(
    () => this.kept() && isWorking(this.document.defaultView?.navigator),
  );
  protected readonly resent = signal<'no' | 'sending' | 'yes'>('no');
  protected readonly problem = signal<unknown>(undefined);

  constructor() {
    effect(() => {
      if (this.tickets.hasValue()) void this.keep(this.own());
    });
    afterNextRender(() => {
      if (this.asks()) void this.giveBack('all');
    });
    repeatWhile(
      () => this.tickets.hasValue(),
      NEW_ADDRESS_MS,
      () => this.tickets.reload(),
    );
  }

  protected async resend(): Promise<void> {
    this.problem.set(undefined);
    this.resent.set('sending');
    try {
      await this.api.call(customer.resendTickets, this.request());
      this.resent.set('yes');
    } catch (error) {
      this.problem.set(error);
      this.resent.set('no');
    }
  }

  /** A plain link would not say who asks. */
  protected async saveCalendar(): Promise<void> {
    this.problem.set(undefined);
    const address = this.api.address(customer.getBookingCalendar, this.request());
    try {
      const text = await firstValueFrom(this.http.get(address, { responseType: 'text' }));
      const link = this.document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
      link.download = `${this.booking().eventId}.ics`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      this.problem.set(error);
    }
  }

  /** Asks which tickets are given back; `chosen` are those ticked at first. */
  protected async giveBack(chosen: GiveBackData['chosen']): Promise<void> {
    const { GiveBackDialog } = await import('./give-back-dialog.ts');
    const { bookingId, event } = this.booking();
    const config = new MatDialogConfig<GiveBackData>();
    config.data = { bookingId, link: this.link(), timeZone: event.venue.timeZone, chosen };
    const dialog = this.dialogs.open(GiveBackDialog, config);
    if (!(await firstValueFrom(dialog.afterClosed()))) return;
    this.tickets.reload();
    this.changed.emit();
  }

  private deedsOf({ number }: TicketView): TicketDeeds {
    const { params, query } = this.request();
    const request = { params: { ...params, number }, query };
    const after = async (deed: Promise<unknown>) => {
      await deed;
      this.tickets.reload();
    };
    return {
      rename: (name) =>
        after(this.api.call(customer.changeAttendee, { ...request, body: { name } })),
      passOn: (to) => after(this.api.call(customer.transferTicket, { ...request, body: to })),
    };
  }

  private async keep(tickets: readonly TicketView[]): Promise<void> {
    const { bookingId: key, event } = this.booking();
    const owner = this.session.account()?.userId;
    this.kept.set(
      await keepTickets({ key, owner, event: shownOf(event), tickets: tickets.map(cardOf) }),
    );
  }
}
