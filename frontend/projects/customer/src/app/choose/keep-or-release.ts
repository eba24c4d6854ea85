import { inject, Injector } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';

/** A page of somebody who is buying; it knows which booking is held, if any. */
export type BuyingPage = {
  /** The held booking that is given back when the visitor goes elsewhere. */
  readonly heldBookingId: () => string | undefined;
};

/** Pages between which seats stay held: the event, its seats, the checkout, and signing in on the way. */
const STAYS = /^\/(events|bookings)\/[^/?]+|^\/sign-(in|up)\b/;

/** Gives held seats back at once when the visitor leaves the way to their tickets, so that others need not wait. */
export const keepOrRelease: CanDeactivateFn<BuyingPage> = (page, _route, _state, next) => {
  const bookingId = page.heldBookingId();
  if (bookingId === undefined || STAYS.test(next.url)) return true;
  // Leaving never waits for the answer; a hold that could not be given back ends by itself.
  release(inject(Injector), bookingId).catch(() => undefined);
  return true;
};

// The guard belongs to the first load; what it needs comes with the pages that it guards.
async function release(injector: Injector, bookingId: string): Promise<void> {
  const { HoldDesk } = await import('./hold-desk.ts');
  await injector.get(HoldDesk).release(bookingId);
}
