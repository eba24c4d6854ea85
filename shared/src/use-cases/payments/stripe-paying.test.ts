import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE_MS, PAYMENT_MS, type Booking, type TicketedEvent } from '../../domain/index.ts';
import {
  drainOutbox,
  holdersOf,
  reconcile,
  shopper,
  startStripeWorld,
  type StripeWorld,
} from '../../testing/index.ts';

const CREATE = 'POST /v1/checkout/sessions';

let world: StripeWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startStripeWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
});
afterEach(() => {
  world.standIn.times = 1;
});
afterAll(() => world.stop());

const visitor = (name: string) => shopper(world, event, name);
const stands = ({ bookingId }: Booking) => world.bookings.find(bookingId);
const attemptsOf = async ({ bookingId }: Booking) =>
  (await world.payments.ofBooking(bookingId)).attempts;
const sessionsOf = ({ bookingId }: Booking) =>
  world.standIn.books.allSessions().filter(({ metadata }) => metadata['bookingId'] === bookingId);

/** Somebody on Stripe's page; `page` is its address. */
async function onPage(name = 'ada', seats: readonly string[] = ['a1']) {
  const who = visitor(name);
  const held = await who.hold({ seats });
  return { who, held, page: await pageOf(who, held) };
}

async function pageOf(who: ReturnType<typeof visitor>, held: Booking): Promise<string> {
  const answer = await who.pay(held);
  if (answer.status !== 'action-required') throw new Error(answer.status);
  return answer.actionUrl;
}

async function confirmed(held: Booking, paidBy = 1): Promise<void> {
  await drainOutbox(world);
  expect(await stands(held)).toMatchObject({ status: 'confirmed', paidBy });
  expect(await world.tickets.ofBooking(held.bookingId)).toHaveLength(1);
  expect((await world.payments.ofBooking(held.bookingId)).refunds).toEqual([]);
}

describe("paying on Stripe's page", () => {
  it('leads there, is told by webhook before the customer is back, and gives the tickets', async () => {
    const { held, page } = await onPage();
    expect(sessionsOf(held)).toMatchObject([
      { amount_total: held.totals.total, currency: 'eur', customer_email: 'ada@example.org' },
    ]);
    expect(await world.standIn.visit(page, 'pay')).toBe('http://foyer.test/bookings');
    expect((await attemptsOf(held))[0]).toMatchObject({ status: 'captured' });
    await confirmed(held);
    expect((await attemptsOf(held))[0]).not.toHaveProperty('terms');
  });

  it('may be declined or rejected there, and goes through with another card', async () => {
    const { held, page } = await onPage();
    expect(await world.standIn.visit(page, 'decline')).toBeUndefined();
    expect(await world.standIn.visit(page, 'reject')).toBeUndefined();
    expect((await attemptsOf(held))[0]).toMatchObject({ status: 'started' });
    await world.standIn.visit(page, 'authenticate');
    await world.standIn.visit(page, 'approve');
    await confirmed(held);
  });

  it('can be left and begun again: the page left takes no money any more', async () => {
    const { who, held, page } = await onPage();
    expect(await world.standIn.visit(page, 'back')).toBe('http://foyer.test/bookings');
    const other = await pageOf(who, held);
    expect(await world.standIn.visit(page, 'pay')).toBeUndefined();
    await world.standIn.visit(other, 'pay');
    await confirmed(held, 2);
  });

  it('and money that comes later keeps the seats until it is decided', async () => {
    const { who, held, page } = await onPage();
    await world.standIn.visit(page, 'later');
    expect((await who.pay(held)).status).toBe('pending');
    await expect(who.release(held)).rejects.toMatchObject({ code: 'payment-in-progress' });
    const [session] = sessionsOf(held);
    const paid = world.standIn.books.decide(session?.id ?? '', 'succeeded');
    await world.standIn.happen('checkout.session.async_payment_succeeded', paid);
    await confirmed(held);
  });

  it.each(['told', 'looked up'])('and money that does not come after all is %s', async (how) => {
    world.standIn.times = how === 'told' ? 1 : 0;
    const { who, held, page } = await onPage();
    await world.standIn.visit(page, 'later');
    const [session] = sessionsOf(held);
    const failed = world.standIn.books.decide(session?.id ?? '', 'requires_payment_method');
    await world.standIn.happen('checkout.session.async_payment_failed', failed);
    world.clock.advance(how === 'told' ? 0 : world.recheckAfterMs);
    await reconcile(world);
    expect((await attemptsOf(held))[0]).toMatchObject({ status: 'declined' });
    expect(await who.change(held, { seats: ['a2'] })).toMatchObject({ status: 'held' });
  });

  it('ends with the release of the seats', async () => {
    const { who, held, page } = await onPage();
    await who.release(held);
    expect(await world.standIn.visit(page, 'pay')).toBeUndefined();
    expect((await holdersOf(world, event)).seats).toEqual({});
  });

  it('ends with the hold, though Stripe would let it stay open (rule 19)', async () => {
    const { held, page } = await onPage();
    world.clock.advance(PAYMENT_MS);
    await reconcile(world);
    expect((await attemptsOf(held))[0]).toMatchObject({ status: 'expired' });
    expect(sessionsOf(held)).toMatchObject([{ status: 'expired' }]);
    expect(await world.standIn.visit(page, 'pay')).toBeUndefined();
  });

  it('exactly while it is ended is settled, whoever ends it', async () => {
    const { books } = world.standIn;
    const { expire } = books;
    books.expire = (id) => {
      books.complete(id, 'succeeded');
      return expire(id);
    };
    const ada = await onPage('ada');
    await expect(ada.who.release(ada.held)).rejects.toMatchObject({ code: 'booking-paying' });
    await confirmed(ada.held);
    event = await world.putOnSale();
    const bob = await onPage('bob');
    world.clock.advance(PAYMENT_MS);
    await reconcile(world);
    books.expire = expire;
    await confirmed(bob.held);
  });

  it('needs no webhook: reconciliation asks', async () => {
    world.standIn.times = 0;
    const { held, page } = await onPage();
    await world.standIn.visit(page, 'pay');
    world.clock.advance(world.recheckAfterMs);
    await reconcile(world);
    await confirmed(held);
  });

  it('told five times over gives its tickets once', async () => {
    world.standIn.times = 5;
    const { held, page } = await onPage();
    await world.standIn.visit(page, 'pay');
    await confirmed(held);
    for (const told of world.standIn.events) await world.standIn.tell(told);
    await confirmed(held);
  });
});

describe('money that comes after the end of the hold', () => {
  /** Pays too late for the job that ends sessions, which has not run. */
  async function paidLate(taken: readonly string[]): Promise<Booking> {
    const { held, page } = await onPage('ada', ['c1']);
    world.clock.advance(PAYMENT_MS + MINUTE_MS);
    if (taken.length > 0) await visitor('bob').hold({ seats: taken });
    await world.standIn.visit(page, 'pay');
    await drainOutbox(world);
    return held;
  }

  it('gets the same seats where nobody took them', async () => {
    const held = await paidLate([]);
    expect(await stands(held)).toMatchObject({ status: 'confirmed', lines: held.lines });
  });

  it('gets equal seats where somebody did', async () => {
    const held = await paidLate(['c1']);
    expect((await attemptsOf(held))[0]).toMatchObject({ outcome: 'reseated' });
  });

  it('goes back where there are none', async () => {
    const held = await paidLate(['c1', 'c2', 'c3']);
    const { attempts, refunds } = await world.payments.ofBooking(held.bookingId);
    expect(attempts[0]).toMatchObject({ outcome: 'refundDue' });
    expect(refunds).toMatchObject([{ status: 'done', amount: held.totals.total }]);
    const [session] = sessionsOf(held);
    expect(world.standIn.books.refundsOf(session?.payment_intent ?? '')).toMatchObject([
      { amount: held.totals.total, metadata: { bookingId: held.bookingId } },
    ]);
  });
});

describe('a session', () => {
  it('whose first answer is lost is the same when it is asked for again', async () => {
    world.standIn.faults.next(CREATE, 'lost-reply');
    const { held, page } = await onPage();
    expect(sessionsOf(held)).toHaveLength(1);
    await world.standIn.visit(page, 'pay');
    await confirmed(held);
  });

  it('whose every answer is lost is found and ended before another begins', async () => {
    world.standIn.faults.next(CREATE, 'lost-reply', 3);
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(ada.pay(held)).rejects.toMatchObject({ code: 'provider-unavailable' });
    const page = await pageOf(ada, held);
    expect(sessionsOf(held).map(({ status }) => status)).toEqual(['open', 'expired']);
    await world.standIn.visit(page, 'pay');
    await confirmed(held, 2);
  });

  it('whose name was never noted, since the process died, is found by asking for it again', async () => {
    const noteRef = () => Promise.reject(new Error('died'));
    const dying = { ...world, payments: { ...world.payments, noteRef } };
    const held = await visitor('ada').hold({ seats: ['a1'] });
    await expect(shopper(dying, event, 'ada').pay(held)).rejects.toThrow('died');
    expect((await attemptsOf(held))[0]).not.toHaveProperty('providerRef');
    world.clock.advance(world.recheckAfterMs);
    await reconcile(world);
    const [session, ...others] = sessionsOf(held);
    expect(others).toEqual([]);
    expect((await attemptsOf(held))[0]).toMatchObject({ providerRef: session?.id });
  });

  it('that never arrived comes too late after some minutes, and the attempt is over', async () => {
    world.standIn.faults.next(CREATE, 'error', 3);
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(ada.pay(held)).rejects.toMatchObject({ code: 'provider-unavailable' });
    world.clock.advance(6 * MINUTE_MS);
    await reconcile(world);
    expect(sessionsOf(held)).toEqual([]);
    expect((await attemptsOf(held))[0]).toMatchObject({ status: 'expired' });
    await world.standIn.visit(await pageOf(ada, held), 'pay');
    await confirmed(held, 2);
  });

  it('behind an error that Stripe keeps repeating is found in its list', async () => {
    world.standIn.faults.next(CREATE, 'kept-error');
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(ada.pay(held)).rejects.toMatchObject({ code: 'provider-unavailable' });
    await world.standIn.visit(await pageOf(ada, held), 'pay');
    expect(sessionsOf(held).map(({ status }) => status)).toEqual(['complete', 'expired']);
    await confirmed(held, 2);
  });

  it('paid while our jobs were off for days, its name never noted, is found in the list', async () => {
    world.standIn.times = 0;
    const forgetful = { ...world.payments, noteRef: () => Promise.resolve() };
    const ada = shopper({ ...world, payments: forgetful }, event, 'ada');
    const held = await ada.hold({ seats: ['a1'] });
    const page = await pageOf(ada, held);
    await world.standIn.visit(page, 'pay');
    world.clock.advance(3 * 24 * 60 * MINUTE_MS);
    await reconcile(world);
    await confirmed(held);
    expect(sessionsOf(held)).toHaveLength(1);
  });

  it.each(['rate-limit', 'silence'] as const)('is refused for now on %s', async (fault) => {
    world.standIn.faults.next(CREATE, fault, 3);
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(ada.pay(held)).rejects.toMatchObject({ code: 'provider-unavailable' });
    world.standIn.faults.clear();
    await world.standIn.visit(await pageOf(ada, held), 'pay');
    await confirmed(held, 2);
  });
});
