import { Router } from 'express';
import { bookingView, customer, heldBookingView } from '@foyer/shared/contract';
import { substitutesAtHold, substitutesOf } from '@foyer/shared/domain';
import { serve, type RateLimits } from '@foyer/shared/http';
import {
  applyPromo,
  changeSeats,
  holdSeats,
  releaseBooking,
  removePromo,
  renewBooking,
  type HoldTally,
  type SeatWishes,
} from '@foyer/shared/use-cases';

type Deps = Parameters<typeof holdSeats>[0] &
  Parameters<typeof changeSeats>[0] &
  Parameters<typeof applyPromo>[0] &
  Parameters<typeof releaseBooking>[0] &
  Parameters<typeof renewBooking>[0] & {
    rateLimits: Pick<RateLimits, 'guesses'>;
    holdTally: Pick<HoldTally, 'note'>;
  };

/** Holding seats and what may be done with a hold. */
export function bookingRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, customer.holdSeats, async ({ params, body, caller, idempotencyKey, now }) => {
    const wishes: SeatWishes = body;
    const request = { ...params, caller, idempotencyKey, wishes };
    const booking = await holdSeats(deps, request, now);
    // A repeat of the request answers with the booking of the first one.
    if (booking.createdAt === now) deps.holdTally.note(booking.eventId);
    return heldBookingView(booking, substitutesAtHold(booking, wishes), now);
  });

  serve(router, customer.changeSeats, async ({ params, body, caller, now }) => {
    const wishes: SeatWishes = body;
    const booking = await changeSeats(deps, { ...params, access: { caller }, wishes }, now);
    return heldBookingView(booking, substitutesOf(booking, wishes), now);
  });

  serve(
    router,
    customer.applyPromo,
    async ({ params, query, body, caller, now }) => {
      const access = { caller, ...query };
      return bookingView(await applyPromo(deps, { ...params, ...body, access }, now), now);
    },
    [deps.rateLimits.guesses],
  );

  serve(router, customer.removePromo, async ({ params, query, caller, now }) => {
    const access = { caller, ...query };
    return bookingView(await removePromo(deps, params.bookingId, access, now), now);
  });

  serve(router, customer.renewBooking, async ({ params, caller, now }) =>
    bookingView(await renewBooking(deps, params.bookingId, { caller }, now), now),
  );

  serve(router, customer.releaseBooking, async ({ params, caller, now }) => {
    await releaseBooking(deps, params.bookingId, { caller }, now);
  });

  return router;
}
