import {
  DomainError,
  epochOf,
  holdEnd,
  instantOf,
  inventoryNameOf,
  isOver,
  isRefusal,
  requireAllowedQuantity,
  requireOnSale,
  totalsOf,
  type Booking,
  type BookingId,
  type BookingLine,
  type Caller,
  type EventId,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { BookingStore, Deriver, EventStore, LimitStore, SeatStore } from '../ports.ts';
import { chooseAndTake } from './choose-and-take.ts';
import { wantedQuantity, type ChoiceDeps, type SeatWishes } from './choose-lines.ts';
import { customerLimitOf } from './customer-limit.ts';

/** What holding seats needs. */
export type HoldDeps = ChoiceDeps & {
  events: Pick<EventStore, 'find'>;
  seats: Pick<SeatStore, 'hold' | 'release'>;
  bookings: Pick<BookingStore, 'add' | 'find'>;
  limits: LimitStore;
  derive: Deriver;
};

/** Somebody's wish to hold seats of an event. */
export type HoldRequest = {
  readonly eventId: EventId;
  readonly caller: Caller;
  readonly idempotencyKey: string;
  readonly wishes: SeatWishes;
};

/**
 * Holds seats for the event's hold time. The same request with the same key answers with the same booking.
 * Throws as in the contract of `holdSeats`.
 */
export async function holdSeats(
  deps: HoldDeps,
  request: HoldRequest,
  now: Instant,
): Promise<Booking> {
  const event = await deps.events.find(request.eventId);
  if (!event) throw new DomainError('event-not-found', { eventId: request.eventId });
  let booking: Booking;
  try {
    booking = await takeSeats(deps, event, request, now);
  } catch (error) {
    return answerFromBefore(deps, event, request, { error, now });
  }
  const stands = await deps.bookings.add(booking);
  if (stands !== booking) await yieldTo(deps, event, request, { stands, booking, now });
  return answerWith(deps, request, stands, now);
}

/** Takes the seats wished for. */
async function takeSeats(
  deps: HoldDeps,
  event: TicketedEvent,
  request: HoldRequest,
  now: Instant,
): Promise<Booking> {
  requireOnSale(event, now);
  requireAllowedQuantity(event, wantedQuantity(request.wishes));
  await claimLimit(deps, event, request, now);
  return chooseAndTake(deps, { event, wishes: request.wishes, now }, async (lines) => {
    const booking = newBooking(deps, { event, request, lines }, now);
    const claim = { ...booking, until: epochOf(booking.heldUntil) };
    const until = await deps.seats.hold(claim, epochOf(now));
    return { ...booking, heldUntil: instantOf(until) };
  });
}

/** A signed-in customer's limit is claimed before the seats, a guest's when the contact is given (rule 15). */
async function claimLimit(
  deps: HoldDeps,
  event: TicketedEvent,
  request: HoldRequest,
  now: Instant,
): Promise<void> {
  const limit = limitOf(deps, event, request);
  if (!limit) return;
  const claim = {
    bookingId: bookingIdOf(deps, request),
    quantity: wantedQuantity(request.wishes),
    until: holdEnd(event, now),
  };
  await deps.limits.claim(limit, claim, epochOf(now));
}

async function releaseLimit(
  deps: HoldDeps,
  event: TicketedEvent,
  request: HoldRequest,
): Promise<void> {
  const limit = limitOf(deps, event, request);
  if (limit) await deps.limits.release(limit, bookingIdOf(deps, request));
}

function limitOf(deps: HoldDeps, event: TicketedEvent, { caller }: HoldRequest) {
  return caller.kind === 'customer' ? customerLimitOf(deps, event, caller.email) : undefined;
}

/** A refusal is for those alone whose key made no booking before: a booking that stands is the answer, whatever became of the seats. */
async function answerFromBefore(
  deps: HoldDeps,
  event: TicketedEvent,
  request: HoldRequest,
  { error, now }: { error: unknown; now: Instant },
): Promise<Booking> {
  if (!isRefusal(error)) throw error;
  const stands = await deps.bookings.find(bookingIdOf(deps, request));
  if (stands) return answerWith(deps, request, stands, now);
  await releaseLimit(deps, event, request);
  throw error;
}

/** The booking that stands under the request's key, if it is of this request and not over (rule 14). */
function answerWith(deps: HoldDeps, request: HoldRequest, stands: Booking, now: Instant): Booking {
  if (stands.requestHash !== requestHashOf(deps, request)) throw new DomainError('key-reused');
  if (isOver(stands, now)) throw new DomainError('booking-over', { bookingId: stands.bookingId });
  return stands;
}

/** Gives way to the booking that stands under the same key: keeps what it holds, releases the rest (rule 14). */
async function yieldTo(
  deps: HoldDeps,
  event: TicketedEvent,
  request: HoldRequest,
  { stands, booking, now }: { stands: Booking; booking: Booking; now: Instant },
): Promise<void> {
  const holds = stands.status === 'held' && !isOver(stands, now);
  const listed = new Set(holds ? stands.lines.map(inventoryNameOf) : []);
  const lines = booking.lines.filter((line) => !listed.has(inventoryNameOf(line)));
  await deps.seats.release({ ...booking, lines }, epochOf(now));
  if (!holds) await releaseLimit(deps, event, request);
}

function newBooking(
  deps: HoldDeps,
  chosen: { event: TicketedEvent; request: HoldRequest; lines: readonly BookingLine[] },
  now: Instant,
): Booking {
  const { event, request, lines } = chosen;
  const { caller } = request;
  return {
    bookingId: bookingIdOf(deps, request),
    eventId: event.eventId,
    status: 'held',
    planVersion: event.planVersion,
    lines,
    revision: 1,
    ...(request.wishes.stillChoosing && { stillChoosing: true }),
    totals: totalsOf(event, lines),
    currency: event.currency,
    heldUntil: instantOf(holdEnd(event, now)),
    renewed: false,
    paying: false,
    attempts: 0,
    ...(caller.kind === 'customer'
      ? { customerId: caller.customerId }
      : { visitorId: caller.visitorId }),
    requestHash: requestHashOf(deps, request),
    linkVersion: 1,
    createdAt: now,
  };
}

function requestHashOf(deps: HoldDeps, { wishes }: HoldRequest): string {
  return deps.derive('request', JSON.stringify(wishes));
}

/** A key of the same caller for the same event always means the same booking (rule 14). */
function bookingIdOf(deps: HoldDeps, { caller, eventId, idempotencyKey }: HoldRequest): BookingId {
  const callerId = caller.kind === 'customer' ? caller.customerId : caller.visitorId;
  return `bkg_${deps.derive('booking', callerId, eventId, idempotencyKey).slice(0, 20)}`;
}
