import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, MINUTE_MS, type EpochMs, type TicketedEvent } from '../domain/index.ts';
import {
  beginSmall,
  confirmationOf,
  faultAt,
  holdSmall,
  injectFaults,
  startBookingWorld,
  type BookingWorld,
} from '../testing/index.ts';
import type { CustomerLimit } from '../use-cases/ports.ts';

let world: BookingWorld;
let event: TicketedEvent;
let limit: CustomerLimit;
let now: EpochMs;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
  limit = { eventId: event.eventId, customer: 'somebody', max: 4 };
  now = world.clock.epoch();
});
afterAll(() => world.stop());

const claim = (bookingId: string, quantity: number, until = now + 10 * MINUTE_MS, at = now) =>
  world.limits.claim(limit, { bookingId, quantity, until }, at);

const REACHED = { code: 'customer-limit-reached' };

/** Holds seats and confirms them under the limit. */
async function buy(seats: readonly string[]) {
  const held = await holdSmall(world, event, { seats });
  const { booking, attempt } = await beginSmall(world, held);
  await claim(booking.bookingId, seats.length);
  return world.ledger.confirm(confirmationOf(event, booking, { attempt, limit }), now);
}

describe("a customer's limit (rule 15)", () => {
  it('is never exceeded by claims made at once', async () => {
    const claims = Array.from({ length: 8 }, (_, one) => claim(`bkg_${one}`, 1 + (one % 2)));
    const answers = await Promise.allSettled(claims);
    const taken = answers.reduce(
      (sum, { status }, one) => sum + (status === 'fulfilled' ? 1 + (one % 2) : 0),
      0,
    );
    expect(taken).toBeLessThanOrEqual(4);
    expect(taken).toBeGreaterThanOrEqual(3);
  });

  it('never tells how much an address has bought, which a guest may have made up', async () => {
    await claim('bkg_a', 3);
    const refusal = new DomainError('customer-limit-reached', { max: limit.max });
    const told = await claim('bkg_b', 2).catch((error: unknown) => error);
    expect(told).toStrictEqual(refusal);
    expect(told).toHaveProperty('details', refusal.details);
  });

  it('counts claims until they are over or given back', async () => {
    await claim('bkg_a', 3, now + MINUTE_MS);
    await expect(claim('bkg_b', 2)).rejects.toMatchObject(REACHED);
    await claim('bkg_e', 1, now + MINUTE_MS);
    await claim('bkg_b', 2, now + 9 * MINUTE_MS, now + MINUTE_MS);
    await claim('bkg_c', 2, now + 9 * MINUTE_MS, now + MINUTE_MS);
    await world.limits.release(limit, 'bkg_c');
    await world.limits.release(limit, 'bkg_c');
    await claim('bkg_d', 2, now + 9 * MINUTE_MS, now + MINUTE_MS);
  });

  it('lets a claim grow and never shrink, so that a lost request cannot make room', async () => {
    await claim('bkg_a', 2);
    await claim('bkg_a', 3);
    await claim('bkg_a', 1);
    await expect(claim('bkg_b', 2)).rejects.toMatchObject(REACHED);
    await expect(claim('bkg_a', 5)).rejects.toMatchObject(REACHED);
    await claim('bkg_b', 1);
  });

  it.each(['lost-reply', 'conflict', 'throttle'] as const)(
    'claims once after %s',
    async (fault) => {
      const restore = injectFaults(world.db.client, faultAt(fault));
      await claim('bkg_a', 3);
      restore();
      await claim('bkg_b', 1);
      await expect(claim('bkg_c', 1)).rejects.toMatchObject(REACHED);
    },
  );

  it('turns a claim into tickets bought when the booking is confirmed', async () => {
    await buy(['a1', 'a2', 'a3']);
    await expect(claim('bkg_x', 2)).rejects.toMatchObject(REACHED);
    await claim('bkg_x', 1, now + MINUTE_MS);
    await expect(
      claim('bkg_y', 2, now + 99 * MINUTE_MS, now + 90 * MINUTE_MS),
    ).rejects.toMatchObject(REACHED);
  });

  it('refuses the confirmation that would exceed it, whatever was claimed', async () => {
    const held = await holdSmall(world, event, { seats: ['b1', 'b2'] });
    const { booking, attempt } = await beginSmall(world, held);
    await buy(['a1', 'a2', 'a3']);
    const confirmation = confirmationOf(event, booking, { attempt, limit });
    await expect(world.ledger.confirm(confirmation, now)).rejects.toMatchObject(REACHED);
    expect(await world.tickets.ofBooking(booking.bookingId)).toEqual([]);
  });

  it('never sells more than it allows to bookings confirmed at once', async () => {
    const bookings = [];
    for (const seats of [['a1', 'a2'], ['a3', 'a4'], ['b1', 'b2'], ['c1'], ['c2']]) {
      bookings.push(await beginSmall(world, await holdSmall(world, event, { seats })));
    }
    const answers = await Promise.allSettled(
      bookings.map(({ booking, attempt }) =>
        world.ledger.confirm(confirmationOf(event, booking, { attempt, limit }), now),
      ),
    );
    const sold = bookings.reduce(
      (sum, { booking }, one) =>
        sum + (answers[one]?.status === 'fulfilled' ? booking.lines.length : 0),
      0,
    );
    expect([3, 4]).toContain(sold);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject(REACHED);
  });
});
