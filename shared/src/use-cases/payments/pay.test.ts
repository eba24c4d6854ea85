import { receiveWebhook } from './receive-webhook.ts';
import { settlePayment } from './settle-payment.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  later,
  MINUTE_MS,
  PAYMENT_MS,
  type Booking,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  deliverWebhook,
  drainOutbox,
  faultAt,
  holdersOf,
  injectFaults,
  reconcile,
  shopper,
  startBookingWorld,
  WORLD_DELAY_MS,
  type BookingWorld,
  type CardName,
} from '../../testing/index.ts';
import type { PaymentProvider } from '../ports.ts';

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
});
afterEach(() => {
  world.provider = world.providers[0] ?? world.provider;
});
afterAll(() => world.stop());

const visitor = (name: string) => shopper(world, event, name);

/** Puts a provider in the world that behaves otherwise for once. */
function withProvider(change: (real: PaymentProvider) => Partial<PaymentProvider>): void {
  world.provider = { ...world.provider, ...change(world.provider) };
}

const captured = ({ bookingId }: Booking, attempt = 1) =>
  deliverWebhook(world, { bookingId, attempt, state: { state: 'captured' } });

const ofBooking = ({ bookingId }: Booking) => world.payments.ofBooking(bookingId);
const ticketsOf = ({ bookingId }: Booking) => world.tickets.ofBooking(bookingId);

describe('paying', () => {
  it('confirms, and says so again when asked again', async () => {
    const held = await visitor('ada').hold({ seats: ['a1', 'a2'] });
    const answer = await visitor('ada').pay(held);
    expect(answer.status).toBe('confirmed');
    expect(answer.booking).toEqual(await world.bookings.find(held.bookingId));
    expect(await visitor('ada').pay(held)).toEqual(answer);
    expect(await ticketsOf(held)).toHaveLength(2);
    expect((await ofBooking(held)).attempts).toHaveLength(1);
  });

  it('makes a free booking without any payment, once', async () => {
    const free = event.categories.map((category) => ({ ...category, price: 0 }));
    event = await world.putOnSale({ categories: free, fees: { perTicket: 0, share: 0 } });
    const held = await visitor('ada').hold({ seats: ['a1'] });
    const answers = await Promise.all(Array.from({ length: 5 }, () => visitor('ada').pay(held)));
    const stands = await world.bookings.find(held.bookingId);
    for (const { status, booking } of answers) {
      expect(status).toBe('confirmed');
      expect(booking).toEqual(stands);
    }
    expect(stands).toMatchObject({ status: 'confirmed', paidBy: 0, contact: { name: 'ada' } });
    expect(await ofBooking(held)).toEqual({ attempts: [], refunds: [] });
    expect(await ticketsOf(held)).toHaveLength(1);
  });

  it.each([
    ['declined', 'payment-declined'],
    ['poor', 'insufficient-funds'],
  ] as const)(
    'with a card that is %s leaves the hold, and another card may pay',
    async (card, code) => {
      const ada = visitor('ada');
      const held = await ada.hold({ seats: ['a1'] });
      await expect(ada.pay(held, card)).rejects.toMatchObject({ code });
      expect((await holdersOf(world, event)).seats).toEqual({ a1: held.bookingId });
      expect((await ada.pay(held)).booking).toMatchObject({ status: 'confirmed', paidBy: 2 });
    },
  );

  it('declined leaves the seats to be changed, and pays for the new ones', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(ada.pay(held, 'declined')).rejects.toMatchObject({ code: 'payment-declined' });
    const changed = await ada.change(held, { seats: ['a1', 'a2'] });
    expect((await ada.pay(held)).status).toBe('confirmed');
    const { attempts } = await ofBooking(held);
    expect(attempts.map(({ amount }) => amount)).toEqual([held.totals.total, changed.totals.total]);
  });

  it('sends money back that comes in for seats given up since', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(ada.pay(held, 'declined')).rejects.toMatchObject({ code: 'payment-declined' });
    await ada.change(held, { seats: ['a1', 'a2'] });
    const captured = {
      bookingId: held.bookingId,
      attempt: 1,
      state: { state: 'captured' as const },
    };
    await deliverWebhook(world, captured);
    await settlePayment(world, held.bookingId, 1, world.clock.now());
    expect((await ofBooking(held)).attempts[0]).toMatchObject({ outcome: 'refundDue' });
    expect((await world.bookings.find(held.bookingId))?.status).toBe('held');
  });

  it('with a mistyped card ends the attempt at once', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    withProvider((real) => ({
      charge: (request, now) =>
        real.charge({ ...request, card: { number: '1', expiry: '12/49', cvc: '1' } }, now),
    }));
    await expect(ada.pay(held)).rejects.toMatchObject({ code: 'payment-method-invalid' });
    expect((await ofBooking(held)).attempts[0]).toMatchObject({ status: 'declined' });
    world.provider = world.providers[0] ?? world.provider;
    expect((await ada.pay(held)).status).toBe('confirmed');
  });

  it('while the money is on its way starts nothing else, and nothing can be given back', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await ada.pay(held, 'delayed');
    expect((await ada.pay(held, 'good')).status).toBe('pending');
    await expect(ada.release(held)).rejects.toMatchObject({ code: 'payment-in-progress' });
    expect((await ofBooking(held)).attempts).toHaveLength(1);
    world.clock.advance(WORLD_DELAY_MS);
    expect((await ada.pay(held, 'good')).booking).toMatchObject({ paidBy: 1 });
  });

  it('keeps the seats 15 minutes from its start, once (rule 19)', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    world.clock.advance(9 * MINUTE_MS);
    const { booking } = await ada.pay(held, 'stepUp');
    const end = world.clock.epoch() + PAYMENT_MS;
    expect(Date.parse(booking.heldUntil)).toBe(end);
    world.clock.advance(10 * MINUTE_MS);
    expect(Date.parse((await ada.pay(held, 'stepUp')).booking.heldUntil)).toBe(end);
  });

  it('takes money once for many clicks at once', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await Promise.allSettled(Array.from({ length: 8 }, () => ada.pay(held)));
    world.clock.advance(world.recheckAfterMs);
    await reconcile(world);
    await drainOutbox(world);
    const states = await Promise.all(
      (await ofBooking(held)).attempts.map(({ attempt }) =>
        world.sandbox.look({ bookingId: held.bookingId, attempt }),
      ),
    );
    expect(states.filter(({ state }) => state === 'captured')).toHaveLength(1);
    expect(await world.bookings.find(held.bookingId)).toMatchObject({ status: 'confirmed' });
  });

  it('is refused after the end of the hold, for strangers, and before the limit is checked', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(visitor('bob').pay(held)).rejects.toMatchObject({ code: 'booking-not-found' });
    world.clock.advance(10 * MINUTE_MS);
    await expect(ada.pay(held)).rejects.toMatchObject({ code: 'hold-expired' });
    event = await world.putOnSale({ maxTicketsPerCustomer: 2 });
    const bob = visitor('bob');
    await bob.pay(await bob.hold({ seats: ['a1', 'a2'] }, 'k1'));
    const second = await bob.hold({ seats: ['b1'] }, 'k2');
    await expect(bob.pay(second)).rejects.toMatchObject({ code: 'customer-limit-reached' });
    expect(await ofBooking(second)).toEqual({ attempts: [], refunds: [] });
  });
});

describe('a provider that fails', () => {
  it('before it charged: the customer tries again and pays once', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    withProvider(() => ({ charge: () => Promise.reject(new Error('no line')) }));
    await expect(ada.pay(held)).rejects.toThrow('no line');
    world.provider = world.providers[0] ?? world.provider;
    expect((await ada.pay(held)).booking).toMatchObject({ status: 'confirmed', paidBy: 2 });
    expect(await world.sandbox.look({ bookingId: held.bookingId, attempt: 1 })).toEqual({
      state: 'expired',
    });
  });

  it.each(['the customer', 'reconciliation'])(
    'after it charged: %s finds the money and it is settled',
    async (finder) => {
      const ada = visitor('ada');
      const held = await ada.hold({ seats: ['a1'] });
      withProvider((real) => ({
        async charge(request, now) {
          await real.charge(request, now);
          throw new Error('line cut');
        },
      }));
      await expect(ada.pay(held)).rejects.toThrow('line cut');
      world.provider = world.providers[0] ?? world.provider;
      if (finder === 'the customer') expect((await ada.pay(held)).status).toBe('confirmed');
      world.clock.advance(world.recheckAfterMs);
      await reconcile(world);
      await drainOutbox(world);
      expect(await world.bookings.find(held.bookingId)).toMatchObject({
        status: 'confirmed',
        paidBy: 1,
      });
      expect(await ticketsOf(held)).toHaveLength(1);
    },
  );

  it('while a charge is on its way: one that comes too late takes no money', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    let arrive: () => void = () => undefined;
    const onItsWay = new Promise<void>((resolve) => (arrive = resolve));
    const real = world.provider;
    withProvider(() => ({
      async charge(request, now) {
        if (request.attempt === 1) await onItsWay;
        return real.charge(request, now);
      },
    }));
    const first = ada.pay(held).catch((error: unknown) => error);
    while ((await world.bookings.find(held.bookingId))?.attempts !== 1);
    expect((await ada.pay(held)).booking).toMatchObject({ status: 'confirmed', paidBy: 2 });
    arrive();
    expect(await first).toMatchObject({ code: 'payment-declined' });
    expect(await world.sandbox.look({ bookingId: held.bookingId, attempt: 1 })).toEqual({
      state: 'expired',
    });
  });
});

describe('a webhook (rule 18)', () => {
  it.each(['delayed', 'stepUp'] as CardName[])('settles a payment by %s card', async (card) => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    expect((await ada.pay(held, card)).status).not.toBe('confirmed');
    await captured(held);
    expect(await world.bookings.find(held.bookingId)).toMatchObject({ status: 'held' });
    await drainOutbox(world);
    expect(await world.bookings.find(held.bookingId)).toMatchObject({ status: 'confirmed' });
  });

  it('may come many times, before and after it was settled', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await ada.pay(held, 'delayed');
    await Promise.all(Array.from({ length: 5 }, () => captured(held)));
    await Promise.all([drainOutbox(world), drainOutbox(world), captured(held)]);
    await captured(held);
    await drainOutbox(world);
    expect(await ticketsOf(held)).toHaveLength(1);
    expect((await ofBooking(held)).refunds).toEqual([]);
    expect(await world.stats.figures(event.eventId)).toMatchObject({ sold: 1 });
  });

  it('may come before the answer to the charge', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    withProvider((real) => ({
      async charge(request, now) {
        const state = await real.charge(request, now);
        await captured(held);
        await drainOutbox(world);
        return state;
      },
    }));
    const answer = await ada.pay(held);
    expect(answer).toMatchObject({ status: 'confirmed', booking: { paidBy: 1 } });
    expect(await ticketsOf(held)).toHaveLength(1);
    expect((await ofBooking(held)).refunds).toEqual([]);
  });

  it('that says captured after a decline is believed', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(ada.pay(held, 'declined')).rejects.toMatchObject({ code: 'payment-declined' });
    await captured(held);
    await deliverWebhook(world, {
      bookingId: held.bookingId,
      attempt: 1,
      state: { state: 'declined', reason: 'payment-declined' },
    });
    await drainOutbox(world);
    expect(await world.bookings.find(held.bookingId)).toMatchObject({ status: 'confirmed' });
  });

  it('of an unknown payment is taken, so that it is not sent again, and changes nothing', async () => {
    await deliverWebhook(world, {
      bookingId: 'bkg_x',
      attempt: 1,
      state: { state: 'captured' },
    });
    expect(await world.payments.ofBooking('bkg_x')).toEqual({ attempts: [], refunds: [] });
  });

  it('of an unknown provider is refused', async () => {
    const message = { provider: 'other', body: new Uint8Array(), headers: {} };
    await expect(receiveWebhook(world, message, world.clock.now())).rejects.toMatchObject({
      code: 'provider-unknown',
    });
  });
});

describe('reconciliation', () => {
  it('settles what nobody told us of, and asks again about what is open', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await ada.pay(held, 'delayed');
    world.clock.advance(WORLD_DELAY_MS - 1);
    expect(await world.sandbox.look({ bookingId: held.bookingId, attempt: 1 })).toEqual({
      state: 'pending',
    });
    world.clock.advance(world.recheckAfterMs);
    await reconcile(world);
    expect(await world.bookings.find(held.bookingId)).toMatchObject({ status: 'confirmed' });
  });

  it('ends a payment whose hold is over, so that it takes no more money', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await ada.pay(held, 'stepUp');
    world.clock.advance(MINUTE_MS);
    await reconcile(world);
    expect((await ofBooking(held)).attempts[0]).toMatchObject({ status: 'started' });
    world.clock.advance(PAYMENT_MS);
    await reconcile(world);
    expect((await ofBooking(held)).attempts[0]).toMatchObject({ status: 'expired' });
    expect(await world.sandbox.look({ bookingId: held.bookingId, attempt: 1 })).toEqual({
      state: 'expired',
    });
  });

  it('comes about exactly when the hold is over, not a minute later (rule 19)', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    const { booking } = await ada.pay(held, 'stepUp');
    world.clock.advance(PAYMENT_MS - 30_000);
    await reconcile(world);
    expect((await ofBooking(held)).attempts[0]).toMatchObject({ dueAt: booking.heldUntil });
    world.clock.advance(30_000);
    await reconcile(world);
    expect((await ofBooking(held)).attempts[0]).toMatchObject({ status: 'expired' });
  });

  it('puts what fails aside, longer each time, counts it, and forgets that when all is well', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await ada.pay(held, 'stepUp');
    const noLine = { ...world.sandbox, look: () => Promise.reject(new Error('no line')) };
    const cut = { ...world, providers: [noLine] };
    world.clock.advance(world.recheckAfterMs);
    for (let troubles = 1; troubles <= 3; troubles += 1) {
      await expect(reconcile(cut)).rejects.toThrow('no line');
      const dueAt = later(world.clock.now(), 1_000 * 2 ** troubles);
      expect((await ofBooking(held)).attempts[0]).toMatchObject({ troubles, dueAt });
      await reconcile(cut);
      world.clock.advance(1_000 * 2 ** troubles);
    }
    await reconcile(world);
    expect((await ofBooking(held)).attempts[0]).not.toHaveProperty('troubles');
  });

  it('may run many times at once, and goes on behind one that fails', async () => {
    const names = ['ada', 'bob', 'cyd'];
    const held = await Promise.all(
      names.map(async (name, index) => {
        const booking = await visitor(name).hold({ seats: [`a${index + 1}`] });
        await visitor(name).pay(booking, 'delayed');
        return booking;
      }),
    );
    world.clock.advance(world.recheckAfterMs + WORLD_DELAY_MS);
    const restore = injectFaults(world.db.client, faultAt('no-reply', 2));
    await Promise.allSettled([reconcile(world), reconcile(world), reconcile(world)]);
    restore();
    world.clock.advance(MINUTE_MS);
    await reconcile(world);
    await drainOutbox(world);
    for (const booking of held) {
      expect(await world.bookings.find(booking.bookingId)).toMatchObject({ status: 'confirmed' });
      expect(await ticketsOf(booking)).toHaveLength(1);
    }
  });
});
