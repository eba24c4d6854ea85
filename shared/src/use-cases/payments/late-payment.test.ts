import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CLOCK_SKEW_MS,
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
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import { settlePayment } from './settle-payment.ts';

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
const places = (quantity: number) => ({ places: [{ sectionId: FLOOR, quantity }] });

/** A hold that waits for its customer's bank until it is over. */
async function lateBooking(wishes: Parameters<ReturnType<typeof visitor>['hold']>[0]) {
  const ada = visitor('ada');
  const held = await ada.hold(wishes);
  const { booking } = await ada.pay(held, 'stepUp');
  world.clock.advance(PAYMENT_MS + CLOCK_SKEW_MS + 1);
  return booking;
}

/** The bank says at last that it paid, and the jobs do what follows. */
async function bankPays({ bookingId, attempts }: Booking): Promise<Booking> {
  await deliverWebhook(world, { bookingId, attempt: attempts, state: { state: 'captured' } });
  await drainOutbox(world);
  const stands = await world.bookings.find(bookingId);
  if (!stands) throw new Error('The booking is gone.');
  return stands;
}

const seatsOf = (booking: Booking) =>
  booking.lines.flatMap((line) => (line.kind === 'seat' ? [line.seatId] : []));

async function moneyOf({ bookingId }: Booking) {
  const { attempts, refunds } = await world.payments.ofBooking(bookingId);
  const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);
  return {
    outcomes: attempts.map(({ outcome }) => outcome),
    refunded: sum(refunds.map(({ amount }) => amount)),
    statuses: refunds.map(({ status }) => status),
    captured: sum(attempts.map(({ status, amount }) => (status === 'captured' ? amount : 0))),
  };
}

describe('a payment that comes after the end of the hold (rule 20)', () => {
  it('gets its own seats when nobody took them', async () => {
    const booking = await lateBooking({ seats: ['a1', 'c1'], ...places(2) });
    const stands = await bankPays(booking);
    expect(stands).toMatchObject({ status: 'confirmed', lines: booking.lines });
    expect(await moneyOf(booking)).toMatchObject({ outcomes: ['allocated'], refunded: 0 });
  });

  it('gets its own seats when they were taken and given back', async () => {
    const booking = await lateBooking({ seats: ['c1', 'c2'], ...places(4) });
    const bob = visitor('bob');
    const taken = await bob.hold({ seats: ['c1'], ...places(7) });
    await bob.release(taken);
    const stands = await bankPays(booking);
    expect(stands).toMatchObject({ status: 'confirmed', lines: booking.lines });
    expect(await moneyOf(booking)).toMatchObject({ outcomes: ['allocated'] });
    expect((await holdersOf(world, event)).soldPlaces).toBe(4);
  });

  it('gets its own seats when the one who took them let them go by time', async () => {
    const booking = await lateBooking({ seats: ['c1', 'c2', 'c3'] });
    await visitor('bob').hold({ seats: ['c1', 'c2'] });
    world.clock.advance(10 * MINUTE_MS + CLOCK_SKEW_MS + 1);
    expect(await bankPays(booking)).toMatchObject({ status: 'confirmed', lines: booking.lines });
  });

  it('moves together to equal seats when one is lost', async () => {
    const booking = await lateBooking({ seats: ['a1', 'a2'] });
    await visitor('bob').hold({ seats: ['a2', 'a3'] });
    const stands = await bankPays(booking);
    expect(stands.status).toBe('confirmed');
    expect(new Set(stands.lines.map((line) => line.kind === 'seat' && line.rowId))).toEqual(
      new Set(['B']),
    );
    expect(stands.totals).toEqual(booking.totals);
    expect(await moneyOf(booking)).toMatchObject({ outcomes: ['reseated'], refunded: 0 });
    const tickets = await world.tickets.ofBooking(booking.bookingId);
    expect(tickets.map(({ seatId }) => seatId)).toEqual(seatsOf(stands));
  });

  it('moves only who has to when there is no room for all together', async () => {
    const booking = await lateBooking({ seats: ['a1', 'a2', 'a3'] });
    await visitor('bob').hold({ seats: ['a3', 'b2'] });
    const stands = await bankPays(booking);
    expect(seatsOf(stands).slice(0, 2)).toEqual(['a1', 'a2']);
    expect(['a4', 'b1', 'b3']).toContain(seatsOf(stands)[2]);
  });

  it('finds places in another pool when its own was given away', async () => {
    const booking = await lateBooking(places(3));
    const [line] = booking.lines;
    const pool = line?.kind === 'place' ? line.pool : -1;
    const others = pool === 0 ? 4 : 3;
    await visitor('bob').hold({ seats: [], ...places(others) });
    const { places: held } = await holdersOf(world, event);
    expect(Object.values(held)).toEqual([others]);
    const stands = await bankPays(booking);
    expect(stands.status).toBe('confirmed');
    expect((await holdersOf(world, event)).soldPlaces).toBe(3);
  });

  it('goes back whole when not all can be had: never only some', async () => {
    const booking = await lateBooking({ seats: ['c1', 'c2'], ...places(2) });
    await visitor('bob').hold({ seats: ['c2'] });
    await visitor('cyd').hold({ seats: ['c3'] });
    const stands = await bankPays(booking);
    expect(stands.status).toBe('held');
    expect(await moneyOf(booking)).toEqual({
      outcomes: ['refundDue'],
      captured: booking.totals.total,
      refunded: booking.totals.total,
      statuses: ['done'],
    });
    expect(await world.tickets.ofBooking(booking.bookingId)).toEqual([]);
    expect((await holdersOf(world, event)).soldPlaces).toBe(0);
  });

  it('has one winner when two that come late want the last equal seat at once', async () => {
    for (let round = 0; round < 6; round += 1) {
      event = await world.putOnSale();
      const held = await Promise.all(
        ['c1', 'c2'].map((seatId, one) => visitor(`late${one}`).hold({ seats: [seatId] })),
      );
      await Promise.all(held.map((booking, one) => visitor(`late${one}`).pay(booking, 'stepUp')));
      world.clock.advance(PAYMENT_MS + CLOCK_SKEW_MS + 1);
      await visitor('bob').hold({ seats: ['c1', 'c2'] });
      await Promise.all(held.map((booking) => bankPays({ ...booking, attempts: 1 })));
      const outcomes = await Promise.all(held.map(async (one) => (await moneyOf(one)).outcomes[0]));
      expect(outcomes.toSorted()).toEqual(['refundDue', 'reseated']);
      expect(Object.keys((await holdersOf(world, event)).seats)).toHaveLength(3);
    }
  });

  it('goes back behind a fence and after a release', async () => {
    const released = await lateBooking({ seats: ['a1'] });
    await world.bookings.release(released);
    await bankPays(released);
    expect(await moneyOf(released)).toMatchObject({ outcomes: ['refundDue'], statuses: ['done'] });
    event = await world.putOnSale();
    const fenced = await lateBooking({ seats: ['a1'] });
    await world.seats.fence(event, world.clock.epoch());
    await bankPays(fenced);
    expect(await moneyOf(fenced)).toMatchObject({ outcomes: ['refundDue'], statuses: ['done'] });
  });

  it('goes back when it would exceed what a customer may buy', async () => {
    event = await world.putOnSale({ maxTicketsPerCustomer: 2 });
    const late = await lateBooking({ seats: ['a1', 'a2'] });
    const ada = visitor('ada');
    await ada.pay(await ada.hold({ seats: ['b1'] }, 'second'));
    await bankPays(late);
    expect(await moneyOf(late)).toMatchObject({ outcomes: ['refundDue'], statuses: ['done'] });
  });

  it('is honoured where a limit was set while it was on its way', async () => {
    const late = await lateBooking({ seats: ['a1', 'a2'] });
    await world.events.put({ ...event, maxTicketsPerCustomer: 2 });
    expect(await bankPays(late)).toMatchObject({ status: 'confirmed' });
  });
});

describe('a second capture of one booking (rule 18)', () => {
  it('goes back, and the booking stays confirmed', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(ada.pay(held, 'declined')).rejects.toMatchObject({ code: 'payment-declined' });
    const { booking } = await ada.pay(held);
    await deliverWebhook(world, {
      bookingId: held.bookingId,
      attempt: 1,
      state: { state: 'captured' },
    });
    await drainOutbox(world);
    expect(await moneyOf(booking)).toEqual({
      outcomes: ['refundDue', 'allocated'],
      captured: 2 * booking.totals.total,
      refunded: booking.totals.total,
      statuses: ['done'],
    });
    const { refunds } = await world.payments.ofBooking(booking.bookingId);
    expect(refunds[0]?.cause).toBe('second-capture');
    expect(await world.bookings.find(held.bookingId)).toEqual(booking);
  });

  it('has one winner when both are settled at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      event = await world.putOnSale();
      const ada = visitor('ada');
      const held = await ada.hold({ seats: ['a1'] });
      await ada.pay(held, 'declined').catch(() => undefined);
      const { booking } = await ada.pay(held, 'stepUp');
      const settleAll = [1, 2].map(async (attempt) => {
        await deliverWebhook(world, {
          bookingId: held.bookingId,
          attempt,
          state: { state: 'captured' },
        });
        await settlePayment(world, held.bookingId, attempt, world.clock.now());
      });
      await Promise.all(settleAll);
      await drainOutbox(world);
      const { outcomes, refunded } = await moneyOf(booking);
      expect(outcomes.toSorted()).toEqual(['allocated', 'refundDue']);
      expect(refunded).toBe(booking.totals.total);
    }
  });
});

describe('releasing while a payment is under way (rule 19)', () => {
  it('ends the payment first, then frees the seats', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await ada.pay(held, 'stepUp');
    await ada.release(held);
    expect(await world.sandbox.look({ bookingId: held.bookingId, attempt: 1 })).toEqual({
      state: 'expired',
    });
    expect((await holdersOf(world, event)).seats).toEqual({});
  });

  it('settles instead when the money had come already', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    const restore = injectFaults(world.db.client, faultAt('unreachable', 2));
    await ada.pay(held).catch(() => undefined);
    restore();
    await expect(ada.release(held)).rejects.toMatchObject({ code: 'booking-paying' });
    expect(await world.bookings.find(held.bookingId)).toMatchObject({ status: 'confirmed' });
  });

  it('ends in exactly one of the two, whatever comes first', async () => {
    for (let round = 0; round < 12; round += 1) {
      event = await world.putOnSale();
      const ada = visitor('ada');
      const held = await ada.hold({ seats: ['a1'] });
      const [paid] = await Promise.allSettled([ada.pay(held), ada.release(held)]);
      world.clock.advance(world.recheckAfterMs);
      await drainOutbox(world);
      const stands = await world.bookings.find(held.bookingId);
      const { captured, refunded } = await moneyOf(held);
      const confirmed = stands?.status === 'confirmed';
      expect(captured - refunded).toBe(confirmed ? held.totals.total : 0);
      expect(Object.keys((await holdersOf(world, event)).seats)).toHaveLength(confirmed ? 1 : 0);
      if (paid.status === 'fulfilled') expect(paid.value.status).not.toBe('pending');
    }
  });
});

describe('settling with faults', () => {
  it.each(['lost-reply', 'no-reply', 'conflict', 'throttle', 'unreachable'] as const)(
    'ends in the same outcome when any of its writes meets %s',
    async (fault) => {
      for (const position of [1, 2, 3, 4]) {
        event = await world.putOnSale();
        const booking = await lateBooking({ seats: ['a1', 'a2'], ...places(1) });
        await visitor('bob').hold({ seats: ['a2'] });
        const restore = injectFaults(world.db.client, faultAt(fault, position));
        await bankPays(booking).catch(() => undefined);
        restore();
        const stands = await bankPays(booking);
        expect(stands.status).toBe('confirmed');
        expect(await moneyOf(booking)).toMatchObject({ outcomes: ['reseated'], refunded: 0 });
        expect(await world.stats.figures(event.eventId)).toMatchObject({ sold: 3 });
      }
    },
  );
});
