import { Component, computed, inject, input, linkedSignal, LOCALE_ID, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { ask } from '../shell/confirm-dialog.ts';
import { MailTable } from '../messages/mail-table.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { CancelTicketsDialog } from './cancel-tickets-dialog.ts';
import { RefundDialog } from './refund-dialog.ts';
import { SaleMoney } from './sale-money.ts';
import { SaleState } from './sale-state.ts';
import { SoldTickets } from './sold-tickets.ts';

type Sale = employee.SaleView;

/** A sold booking: who, which tickets, what was paid and what went back, and what can be done about it. */
@Component({
  selector: 'fy-booking-page',
  imports: [
    MailTable,
    MatButton,
    MatIcon,
    ProblemNote,
    RouterLink,
    SaleMoney,
    SaleState,
    SoldTickets,
  ],
  templateUrl: './booking-page.html',
  styleUrls: ['../shell/list-page.scss', './booking-page.scss'],
})
export class BookingPage {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(MatDialog);
  private readonly locale = inject(LOCALE_ID);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();
  /** The booking's id, from the address. */
  readonly bookingId = input.required<string>();

  private readonly params = computed(() => ({
    eventId: this.eventId(),
    bookingId: this.bookingId(),
  }));
  private readonly loadingEvent = apiResource(employee.getEvent, () => ({
    params: { eventId: this.eventId() },
  }));
  protected readonly event = computed(() =>
    this.loadingEvent.hasValue() ? this.loadingEvent.value() : undefined,
  );
  protected readonly loading = apiResource(employee.getBooking, () => ({ params: this.params() }));
  /** The booking as last heard of. */
  protected readonly sale = linkedSignal<Sale | undefined>(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly timeZone = computed(() => this.event()?.venue.timeZone ?? 'UTC');
  protected readonly cancellable = computed(() =>
    (this.sale()?.tickets ?? []).filter(({ status }) => status === 'valid'),
  );
  protected readonly mails = apiResource(employee.listBookingMails, () => ({
    params: this.params(),
  }));
  protected readonly mailProblem = signal<unknown>(undefined);
  protected readonly done = signal('');

  constructor() {
    namePage(
      computed(() => {
        const name = this.sale()?.contact?.name;
        return name && `Booking: ${name}`;
      }),
    );
  }

  protected moment(instant: string): string {
    return shortMoment(instant, { timeZone: this.timeZone(), locale: this.locale });
  }

  protected cancel(sale: Sale): Promise<void> {
    return this.change(CancelTicketsDialog, sale, 'Cancelled. The customer gets a mail about it.');
  }

  protected refund(sale: Sale): Promise<void> {
    return this.change(RefundDialog, sale, 'The money is on its way. The customer gets a mail.');
  }

  protected async resend({ contact }: Sale): Promise<void> {
    const asked = await ask(this.dialogs, {
      title: 'Mail the tickets again?',
      text: `${contact?.email ?? 'The customer'} gets the tickets of this booking once more. Those that were passed on are left out.`,
      action: 'Mail them',
      dismiss: 'Not now',
      run: () => this.api.call(employee.resendTickets, { params: this.params() }),
    });
    if (!asked) return;
    this.done.set('The tickets are on their way.');
    this.mails.reload();
  }

  protected async sendAgain({ ref }: employee.MailView): Promise<void> {
    this.mailProblem.set(undefined);
    try {
      const request = { params: { eventId: this.eventId() }, body: { refs: ref ? [ref] : [] } };
      await this.api.call(employee.sendMailsAgain, request);
    } catch (error) {
      this.mailProblem.set(error);
    }
    this.mails.reload();
  }

  private async change(
    dialog: typeof CancelTicketsDialog | typeof RefundDialog,
    data: Sale,
    done: string,
  ): Promise<void> {
    const changed = await openDialog<Sale, Sale>(this.dialogs, dialog, { data, width: '34rem' });
    if (!changed) {
      this.loading.reload();
      return;
    }
    this.sale.set(changed);
    this.done.set(done);
    this.mails.reload();
  }
}
