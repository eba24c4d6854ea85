import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BookingView, type customer, type ReplyOf } from '@foyer/shared/contract';
import { instantOf, MINUTE_MS } from '@foyer/shared/domain';
import {
  eventOf,
  sampleEvent,
  samplePlan,
  startStripeStandIn,
  type StandInEvent,
  type StandInMessage,
  type StripeStandIn,
} from '@foyer/shared/testing';
import { settlePayment } from '@foyer/shared/use-cases';
import request from 'supertest';
import { effectsOf } from '../testing/browser.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const inDays = (days: number) => instantOf(Date.now() + days * 86_400_000);
const event = sampleEvent({
  ...{ doorsOpenAt: inDays(30), startsAt: inDays(30), endsAt: inDays(31) },
  ...{ salesOpenAt: inDays(-1), salesCloseAt: inDays(30) },
  categories: [{ categoryId: 'cat_1', name: 'Admission', colour: '#7a5cff', price: 2_000 }],
  sections: [{ sectionId: 'sec_floor', name: 'Floor', kind: 'standing', capacity: 50, pools: 1 }],
});

let service: TestService;
let standIn: StripeStandIn;
let booking: BookingView;
let cookie: string;

beforeAll(async () => {
  standIn = await startStripeStandIn({ deliver: async (message) => (await post(message)).status });
  service = await startTestService({
    PAYMENT_PROVIDER: 'stripe',
    STRIPE_SECRET_KEY: standIn.secretKey,
    STRIPE_WEBHOOK_SECRET: standIn.webhookSecret,
    STRIPE_API_URL: standIn.url,
    SANDBOX_WEBHOOK_SECRET: '',
  });
  const { plans, seats, events } = service.deps;
  await plans.save(samplePlan({ sections: samplePlan().sections.slice(1) }));
  await seats.createBlocks(event, [], [{ sectionId: 'sec_floor', pool: 0, capacity: 50 }]);
  await events.put(event);
});
beforeEach(async () => {
  const answer = await request(service.app)
    .post(`/api/events/${event.eventId}/bookings`)
    .set('idempotency-key', `key-${Math.random()}`)
    .send({ places: [{ sectionId: 'sec_floor', quantity: 1 }] })
    .expect(201);
  booking = BookingView.parse(answer.body);
  cookie = [answer.get('set-cookie') ?? []].flat()[0]?.split(';')[0] ?? '';
});
afterAll(async () => {
  await service.stop();
  await standIn.stop();
});

const post = ({ body, headers }: StandInMessage) =>
  request(service.app).post('/api/payments/webhooks/stripe').set(headers).send(body.toString());

async function read(): Promise<BookingView> {
  const path = `/api/bookings/${booking.bookingId}`;
  return BookingView.parse((await request(service.app).get(path).set('cookie', cookie)).body);
}

/** Starts a payment; answers with the address of the page that it leads to. */
async function startPaying(): Promise<string> {
  const answer = await request(service.app)
    .post(`/api/bookings/${booking.bookingId}/payments`)
    .set('cookie', cookie)
    .send({ contact: { name: 'Ada', email: 'ada@example.org' } })
    .expect(200);
  const { status, actionUrl = '' } = answer.body as ReplyOf<typeof customer.startPayment>;
  expect(status).toBe('action-required');
  return actionUrl;
}

const attempt = async () => service.deps.payments.attempt(booking.bookingId, 1);

describe('a service that is paid by Stripe', () => {
  it('tells browsers that paying leads elsewhere', async () => {
    const options = await request(service.app).get('/api/payment-options').expect(200);
    expect(options.body).toEqual({ provider: 'stripe', flow: 'redirect' });
  });

  it('has no page of a sandbox, and takes no word of one', async () => {
    await request(service.app).get('/sandbox/authentication/bkg_1/1').expect(404);
    await request(service.app)
      .post('/api/payments/webhooks/sandbox')
      .set('content-type', 'application/json')
      .send('{}')
      .expect(404);
  });

  it('leads to its page, which leads back to the booking, paid', async () => {
    const page = await startPaying();
    const back = await standIn.visit(page, 'pay');
    expect(back).toBe(`${service.config.PUBLIC_URL}/bookings/${booking.bookingId}`);
    const now = instantOf(Date.now());
    await settlePayment(service.deps, booking.bookingId, 1, now);
    expect(await read()).toMatchObject({ status: 'confirmed' });
  });

  it('releases seats, and with them the page', async () => {
    const page = await startPaying();
    const api = request(service.app).delete(`/api/bookings/${booking.bookingId}`);
    await api.set('cookie', cookie).expect(204);
    expect(await standIn.visit(page, 'pay')).toBeUndefined();
  });

  it('says so when Stripe does not answer', async () => {
    standIn.faults.next('POST /v1/checkout/sessions', 'rate-limit');
    const answer = await request(service.app)
      .post(`/api/bookings/${booking.bookingId}/payments`)
      .set('cookie', cookie)
      .send({ contact: { name: 'Ada', email: 'ada@example.org' } })
      .expect(503);
    expect(answer.body).toMatchObject({ code: 'provider-unavailable' });
    await startPaying();
  });
});

describe('a message of Stripe', () => {
  /** An event that says that this booking's session was paid. */
  async function paidEvent(): Promise<StandInEvent> {
    standIn.times = 0;
    await standIn.visit(await startPaying(), 'pay');
    standIn.times = 1;
    const told = standIn.events.at(-1);
    if (!told) throw new Error('It told nothing.');
    return told;
  }

  it('is taken once, however often it comes', async () => {
    const told = await paidEvent();
    expect(await Promise.all([1, 2, 3].map(() => standIn.tell(told)))).toEqual([204, 204, 204]);
    const noted = await attempt();
    expect(noted).toMatchObject({ status: 'captured' });
    expect(await standIn.tell(told)).toBe(204);
    expect(await attempt()).toEqual(noted);
  });

  it.each([
    ['signed with another secret', { secret: 'whsec_other' }, 401],
    ['six minutes old', { at: Date.now() - 6 * MINUTE_MS }, 400],
    ['six minutes ahead', { at: Date.now() + 6 * MINUTE_MS }, 400],
  ])('%s is refused and changes nothing', async (_what, other, status) => {
    expect(await standIn.tell(await paidEvent(), other)).toBe(status);
    expect(await attempt()).toMatchObject({ status: 'started' });
  });

  it('changed on its way, or without a signature, is refused', async () => {
    const told = await paidEvent();
    const body = JSON.stringify(told);
    const api = request(service.app).post('/api/payments/webhooks/stripe');
    await api.set('content-type', 'application/json').send(body).expect(401);
    const at = Math.floor(Date.now() / 1_000);
    const forged = { 'content-type': 'application/json', 'stripe-signature': `t=${at},v1=00` };
    await post({ body: Buffer.from(body), headers: forged }).expect(401);
    expect(await attempt()).toMatchObject({ status: 'started' });
  });

  it.each<[string, string, object]>([
    ['of another kind', 'customer.created', { id: 'cus_1', object: 'customer' }],
    ["about somebody else's session", 'checkout.session.completed', { metadata: null }],
    [
      'about a booking that we never had',
      'checkout.session.completed',
      { id: 'cs_1', payment_status: 'paid', metadata: { bookingId: 'bkg_x', attempt: '1' } },
    ],
    ["about somebody else's refund", 'refund.failed', { status: 'failed', metadata: {} }],
    [
      'about a refund that we never made',
      'refund.failed',
      { status: 'failed', metadata: { bookingId: 'bkg_x', refundId: 'rfd_x' } },
    ],
  ])('%s is taken and ignored', async (_what, type, object) => {
    expect(await standIn.tell(eventOf(type, object, Date.now()))).toBe(204);
  });

  it('that a refund failed after all owes it again, once', async () => {
    await standIn.visit(await startPaying(), 'pay');
    const paid = await attempt();
    if (!paid) throw new Error('There is no attempt.');
    const { ledger, payments } = service.deps;
    const { bookingId, eventId, amount, currency } = paid;
    const refund = {
      eventId,
      ...{ refundId: `rfd_${bookingId}`, bookingId, attempt: 1, provider: 'stripe' as const },
      ...{ amount, currency, cause: 'late-payment' as const, status: 'due' as const },
      createdAt: inDays(0),
    };
    await ledger.oweRefund(paid, refund, inDays(0));
    await payments.refundDone(refund, inDays(0));
    const { refundId } = refund;
    const object = { id: 're_1', status: 'failed', metadata: { bookingId, refundId } };
    const failed = eventOf('refund.failed', object, Date.now());
    await Promise.all([1, 2, 3].map(() => standIn.tell(failed)));
    expect((await payments.ofBooking(bookingId)).refunds).toMatchObject([{ status: 'due' }]);
    const owed = (await effectsOf(service)).filter(
      (effect) => effect.kind === 'refund' && effect.refundId === refundId,
    );
    expect(owed).toHaveLength(2); // That of the debt, which nobody has worked off here, and one more.
  });
});
