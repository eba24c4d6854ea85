import {
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  linkedSignal,
  LOCALE_ID,
  signal,
} from '@angular/core';
import { form, FormField, FormRoot } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { customer, type ReplyOf } from '@foyer/shared/contract';
import { accentStyle } from '@foyer/ui/accent/accent.ts';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { bookingState } from '../booking/booking-state.ts';
import type { BuyingPage } from '../choose/keep-or-release.ts';
import { BookingSummary } from './booking-summary.ts';
import { CardFields } from './card-fields.ts';
import { checkoutRules, entryFor, paymentOf } from './checkout-entry.ts';
import { TicketNames } from './ticket-names.ts';
import { WhoBuys } from './who-buys.ts';

/** One page to pay on: who, names on the tickets, the card, and the summary beside them. */
@Component({
  selector: 'fy-checkout-page',
  imports: [
    BookingSummary,
    CardFields,
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
    RouterLink,
    TicketNames,
    WhoBuys,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './checkout-page.html',
  styleUrl: './checkout-page.scss',
})
export class CheckoutPage implements BuyingPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  private readonly location = inject(DOCUMENT).location;
  protected readonly account = inject(Session).account;

  /** The booking's id, from the address. */
  readonly bookingId = input.required<string>();

  protected readonly loading = apiResource(customer.getBooking, () => ({
    params: { bookingId: this.bookingId() },
  }));
  /** The booking; stays while it is asked for again. */
  protected readonly booking = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly state = computed(() => {
    const booking = this.booking();
    return booking && bookingState(booking);
  });
  protected readonly accent = computed(() => accentStyle(this.booking()?.event.image?.accent));
  protected readonly costs = computed(() => (this.booking()?.totals.total ?? 0) > 0);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly timeOver = signal(false);

  private readonly entry = linkedSignal({
    source: () => ({ id: this.bookingId(), booking: this.booking(), account: this.account() }),
    computation: (
      { id, booking, account },
      before?: { source: { id: string; account: unknown }; value: Entry },
    ) => {
      const fresh = entryFor(booking, account);
      if (before?.source.id !== id || before.value.attendees.length !== fresh.attendees.length)
        return fresh;
      return before.source.account === account
        ? before.value
        : { ...before.value, contact: fresh.contact };
    },
  });
  protected readonly fields = form(
    this.entry,
    checkoutRules(() => this.costs()),
    {
      submission: {
        action: () => this.pay(),
        onInvalid: (root) => root().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  protected readonly faultText = faultText;

  protected readonly payWords = computed(() => {
    const booking = this.booking();
    if (!booking) return '';
    if (!this.costs())
      return booking.lines.length === 1
        ? 'Get your free ticket'
        : `Get ${booking.lines.length} free tickets`;
    return `Pay ${formatSum(booking.totals.total, { currency: booking.currency, locale: this.locale })}`;
  });

  constructor() {
    namePage(
      computed(() => {
        const title = this.booking()?.event.title;
        return title && `Checkout: ${title}`;
      }),
    );
    effect(() => {
      const state = this.state();
      if (state === 'confirmed' || state === 'paying' || state === 'refunded')
        void this.showBooking();
    });
  }

  /** The hold that ends when the visitor goes elsewhere; one that is being paid for stays. */
  heldBookingId(): string | undefined {
    const booking = this.booking();
    return booking?.status === 'held' && !booking.paying ? booking.bookingId : undefined;
  }

  /** The time to pay has run out: asks how the booking stands. */
  protected expire(): void {
    this.timeOver.set(true);
    this.loading.reload();
  }

  private async pay(): Promise<undefined> {
    this.problem.set(undefined);
    try {
      const body = paymentOf(this.entry(), this.costs());
      await this.follow(
        await this.api.call(customer.startPayment, {
          params: { bookingId: this.bookingId() },
          body,
        }),
      );
    } catch (error) {
      if (isProblem(error, 'payment-in-progress')) await this.showBooking();
      this.problem.set(error);
      this.loading.reload();
    }
    return undefined;
  }

  private async follow(answer: ReplyOf<typeof customer.startPayment>): Promise<void> {
    if (answer.status === 'action-required' && answer.actionUrl)
      this.location.assign(answer.actionUrl);
    else await this.showBooking();
  }

  private async showBooking(): Promise<void> {
    await this.router.navigate(['/bookings', this.bookingId()], { replaceUrl: true });
  }
}

type Entry = ReturnType<typeof entryFor>;
