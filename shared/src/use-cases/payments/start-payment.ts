import {
  DomainError,
  earlierOf,
  epochOf,
  instantOf,
  isRefusal,
  later,
  PAYMENT_MS,
  requireHeld,
  type Booking,
  type BookingId,
  type ChargeTerms,
  type Contact,
  type Instant,
  type PaymentAttempt,
  type TicketedEvent,
} from '../../domain/index.ts';
import { claimCustomerLimit } from '../booking/customer-limit.ts';
import { requireBooking, type BookingAccess } from '../booking/require-booking.ts';
import { requireJudgedSeats } from '../booking/require-no-single-seats.ts';
import type {
  ChargeRequest,
  ChargeState,
  LimitStore,
  Ledger,
  LinkSigner,
  PaymentProvider,
} from '../ports.ts';
import { confirmBooking } from './confirm-booking.ts';
import { noteRef } from './ask-provider.ts';
import { closeAttempt, type CloseDeps } from './close-attempt.ts';
import { settle } from './settle-payment.ts';

/** What paying needs. */
export type PayDeps = CloseDeps & {
  links: LinkSigner;
  limits: LimitStore;
  provider: PaymentProvider;
  ledger: Pick<Ledger, 'beginAttempt'>;
  /** How long after its start reconciliation first asks about an attempt that nobody has answered for. */
  recheckAfterMs: number;
};

/** Somebody's wish to pay for a booking. */
export type PayRequest = {
  readonly bookingId: BookingId;
  readonly access: BookingAccess;
  readonly contact: Contact;
  readonly attendees?: readonly string[] | undefined;
  readonly card?: ChargeRequest['card'] | undefined;
  /** Where the provider sends the customer back to. */
  readonly returnUrl: string;
};

/** How a payment stands after the request. */
export type PaymentAnswer =
  | { readonly status: 'confirmed' | 'pending' | 'refunded'; readonly booking: Booking }
  | { readonly status: 'action-required'; readonly booking: Booking; readonly actionUrl: string };

/** Pays for a held booking; a free one is confirmed at once. Throws as in the contract of `startPayment`. */
export async function startPayment(
  deps: PayDeps,
  request: PayRequest,
  now: Instant,
): Promise<PaymentAnswer> {
  const booking = await requireBooking(deps, request.bookingId, request.access);
  if (booking.status === 'confirmed') return { status: 'confirmed', booking };
  requireHeld(booking, now);
  const event = await deps.events.find(booking.eventId);
  if (!event) throw new DomainError('event-not-found', { eventId: booking.eventId });
  await requireJudgedSeats(deps, event, booking);
  const named = withCustomer(booking, request);
  const paying = forPayment(named, now);
  await claimCustomerLimit(deps, event, paying, now);
  if (named.totals.total === 0) {
    const confirmed = await confirmBooking(deps, { event, booking: named }, now);
    return { status: 'confirmed', booking: confirmed };
  }
  if (booking.attempts > 0) {
    const closed = await closeAttempt(deps, booking, now);
    if (closed === 'pending') return { status: 'pending', booking };
    if (closed) return answerOf(closed.outcome, closed.booking);
  }
  return charge(deps, { event, booking: paying, request }, now);
}

/** The booking with its contact, its account and the names for its tickets; paying by a link takes it from no account. */
function withCustomer(booking: Booking, { access, contact, attendees }: PayRequest): Booking {
  const { caller } = access;
  return {
    ...booking,
    contact,
    ...(caller.kind === 'customer' && { customerId: booking.customerId ?? caller.customerId }),
    ...(attendees && { attendees }),
  };
}

/** The booking with one attempt more and the payment's longer end, granted once (rule 19). */
function forPayment(booking: Booking, now: Instant): Booking {
  const prolonged = instantOf(Math.max(epochOf(now) + PAYMENT_MS, epochOf(booking.heldUntil)));
  return {
    ...booking,
    heldUntil: booking.attempts === 0 ? prolonged : booking.heldUntil,
    attempts: booking.attempts + 1,
    paying: true,
  };
}

/** A payment that is about to begin. */
type Charging = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly request: PayRequest;
};

/** An attempt whose provider is asked for the first time. */
type ChargedAttempt = PaymentAttempt & { readonly terms: ChargeTerms };

/** Writes the attempt, then asks the provider (rule 17). */
async function charge(
  deps: PayDeps,
  { event, booking, request }: Charging,
  now: Instant,
): Promise<PaymentAnswer> {
  const attempt: ChargedAttempt = {
    bookingId: booking.bookingId,
    eventId: event.eventId,
    attempt: booking.attempts,
    provider: deps.provider.name,
    amount: booking.totals.total,
    currency: booking.currency,
    status: 'started',
    dueAt: earlierOf(later(now, deps.recheckAfterMs), booking.heldUntil),
    expiresAt: booking.heldUntil,
    createdAt: now,
    terms: {
      description: `${event.title}: ${ticketsIn(booking)}`,
      email: request.contact.email,
      returnUrl: request.returnUrl,
    },
  };
  await deps.ledger.beginAttempt(booking, attempt, epochOf(now));
  const state = await ask(deps, attempt, request.card, now);
  return conclude(deps, { booking, attempt }, state, now);
}

function ticketsIn({ lines }: Booking): string {
  return lines.length === 1 ? '1 ticket' : `${lines.length} tickets`;
}

/**
 * Asks for the money and notes what the provider calls the charge. A way to pay that it cannot take ends the attempt;
 * any other failure leaves it to reconciliation.
 */
async function ask(
  deps: PayDeps,
  attempt: ChargedAttempt,
  card: ChargeRequest['card'],
  now: Instant,
): Promise<ChargeState> {
  const { bookingId, attempt: number, amount, currency, expiresAt, terms } = attempt;
  const asked = { bookingId, attempt: number, amount, currency, expiresAt, ...terms };
  try {
    const state = await deps.provider.charge({ ...asked, ...(card && { card }) }, now);
    await noteRef(deps, attempt, state);
    return state;
  } catch (error) {
    if (isRefusal(error, 'payment-method-invalid')) await deps.ledger.fail(attempt, 'declined');
    throw error;
  }
}

/** Draws the conclusion from what the provider says of a charge. */
async function conclude(
  deps: PayDeps,
  { booking, attempt }: { booking: Booking; attempt: PaymentAttempt },
  state: ChargeState,
  now: Instant,
): Promise<PaymentAnswer> {
  switch (state.state) {
    case 'captured': {
      const settled = await settle(deps, booking, attempt, now);
      return answerOf(settled.outcome, settled.booking);
    }
    case 'declined':
      await deps.ledger.fail(attempt, 'declined');
      throw new DomainError(state.reason);
    case 'expired':
      await deps.ledger.fail(attempt, 'expired');
      throw new DomainError('payment-declined');
    case 'action-required':
      return { status: 'action-required', booking, actionUrl: state.actionUrl };
    case 'pending':
    case 'unknown':
      return { status: 'pending', booking };
  }
}

function answerOf(
  outcome: 'allocated' | 'reseated' | 'refundDue',
  booking: Booking,
): PaymentAnswer {
  return { status: outcome === 'refundDue' ? 'refunded' : 'confirmed', booking };
}
