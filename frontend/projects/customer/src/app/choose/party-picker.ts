import { Component, computed, input, model, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { EventView } from '@foyer/shared/contract';
import { isStanding } from '../event/sales-words.ts';

/** What the service is asked to find: so many places together, in one category or any. */
export type BestWish = { readonly quantity: number; readonly categoryId?: string };

/** How many come, and a button that finds the best places for them. */
@Component({
  selector: 'fy-party-picker',
  imports: [MatIcon],
  templateUrl: './party-picker.html',
  styleUrl: './party-picker.scss',
})
export class PartyPicker {
  /** The event. */
  readonly event = input.required<EventView>();
  /** The categories that the visitor has picked out. */
  readonly highlighted = input<readonly string[]>([]);
  /** Whether nothing can be asked for now. */
  readonly disabled = input(false);
  /** How many come. */
  readonly party = model(2);
  /** The visitor wants the best places. */
  readonly bestWanted = output<BestWish>();

  protected readonly most = computed(() => this.event().maxTicketsPerBooking);
  /** The one category that the visitor has picked out, if it is one. */
  private readonly category = computed(() => {
    const [first, second] = this.highlighted();
    return second === undefined
      ? this.event().categories.find((category) => category.categoryId === first)
      : undefined;
  });
  protected readonly action = computed(() => {
    if (isStanding(this.event()))
      return this.party() === 1 ? 'Take 1 place' : `Take ${this.party()} places`;
    const places = this.party() === 1 ? 'the best seat' : `the best ${this.party()}`;
    const category = this.category();
    return `Find ${places}${category ? ` in ${category.name}` : ''}`;
  });

  protected change(by: number): void {
    this.party.update((party) => Math.min(this.most(), Math.max(1, party + by)));
  }

  protected find(): void {
    const category = this.category();
    this.bestWanted.emit({
      quantity: this.party(),
      ...(category && { categoryId: category.categoryId }),
    });
  }
}
