import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CLOCK_SKEW_MS,
  epochOf,
  MINUTE_MS,
  PAYMENT_MS,
  seatIdsOf,
  SOLD,
  subjectOf,
  type Effect,
  type EpochMs,
  type TicketedEvent,
} from '../domain/index.ts';
import {
  beginSmall,
  confirmationOf,
  faultAt,
  holdersOf,
  holdSmall,
  injectFaults,
  refundOf,
  smallClaim,
  smallLines,
  startBookingWorld,
  type BookingWorld,
} from '../testing/index.ts';
import type { Confirmation } from '../use-cases/ports.ts';
import { OUTBOX_SHARD_NAMES } from './outbox-item.ts';

let world: BookingWorld;
let event: TicketedEvent;
let now: EpochMs;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
  now = world.clock.epoch();
});
afterAll(() => world.stop());

async function seat(
  seatId: string,
): Promise<{ until: EpochMs | undefined; by: string | undefined }> {
  const sections = ['sec_stalls', 'sec_circle'];
  const rows = await Promise.all(
    sections.map((section) => world.seats.readSection(event.eventId, section, 'consistent')),
  );
  const row = rows.flat().find(({ block }) => block === `row#${seatId.charAt(0).toUpperCase()}`);
  return { until: row?.until[seatId], by: row?.by[seatId] };
}

async function effectsOf(bookingId: string): Promise<Effect[]> {
  const heads = await Promise.all(OUTBOX_SHARD_NAMES.map((name) => world.outbox.head(name, 1_000)));
  const effects = heads.flat().map(({ effect }) => effect);
  return effects.filter((effect) => subjectOf(effect) === bookingId);
}

const confirm = (confirmation: Confirmation, at = now) => world.ledger.confirm(confirmation, at);

/** Seats as lost as can be: the hold is over and somebody else has them. */
async function takeAway(seats: readonly string[], heldUntil: string): Promise<EpochMs> {
  const later = epochOf(heldUntil) + CLOCK_SKEW_MS + 1;
  await world.seats.hold(smallClaim(event, 'bkg_other', { seats }, later + MINUTE_MS), later);
  return later;
}

describe('confirming', () => {
  it('sells, issues, settles and announces in one commit', async () => {
    const held = await holdSmall(world, event, { seats: ['a1', 'c1'], places: { 0: 2 } });
    const { booking, attempt } = await beginSmall(world, held);
    const confirmed = await confirm(confirmationOf(event, booking, { attempt }));
    expect(confirmed).toMatchObject({ status: 'confirmed', paidBy: 1 });
    expect(await world.bookings.find(booking.bookingId)).toEqual(confirmed);
    expect(await world.tickets.ofBooking(booking.bookingId)).toHaveLength(4);
    expect(await world.payments.attempt(booking.bookingId, 1)).toMatchObject({
      status: 'captured',
      outcome: 'allocated',
    });
    expect([await seat('a1'), await seat('c1')]).toEqual([
      { until: SOLD, by: booking.bookingId },
      { until: SOLD, by: booking.bookingId },
    ]);
    expect(await effectsOf(booking.bookingId)).toEqual(confirmationOf(event, booking).effects);
  });

  it('happens once, however many do it at once', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'], places: { 0: 1 } });
    const { booking, attempt } = await beginSmall(world, held);
    const all = Array.from({ length: 12 }, () =>
      confirm(confirmationOf(event, booking, { attempt })),
    );
    for (const confirmed of await Promise.all(all))
      expect(confirmed).toMatchObject({ status: 'confirmed', paidBy: 1 });
    expect(await world.tickets.ofBooking(booking.bookingId)).toHaveLength(2);
    expect(await effectsOf(booking.bookingId)).toHaveLength(1);
    const [pool] = await world.seats.readPools(event.eventId, 'sec_floor', 1);
    expect(pool).toMatchObject({ sold: 1, available: 3, claims: {} });
  });

  it.each(['lost-reply', 'no-reply', 'conflict'] as const)(
    'counts as done by its repeat after %s',
    async (fault) => {
      const held = await holdSmall(world, event, { seats: ['a1'] });
      const { booking, attempt } = await beginSmall(world, held);
      const confirmation = confirmationOf(event, booking, { attempt });
      const restore = injectFaults(world.db.client, faultAt(fault));
      await confirm(confirmation).catch(() => undefined);
      restore();
      await expect(confirm(confirmation)).resolves.toMatchObject({ status: 'confirmed' });
      expect(await effectsOf(booking.bookingId)).toHaveLength(1);
    },
  );

  it('asks the row and not the clock whose the seats are (rule 6)', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'] });
    const { booking, attempt } = await beginSmall(world, held);
    const muchLater = now + 24 * 60 * MINUTE_MS;
    await confirm(confirmationOf(event, booking, { attempt }), muchLater);
    expect(await seat('a1')).toEqual({ until: SOLD, by: booking.bookingId });
  });

  it('takes nothing when one seat is lost, and names it', async () => {
    const held = await holdSmall(world, event, { seats: ['a1', 'c1'] });
    const { booking, attempt } = await beginSmall(world, held);
    const later = await takeAway(['c1'], booking.heldUntil);
    await expect(confirm(confirmationOf(event, booking, { attempt }), later)).rejects.toMatchObject(
      { code: 'seat-unavailable', details: { seats: ['c1'] } },
    );
    expect((await seat('a1')).until).toBe(epochOf(booking.heldUntil));
    expect(await world.tickets.ofBooking(booking.bookingId)).toEqual([]);
    expect(await world.payments.attempt(booking.bookingId, 1)).toMatchObject({ status: 'started' });
  });

  it('is refused behind a fence (rule 8)', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'] });
    const { booking, attempt } = await beginSmall(world, held);
    await world.seats.fence(event, now);
    await expect(confirm(confirmationOf(event, booking, { attempt }))).rejects.toMatchObject({
      code: 'event-fenced',
    });
  });

  it('is refused for a booking that was released', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'] });
    const { booking, attempt } = await beginSmall(world, held);
    await world.bookings.release(booking);
    await expect(confirm(confirmationOf(event, booking, { attempt }))).rejects.toMatchObject({
      code: 'booking-over',
    });
  });

  it('sells what is free or still its own when it comes late (rule 20)', async () => {
    const held = await holdSmall(world, event, { seats: ['a1', 'a2'], places: { 0: 2 } });
    const { booking, attempt } = await beginSmall(world, held);
    const later = await takeAway(['a2'], booking.heldUntil);
    await world.seats.release(smallClaim(event, 'bkg_other', { seats: ['a2'] }, 0), later);
    const confirmation = confirmationOf(event, booking, { attempt });
    await expect(confirm(confirmation, later)).rejects.toMatchObject({ code: 'seat-unavailable' });
    await confirm({ ...confirmation, held: booking.lines }, later);
    expect([(await seat('a1')).until, (await seat('a2')).until]).toEqual([SOLD, SOLD]);
    const [pool] = await world.seats.readPools(event.eventId, 'sec_floor', 1);
    expect(pool).toMatchObject({ sold: 2, available: 2, claims: {} });
  });

  it('keeps a confirmed booking for good: its end in the table is gone (rule 10)', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'] });
    const expiresOf = async () => {
      const { Item } = await world.db.client.getItem({
        TableName: world.db.table('seatBookings'),
        Key: { bookingId: { S: held.bookingId } },
      });
      return Item?.['expires'];
    };
    const month = 30 * 24 * 60 * 60;
    expect(Number((await expiresOf())?.N)).toBeGreaterThanOrEqual(now / 1000 + month);
    await beginSmall(world, held);
    expect(await expiresOf()).toBeUndefined();
  });
});

describe('renewing', () => {
  const until = () => now + 20 * MINUTE_MS;

  it('prolongs rows and booking together, once', async () => {
    const booking = await holdSmall(world, event, { seats: ['a1'], places: { 1: 1 } });
    await world.ledger.renew(booking, until(), now);
    expect((await seat('a1')).until).toBe(until());
    expect(await world.bookings.find(booking.bookingId)).toMatchObject({ renewed: true });
    await expect(world.ledger.renew(booking, until() + 1, now)).rejects.toMatchObject({
      code: 'already-renewed',
    });
    expect((await seat('a1')).until).toBe(until());
  });

  it('counts as done when only its reply was lost', async () => {
    const booking = await holdSmall(world, event, { seats: ['a1'] });
    const restore = injectFaults(world.db.client, faultAt('no-reply'));
    await world.ledger.renew(booking, until(), now).catch(() => undefined);
    restore();
    await expect(world.ledger.renew(booking, until(), now)).resolves.toBeUndefined();
  });

  it('is refused when a seat is lost, and prolongs nothing', async () => {
    const booking = await holdSmall(world, event, { seats: ['a1', 'c1'] });
    const later = await takeAway(['c1'], booking.heldUntil);
    await expect(world.ledger.renew(booking, until(), later)).rejects.toMatchObject({
      code: 'hold-expired',
    });
    expect((await seat('a1')).until).toBe(epochOf(booking.heldUntil));
  });

  it('never lowers the end of a sold seat (rule 5)', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'] });
    const { booking, attempt } = await beginSmall(world, held);
    await confirm(confirmationOf(event, booking, { attempt }));
    await expect(world.ledger.renew(held, until(), now)).rejects.toMatchObject({
      code: 'booking-not-held',
    });
    await world.inventory.commit(
      {
        ...held,
        rows: [
          {
            key: `${event.eventId}#sec_stalls`,
            block: 'row#A',
            actions: [{ do: 'prolong', seatIds: ['a1'], until: until() }],
          },
        ],
        pools: [],
      },
      now,
    );
    expect((await seat('a1')).until).toBe(SOLD);
  });
});

describe('beginning a payment (rules 17 and 19)', () => {
  it('prolongs the hold with the first attempt only', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'], places: { 0: 1 } });
    const first = await beginSmall(world, held);
    expect((await seat('a1')).until).toBe(now + PAYMENT_MS);
    await world.ledger.fail(first.attempt, 'declined');
    const second = await beginSmall(world, first.booking);
    expect((await seat('a1')).until).toBe(now + PAYMENT_MS);
    expect(await world.bookings.find(held.bookingId)).toEqual(second.booking);
  });

  it('begins one of many at once', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'] });
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => beginSmall(world, held)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: 'payment-in-progress' });
  });

  it('is refused when the seats are lost, and writes no attempt', async () => {
    const held = await holdSmall(world, event, { seats: ['a1'] });
    await takeAway(['a1'], held.heldUntil);
    await expect(beginSmall(world, held)).rejects.toMatchObject({ code: 'hold-expired' });
    expect(await world.payments.attempt(held.bookingId, 1)).toBeUndefined();
  });
});

describe('exchanging lines', () => {
  it('takes the new, frees the old and keeps the end, in one commit', async () => {
    const from = await holdSmall(world, event, { seats: ['a1', 'a2'], places: { 0: 2 } });
    const lines = smallLines(event, { seats: ['a2', 'c1'], places: { 0: 3, 1: 1 } });
    const to = { ...from, lines, revision: 2 };
    await world.ledger.exchange(from, to, now);
    expect(await seat('a1')).toEqual({ until: undefined, by: undefined });
    expect(await seat('c1')).toEqual({ until: epochOf(from.heldUntil), by: from.bookingId });
    const pools = await world.seats.readPools(event.eventId, 'sec_floor', 2);
    expect(pools.map((pool) => pool.claims[from.bookingId]?.quantity)).toEqual([3, 1]);
    expect(await world.bookings.find(from.bookingId)).toEqual(to);
  });

  it('leaves all as it was when one new seat is taken', async () => {
    const from = await holdSmall(world, event, { seats: ['a1'], places: { 0: 2 } });
    await holdSmall(world, event, { seats: ['c1'] });
    const lines = smallLines(event, { seats: ['a3', 'c1'], places: { 1: 1 } });
    await expect(
      world.ledger.exchange(from, { ...from, lines, revision: 2 }, now),
    ).rejects.toMatchObject({ code: 'seat-unavailable', details: { seats: ['c1'] } });
    expect((await seat('a1')).by).toBe(from.bookingId);
    expect((await seat('a3')).by).toBeUndefined();
    const pools = await world.seats.readPools(event.eventId, 'sec_floor', 2);
    expect(pools.map((pool) => pool.available)).toEqual([2, 3]);
    expect(await world.bookings.find(from.bookingId)).toEqual(from);
  });

  it('lets one of several exchanges at once win', async () => {
    const from = await holdSmall(world, event, { seats: ['a1'] });
    const wishes = ['a2', 'a3', 'b1', 'c1', 'c2'];
    const answers = await Promise.allSettled(
      wishes.map((seatId) => {
        const lines = smallLines(event, { seats: [seatId] });
        return world.ledger.exchange(from, { ...from, lines, revision: 2 }, now);
      }),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const stands = await world.bookings.find(from.bookingId);
    const holders = await Promise.all(['a1', ...wishes].map((seatId) => seat(seatId)));
    expect(holders.filter(({ by }) => by === from.bookingId)).toHaveLength(1);
    const [line] = stands?.lines ?? [];
    expect((await seat(line?.kind === 'seat' ? line.seatId : '')).by).toBe(from.bookingId);
  });
});

describe('a booking whose lines have changed since it was read', () => {
  it('is exchanged once by those who only add to it', async () => {
    const from = await holdSmall(world, event, { seats: ['a1'] });
    await Promise.allSettled(
      ['a2', 'a3', 'b1', 'c1'].map((seatId) => {
        const lines = smallLines(event, { seats: ['a1', seatId] });
        return world.ledger.exchange(from, { ...from, lines, revision: 2 }, now);
      }),
    );
    const stands = await world.bookings.find(from.bookingId);
    const { seats } = await holdersOf(world, event);
    expect(Object.keys(seats).sort()).toEqual(stands && seatIdsOf(stands.lines).sort());
  });

  it('is neither renewed nor paid for as it was', async () => {
    const from = await holdSmall(world, event, { seats: ['a1'] });
    const lines = smallLines(event, { seats: ['a1', 'a2'] });
    await world.ledger.exchange(from, { ...from, lines, revision: 2 }, now);
    await expect(world.ledger.renew(from, now + 20 * MINUTE_MS, now)).rejects.toMatchObject({
      code: 'busy',
    });
    await expect(beginSmall(world, from)).rejects.toMatchObject({ code: 'busy' });
    expect(await world.payments.attempt(from.bookingId, 1)).toBeUndefined();
  });
});

describe('captured money (rule 18)', () => {
  it('is noted once, with one effect, however often it is told', async () => {
    const { attempt } = await beginSmall(world, await holdSmall(world, event, { seats: ['a1'] }));
    const at = world.clock.now();
    await Promise.all(Array.from({ length: 8 }, () => world.ledger.capture(attempt, at)));
    await world.ledger.capture(attempt, at);
    expect(await effectsOf(attempt.bookingId)).toEqual([
      { kind: 'settle', bookingId: attempt.bookingId, attempt: 1 },
    ]);
  });

  it('is open again when it comes after a decline, so that reconciliation sees it', async () => {
    const { attempt } = await beginSmall(world, await holdSmall(world, event, { seats: ['a1'] }));
    await world.ledger.fail(attempt, 'declined');
    const isDue = async () =>
      (await world.payments.due(attempt.dueAt, 50)).some(
        ({ bookingId }) => bookingId === attempt.bookingId,
      );
    expect(await isDue()).toBe(false);
    await world.ledger.capture(attempt, world.clock.now());
    expect(await isDue()).toBe(true);
    await world.ledger.fail(attempt, 'expired');
    expect(await world.payments.attempt(attempt.bookingId, 1)).toMatchObject({
      status: 'captured',
    });
  });

  it('gets exactly one outcome when confirmation and refund race', async () => {
    for (let round = 0; round < 10; round += 1) {
      const held = await holdSmall(world, event, { seats: ['a1'] });
      const { booking, attempt } = await beginSmall(world, held);
      const [confirmed, owed] = await Promise.all([
        confirm(confirmationOf(event, booking, { attempt })).then(
          () => true,
          () => false,
        ),
        world.ledger.oweRefund(attempt, refundOf(attempt), world.clock.now()),
      ]);
      expect(confirmed).toBe(!owed);
      const { attempts, refunds } = await world.payments.ofBooking(booking.bookingId);
      expect(attempts[0]?.outcome).toBe(confirmed ? 'allocated' : 'refundDue');
      expect(refunds).toHaveLength(owed ? 1 : 0);
      event = await world.putOnSale();
    }
  });

  it('goes back once, with one effect that pays it', async () => {
    const { attempt } = await beginSmall(world, await holdSmall(world, event, { seats: ['a1'] }));
    const refund = refundOf(attempt);
    const owed = await Promise.all(
      Array.from({ length: 6 }, () => world.ledger.oweRefund(attempt, refund, world.clock.now())),
    );
    expect(owed.filter(Boolean)).toHaveLength(1);
    expect(await effectsOf(attempt.bookingId)).toEqual([
      { kind: 'refund', bookingId: attempt.bookingId, refundId: refund.refundId },
    ]);
    const more = { ...refund, refundId: 'rfd_more', amount: attempt.amount + 1 };
    expect(await world.ledger.oweRefund(attempt, more, world.clock.now())).toBe(false);
  });
});
