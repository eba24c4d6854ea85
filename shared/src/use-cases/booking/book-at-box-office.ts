import {
  auditEntry,
  boxOfficeLines,
  boxOfficeTotals,
  choosePools,
  DomainError,
  epochOf,
  holdEnd,
  instantOf,
  isRefusal,
  placeLinesOf,
  requireAllowedQuantity,
  seatLinesOf,
  type Actor,
  type AuditEntry,
  type Booking,
  type BookingId,
  type BookingLine,
  type BoxOfficeSale,
  type Contact,
  type EventId,
  type Instant,
  type RandomBytes,
  type SeatId,
  type SectionId,
  type TicketedEvent,
} from '../../domain/index.ts';
import { requireOwnEvent } from '../events/require-own-event.ts';
import { confirmBooking, type ConfirmDeps } from '../payments/confirm-booking.ts';
import type { BookingStore, EventStore, PlanStore, RoomReader, SeatStore } from '../ports.ts';

/** What booking for somebody needs. */
export type BoxOfficeDeps = ConfirmDeps & {
  events: Pick<EventStore, 'find'>;
  plans: Pick<PlanStore, 'find'>;
  rooms: RoomReader;
  seats: Pick<SeatStore, 'hold' | 'release'>;
  bookings: Pick<BookingStore, 'add' | 'find' | 'release'>;
  random: () => number;
  randomBytes: RandomBytes;
};

/** What an organizer books for somebody. */
export type BoxOfficeRequest = Pick<BoxOfficeSale, 'settledBy'> & {
  readonly reason?: string | undefined;
  readonly eventId: EventId;
  readonly by: Actor;
  readonly idempotencyKey: string;
  readonly seats: readonly SeatId[];
  readonly places: readonly { readonly sectionId: SectionId; readonly quantity: number }[];
  readonly contact: Contact;
};

/** Tries while others take places of the pools that were chosen. */
const TRIES = 6;

/**
 * Books seats and places for somebody, by the protocol of every hold, and confirms them with the line of the log in the
 * same commit. Sales need not be open, and the limit for one person does not count. The same request with the same key
 * answers with the same booking. Throws as in the contract of `bookAtBoxOffice`.
 */
export async function bookAtBoxOffice(
  deps: BoxOfficeDeps,
  request: BoxOfficeRequest,
  now: Instant,
): Promise<Booking> {
  const event = await requireOwnEvent(deps, request.eventId, request.by);
  const stands = await deps.bookings.find(bookingIdOf(deps, request));
  if (stands && stands.requestHash !== requestHashOf(deps, request))
    throw new DomainError('key-reused');
  if (stands && stands.status !== 'held') return answerWith(stands);
  if (event.status !== 'published') throw new DomainError('event-not-on-sale');
  if (now >= event.endsAt) throw new DomainError('sales-closed');
  const booking = stands ?? (await hold(deps, event, request, now));
  try {
    const audit = told(deps, { event, booking, request }, now);
    return await confirmBooking(deps, { event, booking, audit }, now);
  } catch (error) {
    if (isRefusal(error) && error.code !== 'busy') await giveUp(deps, booking, now);
    throw error;
  }
}

function answerWith(stands: Booking): Booking {
  if (stands.status === 'confirmed') return stands;
  throw new DomainError('booking-over', { bookingId: stands.bookingId });
}

async function hold(
  deps: BoxOfficeDeps,
  event: TicketedEvent,
  request: BoxOfficeRequest,
  now: Instant,
): Promise<Booking> {
  const { seats, places } = request;
  const quantity = places.reduce((sum, place) => sum + place.quantity, seats.length);
  requireAllowedQuantity(event, quantity);
  for (let attempt = 1; ; attempt += 1) {
    const booking = bookingOf(deps, event, request, await linesFor(deps, event, request));
    const held = { ...booking, createdAt: now, heldUntil: instantOf(holdEnd(event, now)) };
    try {
      await deps.seats.hold({ ...held, until: epochOf(held.heldUntil) }, epochOf(now));
      return await deps.bookings.add(held);
    } catch (error) {
      if (attempt === TRIES || !isRefusal(error, 'places-unavailable')) throw error;
    }
  }
}

async function linesFor(
  { plans, rooms, random }: BoxOfficeDeps,
  event: TicketedEvent,
  request: BoxOfficeRequest,
): Promise<BookingLine[]> {
  const plan = await plans.find(event.planVersion);
  if (!plan) throw new DomainError('plan-changed', { eventId: event.eventId });
  const room = request.places.length > 0 ? await rooms.view(event) : undefined;
  const standing = request.places.flatMap(({ sectionId, quantity }) => {
    const draws = choosePools(room?.pools[sectionId] ?? [], quantity, random);
    if (!draws) throw new DomainError('places-unavailable', { sectionId });
    return placeLinesOf(event, plan, sectionId, draws);
  });
  return boxOfficeLines([...seatLinesOf(event, plan, request.seats), ...standing], request);
}

function bookingOf(
  deps: BoxOfficeDeps,
  event: TicketedEvent,
  request: BoxOfficeRequest,
  lines: readonly BookingLine[],
): Omit<Booking, 'createdAt' | 'heldUntil'> {
  const { settledBy, reason = '', contact } = request;
  return {
    bookingId: bookingIdOf(deps, request),
    eventId: event.eventId,
    status: 'held',
    planVersion: event.planVersion,
    lines,
    revision: 1,
    totals: boxOfficeTotals(event, lines),
    currency: event.currency,
    renewed: true,
    paying: false,
    attempts: 0,
    contact,
    boxOffice: { settledBy, ...(reason !== '' && { reason }) },
    requestHash: requestHashOf(deps, request),
    linkVersion: 1,
  };
}

/** Nothing stays held for a booking that cannot be confirmed. */
async function giveUp(deps: BoxOfficeDeps, booking: Booking, now: Instant): Promise<void> {
  if (await deps.bookings.release(booking)) await deps.seats.release(booking, epochOf(now));
}

/** A key of the same employee for the same event always means the same booking (rule 14). */
function bookingIdOf({ derive }: BoxOfficeDeps, request: BoxOfficeRequest): BookingId {
  const { by, eventId, idempotencyKey } = request;
  return `bkg_${derive('box-office', by.employeeId, eventId, idempotencyKey).slice(0, 20)}`;
}

function requestHashOf({ derive }: BoxOfficeDeps, request: BoxOfficeRequest): string {
  const { seats, places, contact, settledBy, reason = '' } = request;
  return derive('request', JSON.stringify([seats, places, contact, settledBy, reason]));
}

type Told = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly request: BoxOfficeRequest;
};

function told(deps: BoxOfficeDeps, { event, booking, request }: Told, now: Instant): AuditEntry {
  const { bookingId, lines, totals, boxOffice } = booking;
  const after = { bookingId, tickets: lines.length, total: totals.total, ...boxOffice };
  const { eventId: subject, title: subjectName } = event;
  const deed = { action: 'booking.made', subject, subjectName, after } as const;
  return auditEntry(request.by, deed, now, deps.randomBytes);
}
