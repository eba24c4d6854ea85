import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { later, type Booking, type TicketedEvent } from '../domain/index.ts';
import {
  beginSmall,
  confirmationOf,
  faultAt,
  holdSmall,
  injectFaults,
  smallBooking,
  startBookingWorld,
  type BookingWorld,
} from '../testing/index.ts';

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
});
afterAll(() => world.stop());

async function confirmed(seatId: string, minutes: number): Promise<Booking> {
  const held = await holdSmall(world, event, { seats: [seatId] }, { customerId: 'usr_1' });
  const { booking, attempt } = await beginSmall(world, held);
  const at = Date.parse(later(world.clock.now(), minutes * 60_000));
  return world.ledger.confirm(confirmationOf(event, booking, { attempt }), at);
}

async function allOf(
  page: (cursor?: string) => Promise<{ items: readonly Booking[]; nextCursor?: string }>,
): Promise<Booking[]> {
  const found: Booking[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    found.push(...items);
    cursor = nextCursor;
  } while (cursor);
  return found;
}

describe('bookings', () => {
  it('come back as they were stored', async () => {
    const booking = smallBooking(world, event, { seats: ['a1'], places: { 0: 1 } });
    expect(await world.bookings.add(booking)).toBe(booking);
    expect(await world.bookings.find(booking.bookingId)).toEqual(booking);
    expect(await world.bookings.find('bkg_none')).toBeUndefined();
  });

  it('are added once: who comes second gets the one that stands (rule 14)', async () => {
    const booking = smallBooking(world, event, { seats: ['a1'] });
    const rivals = Array.from({ length: 8 }, (_, one) => ({ ...booking, requestHash: `h${one}` }));
    const answers = await Promise.all(rivals.map((rival) => world.bookings.add(rival)));
    const stands = await world.bookings.find(booking.bookingId);
    for (const answer of answers) expect(answer).toEqual(stands);
    expect(answers.filter((answer, one) => answer === rivals[one])).toHaveLength(1);
  });

  it.each(['lost-reply', 'conflict', 'throttle'] as const)('are added after %s', async (fault) => {
    const booking = smallBooking(world, event, { seats: ['a1'] });
    const restore = injectFaults(world.db.client, faultAt(fault));
    expect(await world.bookings.add(booking)).toEqual(booking);
    restore();
  });
});

describe('releasing a booking', () => {
  it('ends a held one, and is true again when repeated', async () => {
    const booking = await world.bookings.add(smallBooking(world, event, { seats: ['a1'] }));
    expect(await world.bookings.release(booking)).toBe(true);
    expect(await world.bookings.release(booking)).toBe(true);
    expect(await world.bookings.find(booking.bookingId)).toMatchObject({ status: 'released' });
  });

  it('is true when only its reply was lost', async () => {
    const booking = await world.bookings.add(smallBooking(world, event, { seats: ['a1'] }));
    const restore = injectFaults(world.db.client, faultAt('lost-reply'));
    expect(await world.bookings.release(booking)).toBe(true);
    restore();
  });

  it('spares one whose payment has begun meanwhile', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'] });
    const { booking } = await beginSmall(world, held);
    expect(await world.bookings.release(held)).toBe(false);
    expect(await world.bookings.release(booking)).toBe(true);
  });

  it('spares a confirmed one', async () => {
    const booking = await confirmed('a1', 0);
    expect(await world.bookings.release(booking)).toBe(false);
  });
});

describe('lists of bookings', () => {
  it("hold a customer's own, newest first, page by page", async () => {
    const ids = ['bkg_one', 'bkg_two', 'bkg_three', 'bkg_four', 'bkg_five'];
    for (const [minute, bookingId] of ids.entries()) {
      const createdAt = later(world.clock.now(), minute * 60_000);
      const change = { bookingId, createdAt, customerId: 'usr_lists' };
      await world.bookings.add(smallBooking(world, event, { seats: ['a1'] }, change));
    }
    const found = await allOf((cursor) => world.bookings.byCustomer('usr_lists', 2, cursor));
    expect(found.map(({ bookingId }) => bookingId)).toEqual(ids.toReversed());
  });

  it.each(['%%%', 'eyJhIjoxfQ', '2026-05-01T18:00:00.000Z~usr_1', '~bkg_one', ''])(
    'refuse the cursor %j, which we never gave',
    async (cursor) => {
      await expect(world.bookings.byCustomer('usr_lists', 2, cursor)).rejects.toMatchObject({
        code: 'invalid-request',
      });
    },
  );

  it("hold nobody else's, whatever booking the cursor names", async () => {
    const change = { bookingId: 'bkg_other', customerId: 'usr_other' };
    const other = await world.bookings.add(smallBooking(world, event, { seats: ['a1'] }, change));
    const cursor = `${later(other.createdAt, 60_000)}~${other.bookingId}`;
    const { items } = await world.bookings.byCustomer('usr_nobody', 2, cursor);
    expect(items).toEqual([]);
  });
});
