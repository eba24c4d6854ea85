import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import {
  movedTicket,
  sumOf,
  type Actor,
  type Booking,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  drainOutbox,
  faultAt,
  injectFaults,
  sampleScan,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';
import { cancelEvent } from '../events/change-status.ts';
import { workOnEventStatus } from '../events/work-on-event-status.ts';
import { cancelTickets } from './cancel-tickets.ts';
import { previewCancellation } from './preview-cancellation.ts';

const BY: Actor = { employeeId: 'usr_ada', role: 'admin', name: 'Ada', address: '203.0.113.7' };
const RULE = { hoursBefore: 24, keepsFees: true };
const FEES = { perTicket: 100, share: 0 };
const EVENING = { startsAt: '2026-12-11T19:00:00.000Z', selfCancel: RULE };

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale({ ...EVENING, fees: FEES });
});
afterAll(() => world.stop());

const now = () => world.clock.now();
const visitor = (name: string) => shopper(world, event, name);

async function bought(name: string, seats: string[], places = 0): Promise<Booking> {
  const floor = places > 0 ? [{ sectionId: 'sec_floor', quantity: places }] : [];
  const held = await visitor(name).hold({ seats, places: floor });
  return (await visitor(name).pay(held)).booking;
}

const giveBack = (name: string, { bookingId }: Booking, numbers: number[], refund: number) =>
  cancelTickets(world, { bookingId, access: visitor(name).access, numbers, refund }, now());

const preview = (name: string, { bookingId }: Booking, numbers?: number[]) =>
  previewCancellation(world, { bookingId, access: visitor(name).access, numbers }, now());

async function expectSound(): Promise<void> {
  await drainOutbox(world);
  expect(await checkInvariants(world, event.eventId)).toMatchObject({
    violations: [],
    pending: [],
  });
}

async function refundsOf({ bookingId }: Booking): Promise<number[]> {
  const { refunds } = await world.payments.ofBooking(bookingId);
  expect(refunds.every(({ status }) => status === 'done')).toBe(true);
  return refunds.map(({ amount }) => amount);
}

describe('giving tickets back', () => {
  it('shows what it brings, then does just that: seats free, tickets void, money back', async () => {
    const booking = await bought('ada', ['a1', 'a2'], 1);
    const shown = await preview('ada', booking, [1, 3]);
    expect(shown).toMatchObject({ refund: 5_700, feesKept: 172, refusal: undefined });
    const left = await giveBack('ada', booking, [1, 3], shown.refund);
    expect(left).toMatchObject({ status: 'confirmed', returned: [1, 3] });
    expect(await world.bookings.find(booking.bookingId)).toEqual(left);
    await expectSound();
    expect(await refundsOf(booking)).toEqual([5_700]);
    expect(await world.stats.figures(event.eventId)).toMatchObject({ sold: 1, revenue: 4_500 });
    expect((await bought('bob', ['a1'], 4)).status).toBe('confirmed');
    await expectSound();
  });

  it('cancels the booking with the last ticket and keeps nothing but the fees', async () => {
    const booking = await bought('ada', ['a1', 'c1'], 2);
    for (const numbers of [[3], [1, 4], [2]]) {
      const { refund } = await preview('ada', booking, numbers);
      await giveBack('ada', booking, numbers, refund);
    }
    expect(await world.bookings.find(booking.bookingId)).toMatchObject({
      status: 'cancelled',
      returned: [1, 2, 3, 4],
    });
    await expectSound();
    expect(sumOf(await refundsOf(booking))).toBe(booking.totals.total - booking.totals.fees);
    expect(await world.stats.figures(event.eventId)).toMatchObject({ sold: 0, revenue: 400 });
  });

  it('answers a repeat the same and pays once', async () => {
    const booking = await bought('ada', ['a1', 'a2']);
    const once = await giveBack('ada', booking, [2], 4_200);
    expect(await giveBack('ada', booking, [2], 4_200)).toEqual(once);
    await expect(giveBack('ada', booking, [2], 4_199)).rejects.toMatchObject({
      code: 'ticket-void',
    });
    await expect(giveBack('ada', booking, [1, 2], 8_400)).rejects.toMatchObject({
      code: 'ticket-void',
    });
    await expectSound();
    expect(await refundsOf(booking)).toEqual([4_200]);
  });

  it('is refused at another price than was shown, telling the right one', async () => {
    const booking = await bought('ada', ['a1']);
    await expect(giveBack('ada', booking, [1], 4_300)).rejects.toMatchObject({
      code: 'refund-changed',
      details: { refund: 4_200 },
    });
  });

  it('is refused for strange, used and passed-on tickets, for others, and when it is too late', async () => {
    const booking = await bought('ada', ['a1', 'a2', 'a3']);
    const { bookingId } = booking;
    await expect(giveBack('ada', booking, [4], 0)).rejects.toMatchObject({
      code: 'ticket-not-found',
    });
    await expect(giveBack('bob', booking, [1], 4_200)).rejects.toMatchObject({
      code: 'booking-not-found',
    });
    const [one, two] = await world.tickets.ofBooking(bookingId);
    if (!one || !two) throw new Error('There are no tickets.');
    const scan = sampleScan();
    const to = movedTicket(one, scan);
    await world.tickets.move({ from: one, to, scan, effects: [] });
    const holder = { name: 'Grace', email: 'grace@example.org' };
    const told = { kind: 'send-transferred-ticket', bookingId, number: 2, generation: 2 } as const;
    await world.tickets.passOn(
      two,
      { ...two, holder, generation: 2 },
      { ...told, to: holder },
      now(),
    );
    for (const [number, code] of [
      [1, 'ticket-used'],
      [2, 'ticket-transferred'],
    ] as const)
      await expect(giveBack('ada', booking, [number, 3], 8_400)).rejects.toMatchObject({ code });
    expect(await preview('ada', booking)).toMatchObject({ numbers: [3], refund: 4_200 });
    await world.events.put({ ...event, selfCancel: { ...RULE, hoursBefore: 24 * 30 } });
    await expect(giveBack('ada', booking, [3], 4_200)).rejects.toMatchObject({
      code: 'cancellation-closed',
    });
  });

  it('gives free tickets back and has that told', async () => {
    const free = event.categories.map((category) => ({ ...category, price: 0 }));
    event = await world.putOnSale({ ...EVENING, categories: free });
    const booking = await bought('ada', ['a1'], 1);
    expect(await giveBack('ada', booking, [2], 0)).toMatchObject({ returned: [2] });
    expect(await giveBack('ada', booking, [2], 0)).toMatchObject({ returned: [2] });
    await expectSound();
  });

  it('gives the customer back what they may still buy', async () => {
    event = await world.putOnSale({ ...EVENING, maxTicketsPerCustomer: 2 });
    const booking = await bought('ada', ['a1', 'a2']);
    const again = () => visitor('ada').hold({ seats: ['c1'] }, 'another key');
    const more = await again();
    await expect(visitor('ada').pay(more)).rejects.toMatchObject({
      code: 'customer-limit-reached',
    });
    await giveBack('ada', booking, [1], 4_200);
    expect((await visitor('ada').pay(more)).booking.status).toBe('confirmed');
    await expectSound();
  });

  it('works where a limit was set only after the purchase', async () => {
    const booking = await bought('ada', ['a1']);
    await world.events.put({ ...event, maxTicketsPerCustomer: 1 });
    expect(await giveBack('ada', booking, [1], 4_200)).toMatchObject({ status: 'cancelled' });
    await expectSound();
  });

  it('works behind a fence', async () => {
    const booking = await bought('ada', ['a1'], 1);
    await world.seats.fence(event, world.clock.epoch());
    expect(await giveBack('ada', booking, [1], 4_200)).toMatchObject({ returned: [1] });
    await expectSound();
  });

  it.each(['unreachable', 'no-reply', 'lost-reply', 'conflict'] as const)(
    'is done once by its repeat, its write being %s',
    async (fault) => {
      const booking = await bought('ada', ['a1', 'a2'], 1);
      const restore = injectFaults(world.db.client, faultAt(fault));
      await giveBack('ada', booking, [1, 3], 5_700).catch(() => undefined);
      restore();
      expect(await giveBack('ada', booking, [1, 3], 5_700)).toMatchObject({ returned: [1, 3] });
      await expectSound();
      expect(await refundsOf(booking)).toEqual([5_700]);
    },
  );

  it('happens once, however many do it at once', async () => {
    const booking = await bought('ada', ['a1', 'a2'], 1);
    const all = Array.from({ length: 6 }, () => giveBack('ada', booking, [1, 2], 8_400));
    for (const left of await Promise.all(all)) expect(left).toMatchObject({ returned: [1, 2] });
    await expectSound();
    expect(await refundsOf(booking)).toEqual([8_400]);
  });
});

describe('an event that is called off after tickets were given back', () => {
  const cancel = () =>
    cancelEvent({ ...world, randomBytes }, { eventId: event.eventId, by: BY, reason: '' }, now());

  async function work(): Promise<void> {
    while ((await workOnEventStatus(world, event.eventId, now())) === 'more');
  }

  it('pays the rest back with its fees; what was given back before keeps its terms', async () => {
    const booking = await bought('ada', ['a1', 'a2'], 1);
    await giveBack('ada', booking, [1], 4_200);
    await cancel();
    await work();
    await expectSound();
    expect(await refundsOf(booking)).toEqual(expect.arrayContaining([4_200, 5_873]));
    expect(await world.bookings.find(booking.bookingId)).toMatchObject({ status: 'cancelled' });
    expect(await world.stats.figures(event.eventId)).toMatchObject({ sold: 0, revenue: 127 });
  });

  it('at the same moment as they are given back pays each ticket once', async () => {
    for (let round = 0; round < 4; round += 1) {
      event = await world.putOnSale({ ...EVENING, fees: FEES });
      const booking = await bought('ada', ['a1', 'a2'], 1);
      await cancel();
      // Who asked before the cancellation was seen is as fast as the organizer's job.
      const stale = { ...world, events: { find: () => Promise.resolve(event) } };
      const request = { bookingId: booking.bookingId, access: visitor('ada').access };
      const wish = { ...request, numbers: [1, 3], refund: 5_700 };
      await Promise.allSettled([cancelTickets(stale, wish, now()), work()]);
      await work();
      await expectSound();
      const back = sumOf(await refundsOf(booking));
      expect([booking.totals.total, booking.totals.total - 172]).toContain(back);
    }
  });
});

it('ends at the last moment that the organizer allows', async () => {
  const booking = await bought('ada', ['a1']);
  const until = (await preview('ada', booking)).until ?? '';
  const wait = Date.parse(until) - world.clock.epoch();
  world.clock.advance(wait - 1);
  expect((await preview('ada', booking)).refusal).toBeUndefined();
  world.clock.advance(1);
  expect((await preview('ada', booking)).refusal).toBe('cancellation-closed');
  world.clock.advance(-wait);
});
