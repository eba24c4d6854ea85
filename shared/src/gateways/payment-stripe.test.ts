import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY_MS, epochOf, type PaymentAttempt, type Refund } from '../domain/index.ts';
import { startStripeStandIn, type StripeStandIn } from '../testing/index.ts';
import type { PaymentProvider } from '../use-cases/ports.ts';
import { stripeProvider } from './payment-stripe.ts';

const BEGINS = '2026-12-01T10:00:00.000Z';

let time = epochOf(BEGINS);
let standIn: StripeStandIn;
let stripe: PaymentProvider;

beforeAll(async () => {
  standIn = await startStripeStandIn({ clock: () => time });
  const { secretKey, webhookSecret, url: apiUrl } = standIn;
  stripe = stripeProvider({ secretKey, webhookSecret, apiUrl, clock: () => time });
});
beforeEach(() => {
  time = epochOf(BEGINS);
  standIn.refundStatus = 'succeeded';
});
afterAll(() => standIn.stop());

let count = 0;

function attemptOf(change: Partial<PaymentAttempt> = {}): PaymentAttempt {
  count += 1;
  return {
    ...{ bookingId: `bkg_${count}`, eventId: 'evt_1', attempt: 1, provider: 'stripe' },
    ...{ amount: 8_400, currency: 'EUR', status: 'started', createdAt: BEGINS },
    ...{ dueAt: BEGINS, expiresAt: '2026-12-01T10:15:00.000Z' },
    terms: {
      description: 'The Tide Clock: 2 tickets',
      email: 'ada@example.org',
      returnUrl: 'http://foyer.test/bookings/bkg_1',
    },
    ...change,
  };
}

function open(attempt: PaymentAttempt) {
  const { bookingId, attempt: number, amount, currency, expiresAt, terms } = attempt;
  if (!terms) throw new Error('It has no terms.');
  const request = { bookingId, attempt: number, amount, currency, expiresAt, ...terms };
  return stripe.charge(request, attempt.createdAt);
}

/** A paid attempt, with the name of its session. */
async function paid(change: Partial<PaymentAttempt> = {}): Promise<PaymentAttempt> {
  const attempt = attemptOf(change);
  const state = await open(attempt);
  if (state.state !== 'action-required') throw new Error(state.state);
  await standIn.visit(state.actionUrl, 'pay');
  return { ...attempt, status: 'captured', providerRef: state.ref ?? '' };
}

function refundOf(
  { bookingId, eventId, attempt, amount, currency }: PaymentAttempt,
  name: string,
): Refund {
  return {
    ...{ refundId: `rfd_${name}_${bookingId}`, bookingId, attempt, provider: 'stripe' },
    ...{ eventId, amount, currency, cause: 'cancelled', status: 'due', createdAt: BEGINS },
  };
}

function paidBack({ providerRef = '' }: PaymentAttempt) {
  const { payment_intent: payment } = standIn.books.session(providerRef);
  return standIn.books.refundsOf(payment ?? '');
}

describe('a session', () => {
  it('lives at least as long as Stripe asks, and as long as the hold', async () => {
    const short = await open(attemptOf());
    expect(standIn.books.session(short.ref ?? '').expires_at).toBe(
      epochOf('2026-12-01T10:35:00.000Z') / 1_000,
    );
    const long = await open(attemptOf({ expiresAt: '2026-12-01T11:00:00.000Z' }));
    expect(standIn.books.session(long.ref ?? '').expires_at).toBe(
      epochOf('2026-12-01T11:00:00.000Z') / 1_000,
    );
  });

  it('is one for a booking and attempt, however often and at once it is asked for', async () => {
    const attempt = attemptOf();
    const states = await Promise.all([open(attempt), open(attempt), stripe.look(attempt)]);
    expect(new Set(states.map(({ ref }) => ref)).size).toBe(1);
    expect((await open({ ...attempt, attempt: 2 })).ref).not.toBe(states[0].ref);
  });

  it('that is ended before it was asked for takes no money when it is', async () => {
    const attempt = attemptOf();
    expect((await stripe.expire(attempt)).state).toBe('expired');
    expect((await open(attempt)).state).toBe('expired');
  });

  it('of a currency without decimals asks for whole units', async () => {
    const { ref } = await open(attemptOf({ currency: 'JPY' }));
    expect(standIn.books.session(ref ?? '')).toMatchObject({
      amount_total: 8_400,
      currency: 'jpy',
    });
  });

  it('is not asked for where Stripe could not charge exactly that', async () => {
    await expect(open(attemptOf({ currency: 'KWD', amount: 5_124 }))).rejects.toMatchObject({
      code: 'payment-method-invalid',
    });
  });

  it('that Stripe will not make is over at once', async () => {
    const terms = { description: 'Seats', email: 'no address', returnUrl: 'http://foyer.test/' };
    const attempt = attemptOf({ terms });
    await expect(open(attempt)).rejects.toThrow('Invalid email');
    expect(await stripe.look(attempt)).toEqual({ state: 'unknown' });
    expect(await stripe.expire(attempt)).toEqual({ state: 'expired' });
  });

  it('needs the right key', async () => {
    const { webhookSecret, url: apiUrl } = standIn;
    const stranger = stripeProvider({ secretKey: 'sk_test_other', webhookSecret, apiUrl });
    await expect(stranger.look(attemptOf({ providerRef: 'cs_1' }))).rejects.toThrow(
      'Invalid API Key',
    );
  });
});

describe('a refund', () => {
  it('pays back parts and the rest, each once, however often it is called', async () => {
    const attempt = await paid();
    const part = { ...refundOf(attempt, 'part'), amount: 3_000 };
    const rest = { ...refundOf(attempt, 'rest'), amount: 5_400 };
    for (const refund of [part, part, rest, part, rest]) await stripe.refund(refund, attempt);
    expect(paidBack(attempt).map(({ amount }) => amount)).toEqual([5_400, 3_000]);
  });

  it("happens once, also after Stripe's idempotency keys have lapsed (rule 21)", async () => {
    const attempt = await paid();
    const refund = { ...refundOf(attempt, 'part'), amount: 3_000 };
    await stripe.refund(refund, attempt);
    time += 3 * DAY_MS;
    await stripe.refund(refund, attempt);
    expect(paidBack(attempt)).toHaveLength(1);
  });

  it('happens once when its answers are lost', async () => {
    const attempt = await paid();
    const refund = refundOf(attempt, 'all');
    standIn.faults.next('POST /v1/refunds', 'lost-reply', 3);
    await expect(stripe.refund(refund, attempt)).rejects.toMatchObject({
      code: 'provider-unavailable',
    });
    await stripe.refund(refund, attempt);
    expect(paidBack(attempt)).toHaveLength(1);
  });

  it.each(['pending', 'requires_action'] as const)('that is %s is on its way', async (status) => {
    standIn.refundStatus = status;
    const attempt = await paid();
    await stripe.refund(refundOf(attempt, 'all'), attempt);
    expect(paidBack(attempt)).toMatchObject([{ status }]);
  });

  it('that fails says so each time, until somebody paid it back under its id by hand', async () => {
    standIn.refundStatus = 'failed';
    const attempt = await paid();
    const refund = refundOf(attempt, 'all');
    await expect(stripe.refund(refund, attempt)).rejects.toThrow('expired_or_canceled_card');
    await expect(stripe.refund(refund, attempt)).rejects.toThrow('expired_or_canceled_card');
    expect(paidBack(attempt)).toHaveLength(1);
    const { payment_intent: payment } = standIn.books.session(attempt.providerRef ?? '');
    const { refundId, amount } = refund;
    standIn.books.payBack(
      { payment_intent: payment ?? '', amount, metadata: { refundId } },
      'succeeded',
    );
    await stripe.refund(refund, attempt);
    expect(paidBack(attempt)).toHaveLength(2);
  });

  it('of money that never came in is refused', async () => {
    const attempt = attemptOf();
    const { ref = '' } = await open(attempt);
    const refund = refundOf(attempt, 'all');
    await expect(stripe.refund(refund, { ...attempt, providerRef: ref })).rejects.toThrow(
      'took no money',
    );
  });
});
