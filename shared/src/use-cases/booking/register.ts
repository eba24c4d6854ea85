import {
  DomainError,
  isRefusal,
  normaliseEmail,
  takesRegistrations,
  type Booking,
  type Caller,
  type CategoryId,
  type Contact,
  type EventId,
  type Instant,
  type TicketedEvent,
  type WaitlistEntry,
} from '../../domain/index.ts';
import { confirmBooking, type ConfirmDeps } from '../payments/confirm-booking.ts';
import { joinWaitlist, type JoinDeps } from '../waitlist/join-waitlist.ts';
import { claimCustomerLimit } from './customer-limit.ts';
import { holdSeats, type HoldDeps } from './hold-seats.ts';
import { releaseBooking } from './release-booking.ts';

/** What signing up needs. */
export type RegisterDeps = HoldDeps & ConfirmDeps & JoinDeps & Parameters<typeof releaseBooking>[0];

/** Somebody's wish to come to a free event. */
export type RegisterRequest = {
  readonly eventId: EventId;
  readonly caller: Caller;
  readonly idempotencyKey: string;
  readonly quantity: number;
  /** Where they want to be; any category will do where absent. */
  readonly categoryId?: CategoryId | undefined;
  readonly contact: Contact;
};

/** What became of a sign-up: places, or a place in line. */
export type Registration = { readonly booking: Booking } | { readonly entry: WaitlistEntry };

/** Tries while places get free and are taken again between booking and joining the line. */
const TRIES = 8;

/**
 * Signs somebody up in one step: their places are confirmed at once; where nothing is left they wait in line, if the
 * event has one. The same key and address are answered alike. Throws as in the contract of `registerForEvent`.
 */
export async function register(
  deps: RegisterDeps,
  request: RegisterRequest,
  now: Instant,
): Promise<Registration> {
  const { eventId } = request;
  const event = await deps.events.find(eventId);
  if (!event) throw new DomainError('event-not-found', { eventId });
  if (!takesRegistrations(event)) throw new DomainError('registration-closed');
  const own = { ...request, caller: registrantOf(deps, request) };
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const booking = await unlessRefused(FULL, book(deps, event, own, now));
    if (booking) return { booking };
    if (event.waitlist !== 'open') throw new DomainError('places-unavailable');
    const entry = await unlessRefused(FREE, wait(deps, event, own, now));
    if (entry) return { entry };
  }
  throw new DomainError('busy', { eventId });
}

const FULL = ['places-unavailable', 'seat-unavailable'] as const;
const FREE = ['places-free'] as const;

/**
 * An account signs up as itself. Everybody else is known by their address and the key alone: a frame in another site's
 * page keeps no cookie, and a repeat must find what the first request made.
 */
function registrantOf(
  { derive }: Pick<RegisterDeps, 'derive'>,
  { caller, contact, idempotencyKey }: RegisterRequest,
): Caller {
  if (caller.kind === 'customer') return caller;
  const name = derive('registrant', normaliseEmail(contact.email), idempotencyKey);
  return { kind: 'visitor', visitorId: `vis_${name.slice(0, 16)}` };
}

/** Holds places and confirms them; what cannot be confirmed is given back at once. */
async function book(
  deps: RegisterDeps,
  event: TicketedEvent,
  { eventId, caller, idempotencyKey, quantity, categoryId, contact }: RegisterRequest,
  now: Instant,
): Promise<Booking> {
  const wishes = { best: { quantity, categoryId } };
  const held = await holdSeats(deps, { eventId, caller, idempotencyKey, wishes }, now);
  if (held.status === 'confirmed') return held;
  const booking = { ...held, contact };
  try {
    if (booking.totals.total > 0) throw new DomainError('registration-closed');
    await claimCustomerLimit(deps, event, booking, now);
    return await confirmBooking(deps, { event, booking }, now);
  } catch (error) {
    if (isRefusal(error, 'customer-limit-reached') || isRefusal(error, 'registration-closed'))
      await releaseBooking(deps, held.bookingId, { caller }, now);
    throw error;
  }
}

function wait(
  deps: RegisterDeps,
  event: TicketedEvent,
  { eventId, caller, quantity, categoryId, contact }: RegisterRequest,
  now: Instant,
): Promise<WaitlistEntry> {
  const categoryIds = categoryId ? [categoryId] : event.categories.map((one) => one.categoryId);
  const wish = { quantity, categoryIds, together: 'preferred', contact } as const;
  return joinWaitlist(deps, { eventId, caller, ...wish }, now);
}

async function unlessRefused<T>(
  codes: readonly DomainError['code'][],
  work: Promise<T>,
): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isRefusal(error) && codes.includes(error.code)) return undefined;
    throw error;
  }
}
