import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import {
  isRefusal,
  MINUTE_MS,
  type Actor,
  type Booking,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  deliverWebhook,
  drainOutbox,
  faultAt,
  injectFaults,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import { OUTBOX_SHARD_NAMES } from '../../storage/outbox-item.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';
import { cancelEvent } from './change-status.ts';
import { workOnEventStatus } from './work-on-event-status.ts';

const BY: Actor = { employeeId: 'usr_ada', role: 'admin', name: 'Ada', address: '203.0.113.7' };

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
});
afterAll(() => world.stop());

const now = () => world.clock.now();
const visitor = (name: string) => shopper(world, event, name);
const cancel = (reason = '') =>
  cancelEvent({ ...world, randomBytes }, { eventId: event.eventId, by: BY, reason }, now());

/** Runs the background work to its end. */
async function work(): Promise<void> {
  while ((await workOnEventStatus(world, event.eventId, now())) === 'more');
}

/** The same with another run in flight, which may be faster: what is busy is tried again, as the outbox does. */
async function workBesideOthers(): Promise<void> {
  await work().catch((error: unknown) => {
    if (!isRefusal(error, 'busy')) throw error;
    return workBesideOthers();
  });
}

async function bought(name: string, seats: string[], places = 0): Promise<Booking> {
  const floor = places > 0 ? [{ sectionId: 'sec_floor', quantity: places }] : [];
  const held = await visitor(name).hold({ seats, places: floor });
  return (await visitor(name).pay(held)).booking;
}

/** Checks that nothing is sold any more and that each of some bookings was paid back in full, once. */
async function expectPaidBack(bookings: readonly Booking[]): Promise<void> {
  await drainOutbox(world);
  const report = await checkInvariants(world, event.eventId);
  expect(report).toMatchObject({
    ...{ violations: [], pending: [] },
    counts: { confirmedBookings: 0, liveTickets: 0, soldSeats: 0, soldPlaces: 0 },
  });
  for (const { bookingId, totals } of bookings) {
    expect(await world.bookings.find(bookingId)).toMatchObject({ status: 'cancelled' });
    const { refunds } = await world.payments.ofBooking(bookingId);
    const back = refunds.map(({ amount, cause, status }) => ({ amount, cause, status }));
    expect(back).toEqual([{ amount: totals.total, cause: 'cancelled', status: 'done' }]);
  }
}

describe('cancelling an event', () => {
  it('voids every ticket and pays everybody back in full, once', async () => {
    const bookings = [
      await bought('ada', ['a1', 'a2']),
      await bought('bob', ['c1'], 2),
      await bought('eve', [], 1),
    ];
    await cancel('The hall is flooded.');
    await work();
    await work();
    await expectPaidBack(bookings);
    expect(await world.events.find(event.eventId)).toMatchObject({
      status: 'cancelled',
      statusReason: 'The hall is flooded.',
    });
  });

  it('cancels free bookings and has those told', async () => {
    const free = event.categories.map((category) => ({ ...category, price: 0 }));
    event = await world.putOnSale({ categories: free, fees: { perTicket: 0, share: 0 } });
    const booking = await bought('ada', ['a1']);
    await drainOutbox(world);
    await cancel();
    await work();
    const { bookingId } = booking;
    expect(await world.bookings.find(bookingId)).toMatchObject({ status: 'cancelled' });
    expect((await world.tickets.ofBooking(bookingId)).map(({ status }) => status)).toEqual([
      'void',
    ]);
    const told = await effects();
    expect(told).toContainEqual({ kind: 'send-cancellation', bookingId });
  });

  it('leaves no way to hold, or to pay for what was held', async () => {
    const held = await visitor('ada').hold({ seats: ['a1'] });
    await cancel();
    await work();
    await expect(visitor('bob').hold({ seats: ['a2'] })).rejects.toMatchObject({
      code: 'event-not-on-sale',
    });
    const { eventId, planVersion, lines, bookingId } = held;
    const claim = { eventId, planVersion, lines, bookingId: 'bkg_late' };
    const until = world.clock.epoch() + MINUTE_MS;
    await expect(world.seats.hold({ ...claim, until }, world.clock.epoch())).rejects.toMatchObject({
      code: 'event-fenced',
    });
    await visitor('ada')
      .pay(held)
      .catch(() => undefined);
    await drainOutbox(world);
    expect((await world.bookings.find(bookingId))?.status).not.toBe('confirmed');
    expect((await checkInvariants(world, event.eventId)).violations).toEqual([]);
  });

  it('pays a payment back that comes in afterwards', async () => {
    const held = await visitor('ada').hold({ seats: ['a1'] });
    await visitor('ada').pay(held, 'delayed');
    await cancel();
    await work();
    const { bookingId } = held;
    await deliverWebhook(world, { bookingId, attempt: 1, state: { state: 'captured' } });
    await drainOutbox(world);
    const { refunds } = await world.payments.ofBooking(bookingId);
    expect(refunds).toMatchObject([{ amount: held.totals.total, status: 'done' }]);
    expect((await checkInvariants(world, event.eventId)).violations).toEqual([]);
  });

  it('is for events on sale alone, and once', async () => {
    await cancel();
    await expect(cancel()).rejects.toMatchObject({ code: 'event-not-on-sale' });
    await world.events.put({ ...event, status: 'draft' });
    await expect(cancel()).rejects.toMatchObject({ code: 'event-not-on-sale' });
  });

  it('is done once by many who do it at the same time', async () => {
    const bookings = [await bought('ada', ['a1', 'a2'], 2), await bought('bob', ['c1'])];
    await cancel();
    // One that finds everything done by another tries again later.
    await Promise.allSettled([work(), work(), work()]);
    await workBesideOthers();
    await expectPaidBack(bookings);
  });

  it.each(['unreachable', 'no-reply', 'lost-reply', 'conflict'] as const)(
    'goes on where it was when it is killed, its write being %s',
    async (fault) => {
      for (let position = 1; position <= 9; position += 1) {
        event = await world.putOnSale();
        const bookings = [await bought('ada', ['a1'], 1), await bought('bob', ['c1'])];
        await cancel();
        const restore = injectFaults(world.db.client, faultAt(fault, position));
        await work().catch(() => undefined);
        restore();
        // What the killed run had sent may still arrive.
        await workBesideOthers();
        await expectPaidBack(bookings);
      }
    },
  );

  it('goes on run by run where there are more bookings than one run takes', async () => {
    const plenty = Array.from({ length: 7 }, (_, index) => `guest${index}`);
    const bookings = [];
    for (const name of plenty) bookings.push(await bought(name, [], 1));
    await cancel();
    const limited = {
      ...world,
      bookings: {
        ...world.bookings,
        confirmedOf: (eventId: string) => world.bookings.confirmedOf(eventId, 2),
      },
    };
    let runs = 1;
    while ((await workOnEventStatus(limited, event.eventId, now())) === 'more') runs += 1;
    expect(runs).toBe(5);
    await expectPaidBack(bookings);
  });
});

async function effects() {
  const heads = await Promise.all(OUTBOX_SHARD_NAMES.map((name) => world.outbox.head(name, 100)));
  return heads.flat().map(({ effect }) => effect);
}
