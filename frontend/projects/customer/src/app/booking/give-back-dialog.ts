import { Component, computed, inject, linkedSignal, LOCALE_ID, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { customer } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { placeWords } from '@foyer/ui/places/place-words.ts';

/** A booking of which tickets may be given back. */
export type GiveBackData = {
  readonly bookingId: string;
  readonly link: string | undefined;
  /** The tickets that are ticked at first. */
  readonly chosen: 'all' | 'none';
  /** The venue's time zone, in which the last moment is told. */
  readonly timeZone: string;
};

const REASONS = {
  'ticket-used': 'used at the door',
  'ticket-void': 'given back already',
  'ticket-transferred': 'passed on',
} as const;

/** Chooses tickets to give back and shows what comes back before anything is done. Closes with true once it is done. */
@Component({
  selector: 'fy-give-back-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Price,
    ProblemNote,
  ],
  templateUrl: './give-back-dialog.html',
  styleUrl: './give-back-dialog.scss',
})
export class GiveBackDialog {
  private readonly api = inject(ApiClient);
  private readonly locale = inject(LOCALE_ID);
  private readonly data = inject<GiveBackData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<GiveBackDialog, boolean>>(MatDialogRef);

  private readonly params = { bookingId: this.data.bookingId };
  private readonly link = this.data.link;
  protected readonly offer = apiResource(customer.getCancellation, () => ({
    params: this.params,
    query: { link: this.link },
  }));
  protected readonly chosen = linkedSignal<readonly number[]>(() => {
    if (this.data.chosen === 'none' || !this.offer.hasValue()) return [];
    const open = this.offer.value().tickets.filter(({ reason }) => reason === undefined);
    return open.map(({ number }) => number);
  });
  /** What the chosen tickets bring back, as the service counts it. */
  protected readonly quote = apiResource(customer.getCancellation, () =>
    this.chosen().length > 0
      ? { params: this.params, query: { link: this.link, numbers: this.chosen().join() } }
      : undefined,
  );
  protected readonly sums = computed(() =>
    this.chosen().length > 0 && this.quote.hasValue() ? this.quote.value() : undefined,
  );
  protected readonly giving = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly reasons = REASONS;
  protected readonly placeWords = placeWords;

  protected readonly until = computed(() => {
    const until = this.offer.hasValue() ? this.offer.value().until : undefined;
    return until && shortMoment(until, { timeZone: this.data.timeZone, locale: this.locale });
  });
  /** Whatever is chosen, nothing is taken back, or nothing any more. */
  protected readonly closed = computed(() => {
    const reason = this.offer.hasValue() ? this.offer.value().reason : undefined;
    return reason === 'cancellation-closed' || reason === 'booking-not-confirmed';
  });
  protected readonly deed = computed(() => {
    const count = this.chosen().length;
    const tickets = count === 1 ? '1 ticket' : `${count} tickets`;
    const sums = this.sums();
    if (count === 0) return 'Choose tickets first';
    if (!sums || sums.refund === 0) return `Give back ${tickets}`;
    return `Give back ${tickets}, get ${this.money(sums.refund, sums.currency)}`;
  });

  protected money(amount: number, currency: string): string {
    return formatSum(amount, { currency, locale: this.locale });
  }

  protected choose(number: number, wanted: boolean): void {
    this.problem.set(undefined);
    this.chosen.update((chosen) =>
      wanted ? [...chosen, number].sort((a, b) => a - b) : chosen.filter((one) => one !== number),
    );
  }

  protected async giveBack(): Promise<void> {
    const sums = this.sums();
    if (!sums) return;
    this.giving.set(true);
    this.problem.set(undefined);
    const body = { numbers: [...this.chosen()], refund: sums.refund };
    try {
      const query = { link: this.link };
      await this.api.call(customer.cancelTickets, { params: this.params, query, body });
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(error);
      if (!isProblem(error, 'offline')) this.lookAgain();
    } finally {
      this.giving.set(false);
    }
  }

  /** Somebody was faster: a door, the organizer, another tab. */
  private lookAgain(): void {
    this.offer.reload();
    this.quote.reload();
  }
}
