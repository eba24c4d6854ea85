import { inject, Service } from '@angular/core';
import type { BookingView, HeldBookingView } from '@foyer/shared/contract';
import { siteOutline } from '@foyer/shared/outline';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { newIdempotencyKey } from '@foyer/ui/api/idempotency-key.ts';
import type { Choice } from './selection.ts';

const TRIES = 3;
const PAUSE_MS = 400;

/** Holds, exchanges and gives back seats at the service; a request without an answer is sent again, and counts once. */
@Service()
export class HoldDesk {
  private readonly api = inject(ApiClient);

  /** Holds seats of an event in a new booking. */
  hold(eventId: string, choice: Choice): Promise<HeldBookingView> {
    const idempotencyKey = newIdempotencyKey();
    return persist(() =>
      this.api.call(siteOutline.holdSeats, { params: { eventId }, body: choice, idempotencyKey }),
    );
  }

  /** Exchanges the seats of a hold for others. */
  change(bookingId: string, choice: Choice): Promise<HeldBookingView> {
    return persist(() =>
      this.api.call(siteOutline.changeSeats, { params: { bookingId }, body: choice }),
    );
  }

  /** Starts the hold's time again. */
  renew(bookingId: string): Promise<BookingView> {
    return this.api.call(siteOutline.renewBooking, { params: { bookingId } });
  }

  /** Gives every seat of a hold back; one that is over already is given back. */
  async release(bookingId: string): Promise<void> {
    try {
      await persist(() => this.api.call(siteOutline.releaseBooking, { params: { bookingId } }));
    } catch (error) {
      if (!isProblem(error, 'booking-not-held', 'booking-not-found', 'hold-expired')) throw error;
    }
  }

  /** The booking as it stands; undefined when it is not this visitor's. */
  async find(bookingId: string): Promise<BookingView | undefined> {
    try {
      return await this.api.call(siteOutline.getBooking, { params: { bookingId } });
    } catch (error) {
      if (isProblem(error, 'booking-not-found')) return undefined;
      throw error;
    }
  }
}

async function persist<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt === TRIES || !isProblem(error, 'offline', 'busy', 'store-unavailable'))
        throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
  }
}
