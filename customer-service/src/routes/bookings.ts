import { Router } from 'express';
import { bookingView, customer, eventCard, heldBookingView } from '@foyer/shared/contract';
import {
  DomainError,
  substitutesAtHold,
  substitutesOf,
  type Booking,
  type Instant,
} from '@foyer/shared/domain';
import { serve, type RateLimits } from '@foyer/shared/http';
import {
  applyPromo,
  changeSeats,
  holdSeats,
  releaseBooking,
  removePromo,
  renewBooking,
  requireBooking,
  type BookingStore,
  type PaymentStore,
  type SeatWishes,
  type StatsStore,
} from '@foyer/shared/use-cases';

type Deps = Parameters<typeof holdSeats>[0] &
  Parameters<typeof changeSeats>[0] &
  Parameters<typeof applyPromo>[0] &
  Parameters<typeof releaseBooking>[0] &
  Parameters<typeof renewBooking>[0] & {
    bookings: BookingStore;
    payments: PaymentStore;
    stats: StatsStore;
    rateLimits: Pick<RateLimits, 'guesses'>;
  };

/** Holding seats and looking after one's bookings. */
export function bookingRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, customer.holdSeats, async ({ params, body, caller, idempotencyKey, now }) => {
    const wishes: SeatWishes = body;
    const request = { ...params, caller, idempotencyKey, wishes };
    const booking = await holdSeats(deps, request, now);
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
    async ({ params, body, caller, now }) =>
      bookingView(await applyPromo(deps, { ...params, ...body, access: { caller } }, now), now),
    [deps.rateLimits.guesses],
  );

  serve(router, customer.removePromo, async ({ params, caller, now }) =>
    bookingView(await removePromo(deps, params.bookingId, { caller }, now), now),
  );

  serve(router, customer.renewBooking, async ({ params, caller, now }) =>
    bookingView(await renewBooking(deps, params.bookingId, { caller }, now), now),
  );

  serve(router, customer.releaseBooking, async ({ params, caller, now }) => {
    await releaseBooking(deps, params.bookingId, { caller }, now);
  });

  serve(router, customer.getBooking, async ({ params, query, caller, now }) => {
    const booking = await requireBooking(deps, params.bookingId, { caller, link: query.link });
    return withEvent(deps, booking, now);
  });

  serve(router, customer.listMyBookings, async ({ query, caller, now }) => {
    const page = await deps.bookings.byCustomer(caller.customerId, query.limit, query.cursor);
    const bookings = await Promise.all(page.items.map((booking) => withEvent(deps, booking, now)));
    return { bookings, nextCursor: page.nextCursor };
  });

  return router;
}

async function withEvent(deps: Deps, booking: Booking, now: Instant) {
  const [event, figures, latest] = await Promise.all([
    deps.events.find(booking.eventId),
    deps.stats.figures(booking.eventId),
    booking.attempts > 0 ? deps.payments.attempt(booking.bookingId, booking.attempts) : undefined,
  ]);
  if (!event) throw new DomainError('event-not-found', { eventId: booking.eventId });
  return { ...bookingView(booking, now, latest), event: eventCard(event, figures.sold, now) };
}
