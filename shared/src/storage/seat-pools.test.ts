import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CLOCK_SKEW_MS,
  MINUTE_MS,
  type EpochMs,
  type PoolBlock,
  type TicketedEvent,
} from '../domain/index.ts';
import {
  faultAt,
  injectFaults,
  smallClaim,
  smallHouseEvent,
  startBookingWorld,
  type BookingWorld,
} from '../testing/index.ts';
import type { Claim, PoolState } from '../use-cases/ports.ts';
import { saleOf } from './inventory-changes.ts';

const SECTION = 'sec_floor';

let world: BookingWorld;
let event: TicketedEvent;
let now: EpochMs;
let capacities: number[];

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  now = world.clock.epoch();
  await open(4, 3);
});
afterEachPoolsAddUp();
afterAll(() => world.stop());

let opened = 0;

/** Opens an event whose floor has pools of these sizes. */
async function open(...places: number[]): Promise<void> {
  capacities = places;
  event = smallHouseEvent({ eventId: `evt_pools${(opened += 1)}` });
  const pools = places.map((capacity, pool): PoolBlock => ({ sectionId: SECTION, pool, capacity }));
  await world.seats.createBlocks(event, [], pools);
}

function afterEachPoolsAddUp(): void {
  afterEach(async () => {
    const pools = await world.seats.readPools(event.eventId, SECTION, capacities.length);
    const sums = pools.map(
      ({ available, sold, claims }) =>
        available + sold + Object.values(claims).reduce((sum, { quantity }) => sum + quantity, 0),
    );
    expect(sums).toEqual(capacities);
    for (const { available } of pools) expect(available).toBeGreaterThanOrEqual(0);
  });
}

function claim(bookingId: string, places: Record<number, number>, at = now): Claim {
  return smallClaim(event, bookingId, { places }, at + 10 * MINUTE_MS);
}

const hold = (wanted: Claim, at = now) => world.seats.hold(wanted, at);

const sell = (wanted: Claim, at = now) => world.inventory.commit(saleOf(wanted), at);

async function pool(number: number): Promise<PoolState> {
  const pools = await world.seats.readPools(event.eventId, SECTION, capacities.length);
  const found = pools[number];
  if (!found) throw new Error(`no pool ${number}`);
  return found;
}

const over = (until: EpochMs) => until + CLOCK_SKEW_MS + 1;

describe('claiming places of a pool', () => {
  it('takes them out of those available and gives them back on release (rule 11)', async () => {
    const mine = claim('bkg_a', { 0: 3 });
    await hold(mine);
    expect(await pool(0)).toMatchObject({
      available: 1,
      claims: { bkg_a: { quantity: 3, until: mine.until } },
    });
    await world.seats.release(mine, now);
    expect(await pool(0)).toMatchObject({ available: 4, claims: {} });
  });

  it('gives away as many as there are, however many want them at once', async () => {
    await open(20);
    const buyers = Array.from({ length: 60 }, (_, buyer) => hold(claim(`bkg_${buyer}`, { 0: 1 })));
    const answers = await Promise.allSettled(buyers);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: 'places-unavailable' });
    expect(await pool(0)).toMatchObject({ available: 0 });
  });

  it('draws a party from several pools together or not at all (rule 11)', async () => {
    const parties = Array.from({ length: 6 }, (_, party) =>
      hold(claim(`bkg_${party}`, { 0: 2, 1: 1 })),
    );
    const answers = await Promise.allSettled(parties);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect([(await pool(0)).available, (await pool(1)).available]).toEqual([0, 1]);
    await expect(hold(claim('bkg_x', { 0: 1, 1: 1 }))).rejects.toMatchObject({
      code: 'places-unavailable',
      details: { pools: [{ sectionId: SECTION, pool: 0 }] },
    });
    expect((await pool(1)).available).toBe(1);
  });

  it.each(['lost-reply', 'no-reply'] as const)('happens once when there is %s', async (fault) => {
    const mine = claim('bkg_a', { 0: 2 });
    const restore = injectFaults(world.db.client, faultAt(fault));
    await hold(mine).catch(() => undefined);
    restore();
    await expect(hold(mine)).resolves.toBe(mine.until);
    expect(await pool(0)).toMatchObject({ available: 2 });
  });

  it('refuses another quantity for the same booking', async () => {
    await hold(claim('bkg_a', { 0: 2 }));
    await expect(hold(claim('bkg_a', { 0: 1 }))).rejects.toMatchObject({
      code: 'places-unavailable',
    });
  });

  it('claims anew when its own earlier claim is over, and does not trust that one', async () => {
    const first = await hold(claim('bkg_a', { 0: 4 }));
    const later = over(first);
    const again = claim('bkg_a', { 0: 3 }, later);
    await expect(hold(again, later)).resolves.toBe(again.until);
    expect(await pool(0)).toMatchObject({
      available: 1,
      claims: { bkg_a: { quantity: 3, until: again.until } },
    });
  });
});

describe('folding expired claims back (rule 12)', () => {
  it('frees the places of claims that are over, and no others', async () => {
    const until = await hold(claim('bkg_a', { 0: 2 }));
    const later = over(until);
    await hold(claim('bkg_b', { 0: 2 }, later - MINUTE_MS), later - MINUTE_MS);
    await hold(claim('bkg_c', { 0: 2 }, later), later);
    expect(Object.keys((await pool(0)).claims).sort()).toEqual(['bkg_b', 'bkg_c']);
    await expect(hold(claim('bkg_d', { 0: 1 }, later), later)).rejects.toMatchObject({
      code: 'places-unavailable',
    });
  });

  it('does not fold within 3 s of the end (rule 5)', async () => {
    const until = await hold(claim('bkg_a', { 0: 4 }));
    await expect(hold(claim('bkg_b', { 0: 1 }), until + 3_000)).rejects.toMatchObject({
      code: 'places-unavailable',
    });
  });

  it('has one winner when two fold the same claims at once, and no place twice', async () => {
    for (let round = 0; round < 10; round += 1) {
      await open(4);
      const until = await hold(claim('bkg_old', { 0: 4 }));
      const later = over(until);
      const rivals = ['bkg_a', 'bkg_b', 'bkg_c'].map((id) =>
        hold(claim(id, { 0: 3 }, later), later),
      );
      const answers = await Promise.allSettled(rivals);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await pool(0)).toMatchObject({ available: 1, sold: 0 });
    }
  });

  it('serves both of two who fold at once when there is enough for both', async () => {
    for (let round = 0; round < 10; round += 1) {
      await open(8);
      const until = await hold(claim('bkg_old', { 0: 4 }));
      await hold(claim('bkg_older', { 0: 4 }));
      const later = over(until);
      await Promise.all(
        ['bkg_a', 'bkg_b', 'bkg_c', 'bkg_d'].map((id) => hold(claim(id, { 0: 2 }, later), later)),
      );
      expect(await pool(0)).toMatchObject({ available: 0, sold: 0 });
    }
  });

  it('loses against a renewal that came in between', async () => {
    const mine = claim('bkg_a', { 0: 4 });
    const until = await hold(mine);
    const later = over(until);
    let renewed = false;
    const restore = injectFaults(world.db.client, ({ command, input }) => {
      const folds =
        command === 'UpdateItem' && String(input['UpdateExpression']).includes('REMOVE');
      if (folds && !renewed) {
        renewed = true;
        return 'conflict';
      }
      return undefined;
    });
    const rival = hold(claim('bkg_b', { 0: 1 }, later), later).catch((error: unknown) => error);
    const prolong = { do: 'prolong', quantity: 4, until: later + MINUTE_MS } as const;
    await world.inventory.commit(
      {
        ...mine,
        rows: [],
        pools: [{ key: `${event.eventId}#${SECTION}#pool0`, action: prolong }],
      },
      later,
    );
    expect(await rival).toMatchObject({ code: 'places-unavailable' });
    restore();
    expect((await pool(0)).claims).toEqual({ bkg_a: { quantity: 4, until: later + MINUTE_MS } });
  });

  it('can free enough single claims for the largest party', async () => {
    await open(45);
    const singles = Array.from({ length: 45 }, (_, one) => hold(claim(`bkg_${one}`, { 0: 1 })));
    const [until = 0] = await Promise.all(singles);
    await hold(claim('bkg_party', { 0: 40 }, over(until)), over(until));
    expect(Object.keys((await pool(0)).claims)).toHaveLength(6);
  });
});

describe('selling places (rule 13)', () => {
  it('turns the claim into places sold, once', async () => {
    const mine = claim('bkg_a', { 0: 2, 1: 1 });
    await hold(mine);
    expect(await sell(mine)).toBeUndefined();
    expect(await pool(0)).toMatchObject({ available: 2, sold: 2, claims: {} });
    expect(await pool(1)).toMatchObject({ available: 2, sold: 1, claims: {} });
    await world.seats.release(mine, now);
    expect(await pool(0)).toMatchObject({ available: 2, sold: 2 });
  });

  it('draws from the free places when the claim was folded back in the meantime', async () => {
    const mine = claim('bkg_a', { 0: 2 });
    const later = over(await hold(mine));
    const other = claim('bkg_b', { 0: 3 }, later);
    await hold(other, later);
    expect((await pool(0)).claims).not.toHaveProperty('bkg_a');
    expect(await sell(mine, later)).toBeDefined();
    await world.seats.release(other, later);
    expect(await sell(mine, later)).toBeUndefined();
    expect(await pool(0)).toMatchObject({ available: 2, sold: 2, claims: {} });
  });

  it('never sells a place twice while others fold and claim', async () => {
    for (let round = 0; round < 8; round += 1) {
      await open(6);
      const mine = claim('bkg_a', { 0: 3 });
      const later = over(await hold(mine));
      const others = Array.from({ length: 5 }, (_, other) =>
        hold(claim(`bkg_${other}`, { 0: 2 }, later), later).catch(() => undefined),
      );
      const [refused] = await Promise.all([sell(mine, later), ...others]);
      expect((await pool(0)).sold).toBe(refused ? 0 : 3);
    }
  });

  it('lets the last place of every pool be sold', async () => {
    await open(2, 2, 1);
    const parties = [
      claim('bkg_a', { 0: 1, 1: 1 }),
      claim('bkg_b', { 0: 1, 2: 1 }),
      claim('bkg_c', { 1: 1 }),
    ];
    for (const party of parties) {
      await hold(party);
      expect(await sell(party)).toBeUndefined();
    }
    const pools = await world.seats.readPools(event.eventId, SECTION, 3);
    expect(pools.map(({ sold, available }) => [sold, available])).toEqual([
      [2, 0],
      [2, 0],
      [1, 0],
    ]);
  });
});
