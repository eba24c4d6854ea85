import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import {
  movedTicket,
  sumOf,
  type Actor,
  type Booking,
  type Sale,
  type TicketedEvent,
} from '../../domain/index.ts';
import { auditLog } from '../../storage/audit-log.ts';
import {
  drainOutbox,
  faultAt,
  injectFaults,
  sampleScan,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import { cancelTickets } from '../booking/cancel-tickets.ts';
import { cancelEvent } from '../events/change-status.ts';
import { workOnEventStatus } from '../events/work-on-event-status.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';
import { cancelSoldTickets, type CancelSoldRequest } from './cancel-sold-tickets.ts';
import { findSale } from './find-sale.ts';
import { refundSale, type RefundSaleRequest } from './refund-sale.ts';

const BY: Actor = { employeeId: 'usr_ada', role: 'admin', name: 'Ada', address: '203.0.113.7' };
const OTHER: Actor = { ...BY, employeeId: 'usr_bob', name: 'Bob' };
const WHY = 'A pillar stands in the way.';
const EVENING = {
  startsAt: '2026-12-11T19:00:00.000Z',
  selfCancel: { hoursBefore: 24, keepsFees: true },
  fees: { perTicket: 100, share: 0 },
};

let world: BookingWorld;
let event: TicketedEvent;
let booking: Booking;

beforeAll(async () => {
  world = await startBookingWorld();
});
/** Seats of 42.00 and a place of 15.00 with their fees: 102.00 in all. */
beforeEach(async () => {
  event = await world.putOnSale(EVENING);
  booking = await bought('eve', ['a1', 'a2'], 1);
});
afterAll(() => world.stop());

const now = () => world.clock.now();
const visitor = (name: string) => shopper(world, event, name);

async function bought(name: string, seats: string[], places = 0): Promise<Booking> {
  const floor = places > 0 ? [{ sectionId: 'sec_floor', quantity: places }] : [];
  const held = await visitor(name).hold({ seats, places: floor });
  return (await visitor(name).pay(held)).booking;
}

let keys = 0;
function wish() {
  keys += 1;
  const { eventId, bookingId } = booking;
  return { eventId, bookingId, by: BY, idempotencyKey: `key ${keys}`, reason: WHY };
}
const deps = () => ({ ...world, randomBytes });
const cancel = (request: Partial<CancelSoldRequest> = {}) =>
  cancelSoldTickets(deps(), { ...wish(), numbers: [2], refund: 2_000, ...request }, now());
const refund = (request: Partial<RefundSaleRequest> = {}) =>
  refundSale(deps(), { ...wish(), amount: 1_000, ...request }, now());
const sale = (): Promise<Sale> => findSale(world, { ...wish() });
const total = () => booking.totals.total;

/** Pays out what is owed, checks the invariants, and answers with what went back, the least first. */
async function paidBack(): Promise<number[]> {
  await drainOutbox(world);
  const report = await checkInvariants(world, event.eventId);
  expect(report).toMatchObject({ violations: [], pending: [] });
  const { refunds } = await sale();
  expect(refunds.every(({ status }) => status === 'done')).toBe(true);
  return refunds.map(({ amount }) => amount).sort((one, other) => one - other);
}

async function logged() {
  const all = { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z', size: 50 };
  const { items } = await auditLog(world.db).search({ ...all, subject: event.eventId });
  return items.map(({ action, changes }) => [
    action,
    Object.fromEntries(changes.map(({ field, after }) => [field, after])),
  ]);
}

describe('an organizer cancels tickets', () => {
  it('for the money they choose: seats free, tickets void, the rest stays', async () => {
    const { booking: left, refunds } = await cancel();
    expect(left).toMatchObject({ status: 'confirmed', returned: [2] });
    expect(left.cancellations).toMatchObject([{ numbers: [2], refund: 2_000, reason: WHY }]);
    expect(refunds).toMatchObject([{ amount: 2_000, numbers: [2], reason: WHY }]);
    expect(await paidBack()).toEqual([2_000]);
    expect((await bought('bob', ['a2'])).status).toBe('confirmed');
    const { bookingId } = booking;
    const after = { bookingId, tickets: [2], refund: '€20.00', reason: WHY };
    expect(await logged()).toEqual([['booking.tickets-cancelled', after]]);
    expect(await paidBack()).toEqual([2_000]);
  });

  it('for nothing, and pays back later without cancelling', async () => {
    const { booking: left } = await cancel({ numbers: [1, 2, 3], refund: 0 });
    expect(left.status).toBe('cancelled');
    expect(await paidBack()).toEqual([]);
    await refund({ amount: total() });
    expect(await paidBack()).toEqual([total()]);
    expect(await world.stats.figures(event.eventId)).toMatchObject({ sold: 0, revenue: 0 });
  });

  it('never for more than is left, and never a ticket that is used, void or strange', async () => {
    await refund({ amount: 500 });
    await expect(cancel({ refund: total() - 499 })).rejects.toMatchObject({
      code: 'refund-too-high',
      details: { left: total() - 500 },
    });
    const [one] = await world.tickets.ofBooking(booking.bookingId);
    const scan = sampleScan();
    await world.tickets.move({ from: one!, to: movedTicket(one!, scan), scan, effects: [] });
    await cancel({ numbers: [2] });
    for (const [number, code] of [
      [1, 'ticket-used'],
      [2, 'ticket-void'],
      [4, 'ticket-not-found'],
    ] as const)
      await expect(cancel({ numbers: [number, 3] })).rejects.toMatchObject({ code });
    expect(await paidBack()).toEqual([500, 2_000]);
  });

  it('is unknown in another event, and to other organizers', async () => {
    const other = await world.putOnSale(EVENING);
    await expect(cancel({ eventId: other.eventId })).rejects.toMatchObject({
      code: 'booking-not-found',
    });
    await expect(cancel({ by: { ...BY, role: 'organizer' } })).rejects.toMatchObject({
      code: 'event-not-found',
    });
  });

  it('answers a repeat the same, and refuses the key for anything else', async () => {
    const again = { ...wish(), numbers: [2], refund: 2_000 };
    const once = await cancel(again);
    expect((await cancel(again)).booking).toEqual(once.booking);
    for (const change of [{ numbers: [1] }, { refund: 1 }, { reason: 'Another one.' }])
      await expect(cancel({ ...again, ...change })).rejects.toMatchObject({ code: 'key-reused' });
    expect(await paidBack()).toEqual([2_000]);
    expect(await logged()).toHaveLength(1);
  });
});

describe('an organizer gives money back', () => {
  it('while the tickets stay, in parts, up to what was paid', async () => {
    const { booking: left } = await refund({ amount: total() - 1_000 });
    expect(left).toEqual(await world.bookings.find(booking.bookingId));
    expect(left.returned).toBeUndefined();
    await expect(refund({ amount: 1_001 })).rejects.toMatchObject({
      code: 'refund-too-high',
      details: { left: 1_000 },
    });
    await refund({ amount: 1_000 });
    expect(await paidBack()).toEqual([1_000, total() - 1_000]);
    expect(await world.stats.figures(event.eventId)).toMatchObject({ sold: 3, revenue: 0 });
    expect((await logged()).map(([action]) => action)).toEqual([
      'booking.refunded',
      'booking.refunded',
    ]);
  });

  it('answers a repeat the same, and refuses the key for anything else', async () => {
    const again = { ...wish(), amount: 1_000 };
    await refund(again);
    await refund(again);
    for (const change of [{ amount: 999 }, { reason: 'Another one.' }])
      await expect(refund({ ...again, ...change })).rejects.toMatchObject({ code: 'key-reused' });
    expect(await paidBack()).toEqual([1_000]);
    expect(await logged()).toHaveLength(1);
  });

  it('never for a booking that cost nothing', async () => {
    const free = event.categories.map((category) => ({ ...category, price: 0 }));
    event = await world.putOnSale({
      ...EVENING,
      categories: free,
      fees: { perTicket: 0, share: 0 },
    });
    booking = await bought('eve', ['a1']);
    await expect(refund()).rejects.toMatchObject({ code: 'refund-too-high', details: { left: 0 } });
    expect((await cancel({ numbers: [1], refund: 0 })).booking.status).toBe('cancelled');
    expect(await paidBack()).toEqual([]);
  });
});

describe.each(['unreachable', 'no-reply', 'lost-reply', 'conflict', 'throttle'] as const)(
  'a write that is %s',
  (fault) => {
    it.each([
      ['cancelling tickets', cancel, 2_000],
      ['giving money back', refund, 1_000],
    ] as const)('leaves %s to be done once by its repeat', async (_what, deed, amount) => {
      const { idempotencyKey } = wish();
      const restore = injectFaults(world.db.client, faultAt(fault));
      await deed({ idempotencyKey }).catch(() => undefined);
      restore();
      await deed({ idempotencyKey });
      expect(await paidBack()).toEqual([amount]);
      expect(await logged()).toHaveLength(1);
    });
  },
);

describe('at the same moment', () => {
  it('the same wish is done once, however often it comes', async () => {
    const [one, other] = [wish(), wish()];
    const all = Array.from({ length: 5 }, () => [cancel(one), refund(other)]).flat();
    expect((await Promise.allSettled(all)).map(({ status }) => status)).not.toContain('rejected');
    expect(await paidBack()).toEqual([1_000, 2_000]);
    expect(await logged()).toHaveLength(2);
  });

  it('a wish that is done while its repeat looks is answered as done', async () => {
    const request = { ...wish(), numbers: [2], refund: 2_000 };
    const first = new Map<string, Promise<Sale>>();
    const ofBooking: typeof world.tickets.ofBooking = async (bookingId) => {
      if (!first.has(bookingId)) first.set(bookingId, cancel(request));
      await first.get(bookingId);
      return world.tickets.ofBooking(bookingId);
    };
    const repeat = { ...deps(), tickets: { ...world.tickets, ofBooking } };
    const { booking: left } = await cancelSoldTickets(repeat, request, now());
    expect(left.returned).toEqual([2]);
    expect(await paidBack()).toEqual([2_000]);
  });

  it('nothing goes back for a ticket that is given back while the organizer looks', async () => {
    const { access } = visitor('eve');
    const own = { bookingId: booking.bookingId, access, numbers: [2], refund: 4_200 };
    const ofBooking: typeof world.tickets.ofBooking = async (bookingId) => {
      const seen = await world.tickets.ofBooking(bookingId);
      await cancelTickets(world, own, now());
      return seen;
    };
    const late = { ...deps(), tickets: { ...world.tickets, ofBooking } };
    await expect(
      cancelSoldTickets(late, { ...wish(), numbers: [2], refund: 2_000 }, now()),
    ).rejects.toMatchObject({ code: 'ticket-void' });
    expect(await paidBack()).toEqual([4_200]);
  });

  it('two organizers give back no more than was paid', async () => {
    const half = Math.ceil(total() / 2) + 1;
    const ends = await Promise.allSettled([
      refund({ amount: half }),
      refund({ amount: half, by: OTHER }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'refund-too-high', details: { left: total() - half } },
    });
    expect(await paidBack()).toEqual([half]);
  });

  it('two organizers who cancel a ticket cancel it once', async () => {
    const ends = await Promise.allSettled([cancel(), cancel({ by: OTHER })]);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'ticket-void' },
    });
    expect(await paidBack()).toEqual([2_000]);
  });

  it('the customer gives back what the organizer cancels, and one of them is first', async () => {
    for (let round = 0; round < 4; round += 1) {
      event = await world.putOnSale(EVENING);
      booking = await bought('eve', ['a1', 'a2'], 1);
      const { access } = visitor('eve');
      const own = { bookingId: booking.bookingId, access, numbers: [2], refund: 4_200 };
      const ends = await Promise.allSettled([cancelTickets(world, own, now()), cancel()]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const [first] = ends;
      expect(await paidBack()).toEqual([first.status === 'fulfilled' ? 4_200 : 2_000]);
    }
  });

  it('the customer gives one ticket back, the organizer cancels another and gives money back', async () => {
    const { access } = visitor('eve');
    const own = { bookingId: booking.bookingId, access, numbers: [1], refund: 4_200 };
    await Promise.all([cancelTickets(world, own, now()), cancel(), refund()]);
    expect(await paidBack()).toEqual([1_000, 2_000, 4_200]);
    expect((await sale()).booking.returned).toEqual([1, 2]);
  });

  it('the event is called off: everything goes back, and nothing twice', async () => {
    for (let round = 0; round < 4; round += 1) {
      event = await world.putOnSale(EVENING);
      booking = await bought('eve', ['a1', 'a2'], 1);
      const { eventId } = event;
      await cancelEvent(deps(), { eventId, by: BY, reason: '' }, now());
      const work = async () => {
        while ((await workOnEventStatus(world, eventId, now())) === 'more');
      };
      await Promise.allSettled([work(), cancel({ refund: 4_300 }), refund({ by: OTHER })]);
      await work();
      const back = sumOf(await paidBack());
      expect((await sale()).booking.status).toBe('cancelled');
      // A ticket that is cancelled before the event brings what was chosen, a little less than it cost.
      expect(back).toBeLessThanOrEqual(total());
      expect(back).toBeGreaterThanOrEqual(total() - 100);
    }
  });
});
