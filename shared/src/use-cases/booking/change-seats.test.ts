import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CLOCK_SKEW_MS,
  MINUTE_MS,
  PAYMENT_MS,
  type Booking,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  faultAt,
  holdersOf,
  injectFaults,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';

const FLOOR = 'sec_floor';

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
});
afterAll(() => world.stop());

const visitor = (name: string) => shopper(world, event, name);

const seatsOf = (booking: Booking) =>
  booking.lines.flatMap((line) => (line.kind === 'seat' ? [line.seatId] : []));

describe('exchanging the seats of a hold', () => {
  it('keeps what is still wanted and the end of the hold, at the prices of now', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1', 'a2'] });
    world.clock.advance(3 * MINUTE_MS);
    const changed = await ada.change(held, { seats: ['a2', 'c1'] });
    expect(changed).toMatchObject({
      heldUntil: held.heldUntil,
      revision: 2,
      totals: { tickets: 4_200 + 2_500 },
    });
    expect((await holdersOf(world, event)).seats).toEqual({
      a2: held.bookingId,
      c1: held.bookingId,
    });
    expect(await world.bookings.find(held.bookingId)).toEqual(changed);
  });

  it('grows and shrinks places, also within one pool', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ places: [{ sectionId: FLOOR, quantity: 2 }] });
    for (const quantity of [3, 7, 1, 4]) {
      const changed = await ada.change(held, { places: [{ sectionId: FLOOR, quantity }] });
      expect(changed.lines).toHaveLength(quantity);
      expect((await holdersOf(world, event)).places).toEqual({ [held.bookingId]: quantity });
    }
  });

  it('finds the last places while others take them too', async () => {
    const held = await Promise.all(
      ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1'].map((seatId) =>
        visitor(`last${seatId}`).hold({ seats: [seatId] }),
      ),
    );
    const places = [{ sectionId: FLOOR, quantity: 1 }];
    const changed = await Promise.all(
      held.map((booking) => visitor(`last${seatsOf(booking)[0]}`).change(booking, { places })),
    );
    expect(Object.keys((await holdersOf(world, event)).places)).toHaveLength(changed.length);
  });

  it('leaves all as it was when one seat is lost', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1', 'b1'] });
    const other = await visitor('bob').hold({ seats: ['c2'] });
    await expect(ada.change(held, { seats: ['a1', 'c1', 'c2'] })).rejects.toMatchObject({
      code: 'seat-unavailable',
      details: { seats: ['c2'] },
    });
    expect((await holdersOf(world, event)).seats).toEqual({
      a1: held.bookingId,
      b1: held.bookingId,
      c2: other.bookingId,
    });
    expect(await world.bookings.find(held.bookingId)).toEqual(held);
  });

  it('is the same when it is repeated', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await ada.change(held, { seats: ['a2'] });
    await ada.change(held, { seats: ['a2'] });
    expect((await holdersOf(world, event)).seats).toEqual({ a2: held.bookingId });
  });

  it('has one winner among many at once, and the booking says which', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    const wishes = ['a2', 'a3', 'b1', 'b2', 'c1'];
    await Promise.allSettled(wishes.map((seatId) => ada.change(held, { seats: [seatId] })));
    const stands = await world.bookings.find(held.bookingId);
    const { seats } = await holdersOf(world, event);
    expect(Object.keys(seats)).toEqual(stands && seatsOf(stands));
  });

  it('never gives a seat to two who exchange for it at once', async () => {
    const shoppers = ['ada', 'bob', 'cyd', 'dan'].map((name, index) => ({
      who: visitor(name),
      seats: [`a${index + 1}`],
    }));
    const held = await Promise.all(shoppers.map(({ who, seats }) => who.hold({ seats })));
    const answers = await Promise.allSettled(
      shoppers.map(({ who }, index) => {
        const booking = held[index];
        if (!booking) throw new Error('no booking');
        return who.change(booking, { seats: ['c1', 'c2'] });
      }),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const { bookingId } of held) {
      const stands = await world.bookings.find(bookingId);
      const { seats } = await holdersOf(world, event);
      const mine = Object.keys(seats).filter((seatId) => seats[seatId] === bookingId);
      expect(mine.sort()).toEqual(stands && seatsOf(stands).sort());
    }
  });

  it.each(['lost-reply', 'conflict', 'throttle'] as const)(
    'happens once after %s',
    async (fault) => {
      const ada = visitor('ada');
      const held = await ada.hold({ seats: ['a1'] });
      const restore = injectFaults(world.db.client, faultAt(fault));
      await ada.change(held, { seats: ['c1', 'a2'] });
      restore();
      expect((await holdersOf(world, event)).seats).toEqual({
        a2: held.bookingId,
        c1: held.bookingId,
      });
    },
  );

  it('is refused while paying, after the end, and for others', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(visitor('bob').change(held, { seats: ['a2'] })).rejects.toMatchObject({
      code: 'booking-not-found',
    });
    await ada.pay(held, 'stepUp');
    await expect(ada.change(held, { seats: ['a2'] })).rejects.toMatchObject({
      code: 'booking-paying',
    });
    const late = await visitor('cyd').hold({ seats: ['b1'] });
    world.clock.advance(event.holdMinutes * MINUTE_MS);
    await expect(visitor('cyd').change(late, { seats: ['b2'] })).rejects.toMatchObject({
      code: 'hold-expired',
    });
  });
});

describe('renewing a hold', () => {
  it('starts its time again, once', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'], places: [{ sectionId: FLOOR, quantity: 1 }] });
    world.clock.advance(9 * MINUTE_MS);
    await ada.renew(held);
    world.clock.advance(9 * MINUTE_MS);
    await expect(visitor('bob').hold({ seats: ['a1'] })).rejects.toMatchObject({
      code: 'seat-unavailable',
    });
    await expect(ada.renew(held)).rejects.toMatchObject({ code: 'already-renewed' });
    world.clock.advance(MINUTE_MS + CLOCK_SKEW_MS + 1);
    await visitor('bob').hold({ seats: ['a1'] }, 'again');
  });

  it('happens once, however often it is asked for at once', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    world.clock.advance(MINUTE_MS);
    await Promise.allSettled(Array.from({ length: 6 }, () => ada.renew(held)));
    const stands = await world.bookings.find(held.bookingId);
    expect(stands).toMatchObject({
      renewed: true,
      heldUntil: new Date(world.clock.epoch() + 10 * MINUTE_MS).toISOString(),
    });
  });

  it('never ends it earlier than a payment that came to nothing had made it end', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(ada.pay(held, 'declined')).rejects.toMatchObject({ code: 'payment-declined' });
    const until = new Date(world.clock.epoch() + PAYMENT_MS).toISOString();
    expect((await ada.renew(held)).heldUntil).toBe(until);
    expect((await world.bookings.find(held.bookingId))?.heldUntil).toBe(until);
  });

  it('is refused after the end', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    world.clock.advance(10 * MINUTE_MS);
    await expect(ada.renew(held)).rejects.toMatchObject({ code: 'hold-expired' });
  });
});

describe('releasing a hold', () => {
  it('frees its seats at once, and is the same when repeated', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({
      seats: ['a1', 'c1'],
      places: [{ sectionId: FLOOR, quantity: 2 }],
    });
    await ada.release(held);
    await ada.release(held);
    expect(await holdersOf(world, event)).toMatchObject({ seats: {}, places: {} });
    await visitor('bob').hold({ seats: ['a1', 'c1'] });
    await ada.release(held);
    expect(Object.keys((await holdersOf(world, event)).seats)).toHaveLength(2);
  });

  it('finishes by its repeat what a crash left undone', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1', 'c1'] });
    const restore = injectFaults(world.db.client, faultAt('unreachable', 2));
    await expect(ada.release(held)).rejects.toMatchObject({ code: 'store-unavailable' });
    restore();
    await ada.release(held);
    expect((await holdersOf(world, event)).seats).toEqual({});
  });

  it('is refused for a stranger and for what was bought', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(visitor('bob').release(held)).rejects.toMatchObject({ code: 'booking-not-found' });
    await ada.pay(held);
    await expect(ada.release(held)).rejects.toMatchObject({ code: 'booking-not-held' });
    expect((await holdersOf(world, event)).seats).toEqual({ a1: held.bookingId });
  });
});
