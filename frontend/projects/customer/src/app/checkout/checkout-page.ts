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
import { form, FormField, FormRoot, type TreeValidationResult } from '@angular/forms/signals';
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
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { bookingState } from '../booking/booking-state.ts';
import { HoldDesk } from '../choose/hold-desk.ts';
import type { BuyingPage } from '../choose/keep-or-release.ts';
import { BookingSummary } from './booking-summary.ts';
import { forgetDraft, keepDraft, nextEntry, type EntrySource } from './checkout-draft.ts';
import { checkoutRules, paymentOf, type CheckoutEntry } from './checkout-entry.ts';
import { LapsedHold } from './lapsed-hold.ts';
import { paymentFaults } from './payment-faults.ts';
import { payWords } from './pay-words.ts';
import { PaySection } from './pay-section.ts';
import { SameSeats } from './same-seats.ts';
import { TermsField } from './terms-field.ts';
import { TicketNames } from './ticket-names.ts';
import { WhoBuys } from './who-buys.ts';

type OwnBooking = ReplyOf<typeof customer.getBooking>;

/** One page to pay on: who, names on the tickets, the payment, the terms, and the summary beside them. */
@Component({
  selector: 'fy-checkout-page',
  imports: [
    BookingSummary,
    FormField,
    FormRoot,
    LapsedHold,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    PaySection,
    ProblemNote,
    RouterLink,
    TermsField,
    TicketNames,
    WhoBuys,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './checkout-page.html',
  styleUrl: './checkout-page.scss',
  host: { '(window:online)': 'loading.reload()', '(window:pageshow)': 'comeBack($event)' },
})
export class CheckoutPage implements BuyingPage {
  private readonly api = inject(ApiClient);
  private readonly desk = inject(HoldDesk);
  private readonly sameSeats = inject(SameSeats);
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  private readonly location = inject(DOCUMENT).location;
  protected readonly account = inject(Session).account;

  /** The booking's id, from the address. */
  readonly bookingId = input.required<string>();
  /** The key of a mailed link, from the address. */
  readonly link = input<string>();
  /** There to pay in another way although a payment is under way, from the address. */
  readonly again = input<string>();

  protected readonly loading = apiResource(customer.getBooking, () => ({
    params: { bookingId: this.bookingId() },
    query: { link: this.link() },
  }));
  /** The booking as last heard of; stays while it is asked for again, and when that fails. */
  protected readonly booking = linkedSignal({
    source: () => ({ id: this.bookingId(), heard: this.heard() }),
    computation: ({ id, heard }, before?: { value: OwnBooking | undefined }) =>
      [heard, before?.value].find((booking) => booking?.bookingId === id),
  });
  protected readonly details = apiResource(customer.getEvent, () => {
    const eventId = this.booking()?.eventId;
    return eventId === undefined ? undefined : { params: { eventId } };
  });
  protected readonly event = computed(() =>
    this.details.hasValue() ? this.details.value() : undefined,
  );
  protected readonly options = apiResource(customer.getPaymentOptions, () => ({}));
  protected readonly payment = computed(() =>
    this.options.hasValue() ? this.options.value() : undefined,
  );

  protected readonly state = computed(() => {
    const booking = this.booking();
    if (!booking) return undefined;
    const state = bookingState(booking);
    if (state === 'paying' && booking.status === 'held' && this.again()) return 'to-pay';
    const lapsed = this.timeOver() === booking.heldUntil && !this.fields().submitting();
    return state === 'to-pay' && lapsed ? 'over' : state;
  });
  protected readonly accent = computed(() => accentStyle(this.booking()?.event.image?.accent));
  protected readonly costs = computed(() => (this.booking()?.totals.total ?? 0) > 0);
  private readonly asksCard = computed(() => this.costs() && this.payment()?.flow === 'card-form');
  protected readonly ready = computed(
    () => !this.fields().submitting() && (!this.costs() || this.payment() !== undefined),
  );
  protected readonly problem = signal<unknown>(undefined);
  /** Whether the connection broke while a payment was under way. */
  protected readonly unsure = signal(false);
  protected readonly asking = signal(false);
  /** The end of the hold that ran out before the visitor's eyes. */
  protected readonly timeOver = signal<string | undefined>(undefined);

  private readonly entry = linkedSignal<EntrySource, CheckoutEntry>({
    source: () => ({ booking: this.booking(), account: this.account() }),
    computation: nextEntry,
  });
  protected readonly fields = form(
    this.entry,
    checkoutRules(() => this.asksCard()),
    {
      submission: {
        action: () => this.pay(),
        onInvalid: (root) => root().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  protected readonly faultText = faultText;

  protected readonly payWords = computed(() => payWords(this.booking(), this.locale));

  constructor() {
    const title = computed(() => this.booking()?.event.title);
    namePage(computed(() => title() && `Checkout: ${title()}`));
    effect(() => {
      const state = this.state();
      if (state === 'confirmed' || state === 'paying' || state === 'refunded')
        void this.showBooking();
    });
    effect(() => {
      const eventId = this.booking()?.eventId;
      if (eventId === undefined) return;
      if (this.state() === 'confirmed') forgetDraft(eventId);
      else if (this.fields().dirty()) keepDraft(eventId, this.entry(), this.account()?.userId);
    });
  }

  /** The hold that ends when the visitor goes elsewhere; one that is being paid for or was offered stays. */
  heldBookingId(): string | undefined {
    const booking = this.booking();
    const ends = booking?.status === 'held' && !booking.paying && !booking.offered;
    return ends ? booking.bookingId : undefined;
  }

  private heard(): OwnBooking | undefined {
    return this.loading.hasValue() ? this.loading.value() : undefined;
  }

  /** The time to pay has run out: shows it, and asks how the booking stands. */
  protected expire(): void {
    this.timeOver.set(this.booking()?.heldUntil);
    this.loading.reload();
  }

  protected async renew(): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.desk.renew(this.bookingId());
    } catch (error) {
      this.problem.set(error);
    }
    this.loading.reload();
  }

  protected async askAgain(booking: OwnBooking): Promise<void> {
    if (this.asking()) return;
    this.asking.set(true);
    this.problem.set(undefined);
    try {
      const { bookingId, problem } = await this.sameSeats.holdAgain(booking);
      await this.router.navigate(['/bookings', bookingId, 'checkout'], { replaceUrl: true });
      this.problem.set(problem);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.asking.set(false);
    }
  }

  /** Back from the bank's page by the browser's button, the page may stand as it was left. */
  protected comeBack(event: PageTransitionEvent): void {
    if (event.persisted) this.loading.reload();
  }

  private async pay(): Promise<TreeValidationResult> {
    if (this.costs() && !this.payment()) return undefined;
    this.problem.set(undefined);
    this.unsure.set(false);
    try {
      const body = paymentOf(this.entry(), this.asksCard());
      const request = {
        params: { bookingId: this.bookingId() },
        query: { link: this.link() },
        body,
      };
      await this.follow(await this.api.call(customer.startPayment, request));
      return undefined;
    } catch (error) {
      return this.explain(error);
    }
  }

  private async explain(error: unknown): Promise<TreeValidationResult> {
    if (isProblem(error, 'payment-in-progress')) await this.showBooking();
    const faults = paymentFaults(error, this.fields);
    faults[0]?.fieldTree().focusBoundControl();
    this.unsure.set(isProblem(error, 'offline'));
    if (faults.length === 0) this.problem.set(error);
    this.loading.reload();
    return faults;
  }

  private async follow(answer: ReplyOf<typeof customer.startPayment>): Promise<void> {
    if (answer.status === 'action-required' && answer.actionUrl)
      this.location.assign(answer.actionUrl);
    else await this.showBooking();
  }

  private async showBooking(): Promise<void> {
    const queryParams = { link: this.link() };
    await this.router.navigate(['/bookings', this.bookingId()], { queryParams, replaceUrl: true });
  }
}
