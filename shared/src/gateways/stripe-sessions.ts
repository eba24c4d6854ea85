import Stripe from 'stripe';
import {
  DAY_MS,
  epochOf,
  HOUR_MS,
  MINUTE_MS,
  type ChargeTerms,
  type EpochMs,
  type PaymentAttempt,
} from '../domain/index.ts';
import type { ChargeState } from '../use-cases/ports.ts';
import { stripeAmount } from './stripe-amount.ts';

/** A Checkout Session: the page on which Stripe takes the money of one attempt. */
export type Session = Stripe.Checkout.Session;

/** All that a session is made of; the same makes the same session, however often it is asked for. */
export type SessionRequest = ChargeTerms &
  Pick<PaymentAttempt, 'bookingId' | 'attempt' | 'amount' | 'currency' | 'expiresAt' | 'createdAt'>;

/** Stripe lets no session end earlier. */
const SHORTEST_MS = 30 * MINUTE_MS;
/** Nor later, less what the clocks may differ by. */
const LONGEST_MS = DAY_MS - HOUR_MS;
/** How late a request for a session may arrive; later ones Stripe refuses, because the session would be too short. */
const ARRIVAL_MS = 5 * MINUTE_MS;

/**
 * Asks for the session of an attempt. Within a day Stripe answers a repeat with the session that it made then, so that
 * one that we never heard of is found by asking for it again.
 */
export async function createSession(stripe: Stripe, request: SessionRequest): Promise<Session> {
  const { bookingId, attempt, returnUrl } = request;
  const metadata = { bookingId, attempt: String(attempt) };
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      line_items: [lineOf(request)],
      customer_email: request.email,
      client_reference_id: `${bookingId}_${attempt}`,
      metadata,
      payment_intent_data: { metadata },
      success_url: returnUrl,
      cancel_url: returnUrl,
      expires_at: Math.floor(endOf(request) / 1000),
    },
    { idempotencyKey: `foyer_${bookingId}_${attempt}` },
  );
  return isReplay(session.lastResponse.headers) ? readSession(stripe, session.id) : session;
}

function lineOf({ amount, currency, description }: SessionRequest) {
  return {
    quantity: 1,
    price_data: {
      currency: currency.toLowerCase(),
      unit_amount: stripeAmount(amount, currency),
      product_data: { name: description },
    },
  };
}

/** The session of an attempt as it stands; undefined when there is none and none can come any more. */
export async function findSession(
  stripe: Stripe,
  attempt: PaymentAttempt,
  now: EpochMs,
): Promise<Session | undefined> {
  if (attempt.providerRef !== undefined) return readSession(stripe, attempt.providerRef);
  const { terms } = attempt;
  if (!terms || now >= endOf(attempt)) return findInList(stripe, attempt);
  try {
    return await createSession(stripe, { ...attempt, ...terms });
  } catch (error) {
    if (isRefused(error)) return undefined;
    if (isSavedFailure(error)) return findInList(stripe, attempt);
    throw error;
  }
}

/** Ends a session that is open; one that ended by itself meanwhile is answered as it stands. */
export async function endSession(stripe: Stripe, session: Session): Promise<Session> {
  if (session.status !== 'open') return session;
  try {
    return await stripe.checkout.sessions.expire(session.id);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    const stands = await readSession(stripe, session.id);
    if (stands.status === 'open') throw error;
    return stands;
  }
}

/** What a session says of its charge. */
export function stateOf(session: Session): ChargeState {
  const { id: ref, status, payment_status: paid, url } = session;
  if (paid === 'paid') return { state: 'captured', ref };
  if (status === 'expired') return { state: 'expired', ref };
  if (status === 'open' && url) return { state: 'action-required', actionUrl: url, ref };
  return hasFailed(session)
    ? { state: 'declined', reason: 'payment-declined', ref }
    : { state: 'pending', ref };
}

/** A session stays 'complete' and 'unpaid' when money that was to come later does not; its payment tells. */
function hasFailed({ status, payment_intent: payment }: Session): boolean {
  if (status !== 'complete' || payment === null || typeof payment === 'string') return false;
  return payment.status === 'requires_payment_method' || payment.status === 'canceled';
}

function readSession(stripe: Stripe, id: string): Promise<Session> {
  return stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
}

/** Looks through all sessions of the minutes in which it can have been made. */
async function findInList(stripe: Stripe, attempt: PaymentAttempt): Promise<Session | undefined> {
  const { bookingId, attempt: number, createdAt } = attempt;
  const created = {
    gte: Math.floor((epochOf(createdAt) - ARRIVAL_MS) / 1000),
    lte: Math.ceil((endOf(attempt) - SHORTEST_MS + ARRIVAL_MS) / 1000),
  };
  const expand = ['data.payment_intent'];
  const all = stripe.checkout.sessions.list({ created, limit: 100, expand });
  for await (const session of all)
    if (session.client_reference_id === `${bookingId}_${number}`) return session;
  return undefined;
}

/** When Stripe ends the session by itself, should we not have ended it with the hold. */
function endOf({ createdAt, expiresAt }: Pick<SessionRequest, 'createdAt' | 'expiresAt'>): EpochMs {
  const begins = epochOf(createdAt);
  const end = Math.max(epochOf(expiresAt), begins + SHORTEST_MS + ARRIVAL_MS);
  return Math.min(end, begins + LONGEST_MS);
}

/** Stripe will not make such a session, since it is too late for it or something else is wrong with it. */
function isRefused(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 400;
}

/** Stripe keeps failures as well as sessions under a key: asking again would only fail again. */
function isSavedFailure(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && isReplay(error.headers);
}

function isReplay(headers: Readonly<Record<string, string>> | undefined): boolean {
  return headers?.['idempotent-replayed'] === 'true';
}
