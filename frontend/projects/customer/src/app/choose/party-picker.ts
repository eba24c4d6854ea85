import { Component, computed, inject, input, LOCALE_ID, model, output } from '@angular/core';
import type { EventView, SeatingPlanView } from '@foyer/shared/contract';
import { Icon } from '@foyer/ui/icons/icon.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { isStanding } from '../event/sales-words.ts';
import { priceOfSeats, type PartyOffer } from './party-offer.ts';
import { seatNames } from './seat-names.ts';

/** How many come, and one button that takes what is best for them. */
@Component({
  selector: 'fy-party-picker',
  imports: [Icon],
  templateUrl: './party-picker.html',
  styleUrl: './party-picker.scss',
})
export class PartyPicker {
  private readonly locale = inject(LOCALE_ID);

  /** The event. */
  readonly event = input.required<EventView>();
  /** The room, to name seats; nothing until it is there. */
  readonly plan = input<SeatingPlanView>();
  /** What there is for the party. */
  readonly offer = input<PartyOffer>({ kind: 'ask' });
  /** The name of what is looked in, where it is one category. */
  readonly within = input<string>();
  /** Whether nothing can be asked for now. */
  readonly disabled = input(false);
  /** How many come. */
  readonly party = model(2);
  /** The visitor takes what is offered. */
  readonly taken = output();

  protected readonly most = computed(() => this.event().maxTicketsPerBooking);
  protected readonly action = computed(() => {
    if (isStanding(this.event()))
      return this.party() === 1 ? 'Take 1 place' : `Take ${this.party()} places`;
    const places = this.party() === 1 ? 'the best seat' : `the best ${this.party()}`;
    const within = this.within();
    return `Take ${places}${within ? ` in ${within}` : ''}`;
  });
  /** Where the seats are and what they cost. */
  protected readonly words = computed(() => {
    const [offer, plan] = [this.offer(), this.plan()];
    if (offer.kind !== 'seats' || !plan) return undefined;
    const sum = priceOfSeats(this.event(), plan, offer.seats);
    const prices = { currency: this.event().currency, locale: this.locale };
    return `${seatNames(plan, offer.seats)} · ${sum === 0 ? 'Free' : formatSum(sum, prices)}`;
  });
  protected readonly lack = computed(() => {
    const offer = this.offer();
    if (offer.kind !== 'none') return undefined;
    if (!offer.anyFree) return 'Everything is taken. Seats that others only hold may come back.';
    return this.party() === 1
      ? 'No such seat is free. Try other prices.'
      : `No ${this.party()} such seats are free together. Try fewer, or other prices.`;
  });

  protected change(by: number): void {
    this.party.update((party) => Math.min(this.most(), Math.max(1, party + by)));
  }
}
