import { bookingView, customer, eventCard, refundViews } from '@foyer/shared/contract';
import {
  DomainError,
  linesOf,
  numbersLeft,
  placeText,
  toCalendar,
  type Instant,
} from '@foyer/shared/domain';
import { serve } from '@foyer/shared/http';
import {
  cancelTickets,
  listOwnBookings,
  previewCancellation,
  requireBooking,
  type BookedEvent,
  type BookingStore,
  type CancelTicketsDeps,
  type StatsStore,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

/** What looking after one's bookings needs. */
export type OwnBookingDeps = CancelTicketsDeps & {
  bookings: Pick<BookingStore, 'find' | 'byCustomer'>;
  stats: StatsStore;
  publicUrl: string;
};

/** One's bookings: finding them, looking at one, giving tickets back. */
export function ownBookingRoutes(deps: OwnBookingDeps): Router {
  const router = Router();

  serve(router, customer.listMyBookings, async ({ query, caller, now }) => {
    const page = await listOwnBookings(deps, caller.customerId, query, now);
    const bookings = await Promise.all(page.items.map((booked) => viewOf(deps, booked, now)));
    return { bookings, nextCursor: page.nextCursor };
  });

  serve(router, customer.getBooking, async ({ params, query, caller, now }) => {
    const access = { caller, link: query.link };
    return viewOf(deps, await bookedEvent(deps, params.bookingId, access), now);
  });

  serve(router, customer.getBookingCalendar, async ({ params, query, caller, response }) => {
    const access = { caller, link: query.link };
    const { booking, event } = await bookedEvent(deps, params.bookingId, access);
    const seats = linesOf(booking, numbersLeft(booking)).map(({ label }) => placeText(label));
    response.attachment(`${event.eventId}.ics`);
    const url = `${deps.publicUrl}/bookings/${booking.bookingId}`;
    return toCalendar(event, { url, note: seats.join('\n') });
  });

  serve(router, customer.getCancellation, async ({ params, query, caller, now }) => {
    const { link, numbers: named } = query;
    const numbers = named && [...new Set(named.split(',').map(Number))];
    const wish = { ...params, access: { caller, link }, ...(numbers && { numbers }) };
    return customer.cancellationView(await previewCancellation(deps, wish, now));
  });

  serve(router, customer.cancelTickets, async ({ params, query, body, caller, now }) => {
    const request = { ...params, ...body, access: { caller, link: query.link } };
    return bookingView(await cancelTickets(deps, request, now), now);
  });

  return router;
}

async function bookedEvent(
  deps: OwnBookingDeps,
  bookingId: string,
  access: Parameters<typeof requireBooking>[2],
): Promise<BookedEvent> {
  const booking = await requireBooking(deps, bookingId, access);
  const event = await deps.events.find(booking.eventId);
  if (!event) throw new DomainError('event-not-found', { eventId: booking.eventId });
  return { booking, event };
}

async function viewOf(deps: OwnBookingDeps, { booking, event }: BookedEvent, now: Instant) {
  const { bookingId, eventId, attempts: begun } = booking;
  const [figures, { attempts, refunds }] = await Promise.all([
    deps.stats.figures(eventId),
    begun > 0 ? deps.payments.ofBooking(bookingId) : { attempts: [], refunds: [] },
  ]);
  const latest = attempts.find(({ attempt }) => attempt === begun);
  return {
    ...bookingView(booking, now, latest),
    event: eventCard(event, figures.sold, now),
    refunds: refundViews(refunds),
  };
}
