import {
  instantOf,
  later,
  MINUTE_MS,
  PAYMENT_MS,
  refundIdOf,
  ticketsOf,
  totalsOf,
  type Booking,
  type PaymentAttempt,
  type Refund,
  type TicketedEvent,
} from '../domain/index.ts';
import type { Confirmation } from '../use-cases/ports.ts';
import type { BookingWorld } from './booking-world.ts';
import { smallLines, type SmallChoice } from './small-house.ts';

let count = 0;

/** An id that no other booking of this test file has. */
function newBookingId(): string {
  count += 1;
  return `bkg_${String(count).padStart(20, '0')}`;
}

/** A held booking in the small house as it is before it is stored. */
export function smallBooking(
  world: BookingWorld,
  event: TicketedEvent,
  choice: SmallChoice,
  change: Partial<Booking> = {},
): Booking {
  const lines = smallLines(event, choice);
  return {
    bookingId: newBookingId(),
    eventId: event.eventId,
    status: 'held',
    planVersion: event.planVersion,
    lines,
    revision: 1,
    totals: totalsOf(event, lines),
    currency: event.currency,
    heldUntil: later(world.clock.now(), event.holdMinutes * MINUTE_MS),
    renewed: false,
    paying: false,
    attempts: 0,
    visitorId: 'vis_test',
    contact: { name: 'Ada Lovelace', email: 'ada@example.org' },
    requestHash: 'hash',
    linkVersion: 1,
    createdAt: world.clock.now(),
    ...change,
  };
}

/** Stores a booking with its seats held. */
export async function holdSmall(
  world: BookingWorld,
  event: TicketedEvent,
  choice: SmallChoice,
  change: Partial<Booking> = {},
): Promise<Booking> {
  const booking = smallBooking(world, event, choice, change);
  const until = Date.parse(booking.heldUntil);
  await world.seats.hold({ ...booking, until }, world.clock.epoch());
  return world.bookings.add(booking);
}

/** The next attempt to pay for a booking. */
function attemptFor(world: BookingWorld, booking: Booking): PaymentAttempt {
  const now = world.clock.now();
  return {
    bookingId: booking.bookingId,
    eventId: booking.eventId,
    attempt: booking.attempts + 1,
    provider: 'sandbox',
    amount: booking.totals.total,
    currency: booking.currency,
    status: 'started',
    dueAt: later(now, world.recheckAfterMs),
    expiresAt: later(now, PAYMENT_MS),
    createdAt: now,
  };
}

/** Notes the next attempt of a booking as its payment begins. */
export async function beginSmall(
  world: BookingWorld,
  booking: Booking,
): Promise<{ booking: Booking; attempt: PaymentAttempt }> {
  const attempt = attemptFor(world, booking);
  const heldUntil = booking.attempts === 0 ? attempt.expiresAt : booking.heldUntil;
  const paying = { ...booking, heldUntil, attempts: attempt.attempt, paying: true };
  await world.ledger.beginAttempt(paying, attempt, world.clock.epoch());
  return { booking: paying, attempt };
}

/** All that confirms a booking. */
export function confirmationOf(
  event: TicketedEvent,
  booking: Booking,
  more: Partial<Confirmation> = {},
): Confirmation {
  return {
    booking,
    tickets: ticketsOf(event, booking, instantOf(0)),
    outcome: 'allocated',
    effects: [{ kind: 'send-tickets', bookingId: booking.bookingId }],
    ...more,
  };
}

/** A refund of all that an attempt brought. */
export function refundOf(attempt: PaymentAttempt): Refund {
  const { bookingId, eventId, attempt: number, provider, amount, currency } = attempt;
  const cause = { kind: 'late-payment', bookingId, attempt: number } as const;
  return {
    refundId: refundIdOf(cause),
    ...{ bookingId, eventId, attempt: number, provider, amount, currency },
    cause: cause.kind,
    status: 'due',
    createdAt: attempt.createdAt,
  };
}
