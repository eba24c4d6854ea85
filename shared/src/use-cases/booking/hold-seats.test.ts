import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CLOCK_SKEW_MS, MINUTE_MS, type Caller, type TicketedEvent } from '../../domain/index.ts';
import {
  faultAt,
  holdersOf,
  injectFaults,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import type { SeatWishes } from './choose-lines.ts';
import { holdSeats } from './hold-seats.ts';
import { releaseBooking } from './release-booking.ts';

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
});
afterAll(() => world.stop());

const visitor = (name: string): Caller => ({ kind: 'visitor', visitorId: `vis_${name}` });
const customer = (name: string): Caller => ({
  kind: 'customer',
  customerId: `usr_${name}`,
  email: `${name}@example.org`,
  name,
});

function hold(wishes: SeatWishes, caller: Caller = visitor('a'), idempotencyKey = 'key') {
  const { eventId } = event;
  return holdSeats(world, { eventId, caller, idempotencyKey, wishes }, world.clock.now());
}

const refusal = (code: string) => ({ code });

describe('holding seats', () => {
  it('makes a booking with its lines, its price and the end of its hold', async () => {
    const booking = await hold({
      seats: ['a1', 'c1'],
      places: [{ sectionId: 'sec_floor', quantity: 2 }],
    });
    expect(booking).toMatchObject({
      status: 'held',
      totals: { tickets: 4_200 + 2_500 + 2 * 1_500, fees: 400 },
      heldUntil: new Date(world.clock.epoch() + 10 * MINUTE_MS).toISOString(),
    });
    expect(await world.bookings.find(booking.bookingId)).toEqual(booking);
    expect(await holdersOf(world, event)).toMatchObject({
      seats: { a1: booking.bookingId, c1: booking.bookingId },
      places: { [booking.bookingId]: 2 },
    });
  });

  it.each([
    ['seat-unknown', { seats: ['zz'] }],
    ['seat-unavailable', { seats: ['b4'] }],
    ['section-unknown', { places: [{ sectionId: 'sec_none', quantity: 1 }] }],
    ['category-unknown', { best: { categoryId: 'cat_none', quantity: 1 } }],
    ['too-many-tickets', { best: { quantity: 9 } }],
    ['places-unavailable', { places: [{ sectionId: 'sec_floor', quantity: 8 }] }],
  ])('is refused with %s', async (code, wishes) => {
    await expect(hold(wishes)).rejects.toMatchObject(refusal(code));
    expect(await holdersOf(world, event)).toMatchObject({ seats: {}, places: {} });
  });

  it('chooses others when those that seemed best were taken in the meantime', async () => {
    const buyers = Array.from({ length: 12 }, (_, buyer) =>
      hold({ best: { categoryId: 'cat_stalls', quantity: 2 } }, visitor(`best${buyer}`)),
    );
    const answers = await Promise.allSettled(buyers);
    const held = answers.filter(({ status }) => status === 'fulfilled').length;
    expect(held).toBe(3);
    expect(Object.keys((await holdersOf(world, event)).seats)).toHaveLength(6);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject(refusal('seat-unavailable'));
  });

  it('sells the last places to those who come at once, to the last one', async () => {
    const buyers = Array.from({ length: 14 }, (_, buyer) =>
      hold({ places: [{ sectionId: 'sec_floor', quantity: 1 }] }, visitor(`floor${buyer}`)),
    );
    await Promise.allSettled(buyers);
    const { places } = await holdersOf(world, event);
    expect(Object.keys(places)).toHaveLength(7);
  });

  it('finds other places for those who named their seats too', async () => {
    const seats = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3'];
    const held = await Promise.all(
      seats.map((seatId) => {
        const places = [{ sectionId: 'sec_floor', quantity: 1 }];
        return hold({ seats: [seatId], places }, visitor(`both${seatId}`));
      }),
    );
    expect(held.map(({ lines }) => lines.length)).toEqual(seats.map(() => 2));
  });

  it('is refused once the event is fenced', async () => {
    await world.seats.fence(event, world.clock.epoch());
    await expect(hold({ seats: ['a1'] })).rejects.toMatchObject(refusal('event-fenced'));
  });
});

describe('the same key twice (rule 14)', () => {
  it.each([
    ['seats', { seats: ['a1', 'c1'] }],
    ['best', { best: { quantity: 2 } }],
    ['places', { places: [{ sectionId: 'sec_floor', quantity: 2 }] }],
  ])('is one booking and leaves nothing behind: %s in parallel', async (_, wishes) => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => hold(wishes)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const { seats, places } = await holdersOf(world, event);
    const held = Object.keys(seats).length + Object.values(places).reduce((a, b) => a + b, 0);
    expect(held).toBe(answers[0]?.lines.length);
  });

  it('answers with the booking as it stands, even where its seats could not be taken again', async () => {
    const wishes = { best: { categoryId: 'cat_circle', quantity: 3 } };
    const first = await hold(wishes);
    expect(await hold(wishes)).toEqual(first);
    await expect(hold(wishes, visitor('b'))).rejects.toMatchObject(refusal('seat-unavailable'));
    world.clock.advance(5 * MINUTE_MS);
    expect(await hold(wishes)).toEqual(first);
  });

  it('is refused as "key-reused" with another wish, and the booking stays as it is', async () => {
    const first = await hold({ seats: ['a1'] });
    await expect(hold({ seats: ['a1', 'a2'] })).rejects.toMatchObject(refusal('key-reused'));
    await expect(hold({ seats: ['c1'] })).rejects.toMatchObject(refusal('key-reused'));
    expect((await holdersOf(world, event)).seats).toEqual({ a1: first.bookingId });
  });

  it('is refused as "booking-over" when that booking is over, and holds nothing', async () => {
    const first = await hold({ seats: ['a1'], places: [{ sectionId: 'sec_floor', quantity: 1 }] });
    await releaseBooking(world, first.bookingId, { caller: visitor('a') }, world.clock.now());
    const again = hold({ seats: ['a1'], places: [{ sectionId: 'sec_floor', quantity: 1 }] });
    await expect(again).rejects.toMatchObject(refusal('booking-over'));
    expect(await holdersOf(world, event)).toMatchObject({ seats: {}, places: {} });
  });

  it('means another booking for somebody else', async () => {
    const first = await hold({ seats: ['a1'] });
    const second = await hold({ seats: ['a2'] }, visitor('b'));
    expect(second.bookingId).not.toBe(first.bookingId);
  });
});

describe('holding with faults', () => {
  it.each(['lost-reply', 'conflict', 'throttle'] as const)(
    'holds once when any write meets %s',
    async (fault) => {
      for (const position of [1, 2]) {
        const restore = injectFaults(world.db.client, faultAt(fault, position));
        const wishes = { seats: [`a${position}`, `b${position}`] };
        const booking = await hold(wishes, visitor(`f${position}`));
        restore();
        expect(await world.bookings.find(booking.bookingId)).toEqual(booking);
      }
      expect(Object.keys((await holdersOf(world, event)).seats)).toHaveLength(4);
    },
  );

  it('ends in one booking when the customer repeats what nobody answered', async () => {
    for (const position of [1, 2]) {
      const restore = injectFaults(world.db.client, faultAt('no-reply', position));
      const wishes = { seats: [`a${position}`] };
      await expect(hold(wishes, visitor(`n${position}`))).rejects.toMatchObject(
        refusal('store-unavailable'),
      );
      restore();
      world.clock.advance(MINUTE_MS);
      const booking = await hold(wishes, visitor(`n${position}`));
      expect((await holdersOf(world, event)).seats[`a${position}`]).toBe(booking.bookingId);
      const sections = await world.seats.readSection(event.eventId, 'sec_stalls', 'consistent');
      const row = sections.find(({ block }) => block === 'row#A');
      expect(row?.until[`a${position}`]).toBe(Date.parse(booking.heldUntil));
    }
  });
});

describe("a signed-in customer's limit", () => {
  const place = (quantity: number) => ({ places: [{ sectionId: 'sec_floor', quantity }] });

  beforeEach(async () => {
    event = await world.putOnSale({ maxTicketsPerCustomer: 4 });
  });

  it('counts what is held, however many holds come at once', async () => {
    const holds = Array.from({ length: 6 }, (_, key) => hold(place(2), customer('ada'), `k${key}`));
    const answers = await Promise.allSettled(holds);
    const held = answers.filter(({ status }) => status === 'fulfilled').length;
    expect(held).toBeLessThanOrEqual(2);
    expect(held).toBeGreaterThanOrEqual(1);
  });

  it('is given back when the seats could not be had', async () => {
    await hold({ seats: ['c1'] }, visitor('b'));
    await expect(hold({ seats: ['c1', 'c2'] }, customer('bob'), 'k1')).rejects.toMatchObject(
      refusal('seat-unavailable'),
    );
    await hold(place(4), customer('bob'), 'k2');
  });

  it('is given back when the hold is released or over', async () => {
    const caller = customer('cyd');
    const first = await hold(place(4), caller, 'k1');
    await expect(hold(place(1), caller, 'k2')).rejects.toMatchObject(
      refusal('customer-limit-reached'),
    );
    await releaseBooking(world, first.bookingId, { caller }, world.clock.now());
    await hold(place(4), caller, 'k3');
    world.clock.advance(10 * MINUTE_MS + CLOCK_SKEW_MS + 1);
    await hold(place(4), caller, 'k4');
  });

  it('is not loosened by using a key again for less', async () => {
    const caller = customer('dan');
    await hold(place(4), caller, 'k1');
    await expect(hold(place(1), caller, 'k1')).rejects.toMatchObject(refusal('key-reused'));
    await expect(hold(place(1), caller, 'k2')).rejects.toMatchObject(
      refusal('customer-limit-reached'),
    );
  });
});
