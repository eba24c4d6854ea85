import { inject, Service } from '@angular/core';
import { customer, type BookingView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { HoldDesk } from '../choose/hold-desk.ts';
import { holdMemory } from '../choose/hold-memory.ts';
import { choiceOf, selectionOf } from '../choose/selection.ts';

/** A hold taken up again; `problem` says why the promo code could not come along. */
export type HeldAgain = { readonly bookingId: string; readonly problem?: unknown };

/** Asks for the seats of a hold that is over once more. */
@Service()
export class SameSeats {
  private readonly api = inject(ApiClient);
  private readonly desk = inject(HoldDesk);

  /** Holds the same seats in a new booking, with the same promo code. Rejects as holding seats does. */
  async holdAgain(over: BookingView): Promise<HeldAgain> {
    const { bookingId } = await this.desk.hold(over.eventId, choiceOf(selectionOf(over)));
    holdMemory(over.eventId).keep(bookingId);
    if (over.promoCode === undefined) return { bookingId };
    try {
      const body = { code: over.promoCode };
      await this.api.call(customer.applyPromo, { params: { bookingId }, body });
      return { bookingId };
    } catch (problem) {
      return { bookingId, problem };
    }
  }
}
