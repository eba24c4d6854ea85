import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CLOCK_SKEW_MS,
  MINUTE_MS,
  SOLD,
  type EpochMs,
  type TicketedEvent,
} from '../domain/index.ts';
import {
  faultAt,
  injectFaults,
  smallClaim,
  startBookingWorld,
  type BookingWorld,
} from '../testing/index.ts';
import type { Claim, RowState } from '../use-cases/ports.ts';

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

const claim = (bookingId: string, ...seats: string[]): Claim =>
  smallClaim(event, bookingId, { seats }, now + 10 * MINUTE_MS);

const hold = (wanted: Claim, at = now) => world.seats.hold(wanted, at);

async function row(block: string): Promise<RowState> {
  const section = block === 'row#C' ? 'sec_circle' : 'sec_stalls';
  const rows = await world.seats.readSection(event.eventId, section, 'consistent');
  const found = rows.find((one) => one.block === block);
  if (!found) throw new Error(`no ${block}`);
  return found;
}

describe('holding seats of a row', () => {
  it('takes free seats and leaves the others out of both maps (rule 4)', async () => {
    await expect(hold(claim('bkg_a', 'a1', 'a2'))).resolves.toBe(now + 10 * MINUTE_MS);
    const { until, by } = await row('row#A');
    expect(until).toEqual({ a1: now + 10 * MINUTE_MS, a2: now + 10 * MINUTE_MS });
    expect(by).toEqual({ a1: 'bkg_a', a2: 'bkg_a' });
  });

  it('gives a seat to one of many who want it at once, and names the seat to the others', async () => {
    const buyers = Array.from({ length: 40 }, (_, buyer) => claim(`bkg_${buyer}`, 'a2', 'a3'));
    const answers = await Promise.allSettled(buyers.map((buyer) => hold(buyer)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({
          code: 'seat-unavailable',
          details: { seats: ['a2', 'a3'] },
        });
    const { by } = await row('row#A');
    expect(by['a2']).toBe(by['a3']);
  });

  it('takes all of several rows or nothing, however many race', async () => {
    const wishes = [
      ['a1', 'b1', 'c1'],
      ['b1', 'c1'],
      ['a1', 'c1'],
      ['c1', 'a2'],
      ['b1', 'a1'],
    ];
    const buyers = Array.from({ length: 25 }, (_, buyer) =>
      claim(`bkg_${buyer}`, ...(wishes[buyer % wishes.length] ?? [])),
    );
    const answers = await Promise.allSettled(buyers.map((buyer) => hold(buyer)));
    const winners = buyers.filter((_, index) => answers[index]?.status === 'fulfilled');
    const states = [await row('row#A'), await row('row#B'), await row('row#C')];
    const by = Object.fromEntries(states.flatMap((state) => Object.entries(state.by)));
    const { b4: _blocked, ...held } = by;
    const wanted = winners.flatMap(({ bookingId, lines }) =>
      lines.map((line) => [line.kind === 'seat' && line.seatId, bookingId]),
    );
    expect(held).toEqual(Object.fromEntries(wanted));
  });

  it('treats a hold as over 3 s after its end, not before (rule 5)', async () => {
    const until = await hold(claim('bkg_a', 'a1'));
    await expect(hold(claim('bkg_b', 'a1'), until + 3_000)).rejects.toMatchObject({
      code: 'seat-unavailable',
    });
    await hold({ ...claim('bkg_b', 'a1'), until: SOLD - 1 }, until + 3_001);
    expect((await row('row#A')).by).toEqual({ a1: 'bkg_b' });
  });

  it('refuses seats chosen on another plan, so that no seat is made up (rule 1)', async () => {
    const other = { ...claim('bkg_a', 'a1'), planVersion: 'pln_other' };
    await expect(hold(other)).rejects.toMatchObject({ code: 'plan-changed' });
    const nowhere = claim('bkg_a', 'a1');
    const lines = nowhere.lines.map((line) => ({ ...line, block: 'row#Z' }) as typeof line);
    await expect(hold({ ...nowhere, lines })).rejects.toMatchObject({ code: 'plan-changed' });
    expect((await row('row#A')).until).toEqual({});
  });

  it('never gives a blocked seat away, whatever the time (rule 1)', async () => {
    const [line] = claim('bkg_a', 'b3').lines;
    const blocked = { ...claim('bkg_a'), lines: line ? [{ ...line, seatId: 'b4' }] : [] } as Claim;
    await expect(hold(blocked, now + 400 * 24 * 60 * MINUTE_MS)).rejects.toMatchObject({
      code: 'seat-unavailable',
    });
  });
});

describe('a hold whose reply was lost', () => {
  it.each(['one row', 'several rows'])('counts as done in %s (rule 4)', async (rows) => {
    const wanted = claim('bkg_a', 'a1', ...(rows === 'one row' ? ['a2'] : ['b1']));
    const restore = injectFaults(world.db.client, faultAt('lost-reply'));
    await expect(hold(wanted)).resolves.toBe(wanted.until);
    restore();
    expect((await row('row#A')).by['a1']).toBe('bkg_a');
  });

  it('stands for a later try, with the end that it has', async () => {
    const wanted = claim('bkg_a', 'a1', 'c1');
    const restore = injectFaults(world.db.client, faultAt('no-reply'));
    await expect(hold(wanted)).rejects.toMatchObject({ code: 'store-unavailable' });
    restore();
    const again = { ...wanted, until: wanted.until + MINUTE_MS };
    await expect(hold(again, now + MINUTE_MS)).resolves.toBe(wanted.until);
  });

  it('never turns a sold seat back into a held one when it comes late (rule 4)', async () => {
    const wanted = claim('bkg_a', 'a1', 'a2');
    await hold(wanted);
    await world.inventory.commit(
      {
        ...wanted,
        rows: [
          {
            key: `${event.eventId}#sec_stalls`,
            block: 'row#A',
            actions: [{ do: 'sell', seatIds: ['a1', 'a2'] }],
          },
        ],
        pools: [],
      },
      now,
    );
    await hold(wanted);
    await hold(wanted, now + 60 * MINUTE_MS);
    await world.seats.release(wanted, now);
    expect((await row('row#A')).until).toEqual({ a1: SOLD, a2: SOLD });
  });

  it('does not stand once its time is over and somebody else came', async () => {
    const wanted = claim('bkg_a', 'a1', 'a2');
    const until = await hold(wanted);
    const later = until + CLOCK_SKEW_MS + 1;
    await hold({ ...claim('bkg_b', 'a2'), until: later + MINUTE_MS }, later);
    await expect(hold({ ...wanted, until: later + MINUTE_MS }, later)).rejects.toMatchObject({
      code: 'seat-unavailable',
      details: { seats: ['a2'] },
    });
    expect((await row('row#A')).by).toEqual({ a1: 'bkg_a', a2: 'bkg_b' });
  });
});

describe('releasing seats', () => {
  it('frees what is still held and leaves lost and sold seats alone (rule 7)', async () => {
    const mine = claim('bkg_a', 'a1', 'a2', 'a3');
    const until = await hold(mine);
    const later = until + CLOCK_SKEW_MS + 1;
    await hold({ ...claim('bkg_b', 'a2'), until: later + MINUTE_MS }, later);
    await world.seats.release(mine, later);
    expect((await row('row#A')).by).toEqual({ a2: 'bkg_b' });
  });

  it('is done once, also when its reply was lost', async () => {
    const mine = claim('bkg_a', 'a1', 'b1');
    await hold(mine);
    const restore = injectFaults(world.db.client, faultAt('lost-reply'));
    await world.seats.release(mine, now);
    restore();
    expect((await row('row#A')).by).toEqual({});
    expect((await row('row#B')).by).toEqual({ b4: 'blocked' });
  });
});

describe('a fence', () => {
  it('refuses every hold from then on and lets holders release (rule 8)', async () => {
    const mine = claim('bkg_a', 'a1', 'c1');
    await hold(mine);
    await world.seats.fence(event, now);
    await expect(hold(claim('bkg_b', 'a2'))).rejects.toMatchObject({ code: 'event-fenced' });
    await expect(
      hold(smallClaim(event, 'bkg_b', { places: { 0: 1 } }, now + MINUTE_MS)),
    ).rejects.toMatchObject({ code: 'event-fenced' });
    await world.seats.release(mine, now);
    expect((await row('row#A')).by).toEqual({});
  });

  it('has no hold after it, whatever runs beside it', async () => {
    const buyers = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1', 'c2'].map((seatId) =>
      hold(claim(`bkg_${seatId}`, seatId)).catch((error: unknown) => error),
    );
    await Promise.all([world.seats.fence(event, now), ...buyers]);
    const before = [await row('row#A'), await row('row#B'), await row('row#C')];
    expect(before.map(({ closed }) => closed)).toEqual([true, true, true]);
    await Promise.allSettled(
      ['a1', 'a4', 'b3', 'c3'].map((seatId) => hold(claim('bkg_x', seatId))),
    );
    expect([await row('row#A'), await row('row#B'), await row('row#C')]).toEqual(before);
  });
});

describe('a write that meets another transaction (rule 9)', () => {
  it.each(['conflict', 'throttle'] as const)('is tried again after a %s', async (fault) => {
    let times = 0;
    const restore = injectFaults(world.db.client, () => ((times += 1) <= 4 ? fault : undefined));
    await hold(claim('bkg_a', 'a1'));
    times = 0;
    await hold(claim('bkg_b', 'b1', 'c1'));
    restore();
    expect((await row('row#A')).by).toEqual({ a1: 'bkg_a' });
    expect((await row('row#C')).by).toEqual({ c1: 'bkg_b' });
  });

  it('is "busy" and never "seat taken" when it meets one again and again', async () => {
    const restore = injectFaults(world.db.client, () => 'conflict');
    await expect(hold(claim('bkg_a', 'a1'))).rejects.toMatchObject({ code: 'busy' });
    await expect(hold(claim('bkg_b', 'b1', 'c1'))).rejects.toMatchObject({ code: 'busy' });
    restore();
    expect((await row('row#A')).by).toEqual({});
  });

  it('says that the store is not there when nobody answers', async () => {
    const restore = injectFaults(world.db.client, () => 'unreachable');
    await expect(hold(claim('bkg_a', 'a1'))).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(row('row#A')).rejects.toMatchObject({ code: 'store-unavailable' });
    restore();
    await hold(claim('bkg_a', 'a1'));
  });
});

it('grows the version of a row by one with each write, for the change feed (rule 25)', async () => {
  const mine = claim('bkg_a', 'a1');
  const first = (await row('row#A')).version;
  await hold(mine);
  await hold(mine);
  await world.seats.release(mine, now);
  expect((await row('row#A')).version).toBe(first + 2);
  const changed = await world.seats.changedSince(event.eventId, 0, now);
  expect(changed).toEqual([
    {
      ...{ eventId: event.eventId, sectionId: 'sec_stalls', block: 'row#A' },
      ...{ version: first + 2, changedAt: now },
    },
  ]);
});
