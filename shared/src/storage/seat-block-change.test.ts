import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  blocksOf,
  instantOf,
  MINUTE_MS,
  SOLD,
  type RowBlock,
  type TicketedEvent,
} from '../domain/index.ts';
import { smallClaim, smallHouse, smallHouseEvent } from '../testing/small-house.ts';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { inventoryWriter } from './inventory-writer.ts';
import { saleOf } from './inventory-changes.ts';
import { seatStore } from './seat-store.ts';

const NOW = Date.parse('2026-12-01T12:00:00.000Z');
const LATER = NOW + 10 * MINUTE_MS;
const blocks = blocksOf(smallHouse());
const rowA = rowOf('A');

let database: TestDatabase;
let run = 0;
let event: TicketedEvent;

beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  run += 1;
  event = smallHouseEvent({ eventId: `evt_${run}`, updatedAt: instantOf(NOW) });
  await stores().seats.createBlocks(event, blocks.rows, blocks.pools);
});

function rowOf(rowId: string): RowBlock {
  const row = blocks.rows.find((one) => one.rowId === rowId);
  if (!row) throw new Error(`The small house has no row ${rowId}.`);
  return row;
}

function stores() {
  const inventory = inventoryWriter(database.db);
  return { inventory, seats: seatStore(database.db, inventory) };
}
const onto = (planTurn: number) => ({ ...event, planVersion: `pln_${planTurn}`, planTurn });
const bring = (turn: number, rows: readonly RowBlock[], pools = blocks.pools, now = NOW) =>
  stores().seats.bringBlocks(onto(turn), { rows, pools }, now);
const hold = (bookingId: string, choice: Parameters<typeof smallClaim>[2]) =>
  stores().seats.hold(smallClaim(event, bookingId, choice, LATER), NOW);
const readRow = async () => {
  const rows = await stores().seats.readSection(event.eventId, 'sec_stalls', 'consistent');
  return rows.find(({ block }) => block === 'row#A');
};
const readPool = async (pool: number) =>
  (await stores().seats.readPools(event.eventId, 'sec_floor', 2))[pool];

describe('bringing a row on to another plan', () => {
  it('keeps what is held, blocks and frees what the plan says, and creates what is new', async () => {
    await hold('bkg_ada', { seats: ['a1', 'a2'] });
    const added = { ...rowA, block: 'row#A~2', seatIds: ['n1', 'n2'], blockedSeatIds: ['n2'] };
    const none = { seats: [], sections: [] };
    expect(await bring(1, [{ ...rowA, blockedSeatIds: ['a4'] }, added])).toEqual(none);
    expect(await readRow()).toMatchObject({
      planVersion: 'pln_1',
      until: { a1: LATER, a2: LATER, a4: SOLD },
      by: { a1: 'bkg_ada', a2: 'bkg_ada', a4: 'blocked' },
    });
    const [second] = await stores().seats.readBlocks([
      { eventId: event.eventId, sectionId: 'sec_stalls', block: 'row#A~2' },
    ]);
    expect(second).toMatchObject({ planVersion: 'pln_1', by: { n2: 'blocked' } });
    await bring(2, [rowA]);
    expect(await readRow()).toMatchObject({ by: { a1: 'bkg_ada', a2: 'bkg_ada' } });
    await expect(hold('bkg_bob', { seats: ['a3'] })).rejects.toMatchObject({
      code: 'plan-changed',
    });
  });

  it('leaves a row alone that would lose a seat of somebody, and names the seat', async () => {
    await hold('bkg_ada', { seats: ['a1'] });
    const before = await readRow();
    const rows = [{ ...rowA, seatIds: ['a2', 'a3', 'a4'] }];
    expect(await bring(1, rows)).toMatchObject({ seats: ['a1'] });
    expect(await readRow()).toEqual(before);
    expect(await bring(1, rows, [], LATER + MINUTE_MS)).toMatchObject({ seats: [] });
    expect(await readRow()).toMatchObject({ by: {} });
  });

  it('is of no effect a second time, and refused once a later turn has been there', async () => {
    await bring(2, [rowA]);
    const before = await readRow();
    await bring(2, [{ ...rowA, blockedSeatIds: ['a1'] }]);
    await expect(bring(1, [rowA])).rejects.toMatchObject({ code: 'event-changed' });
    expect(await readRow()).toEqual(before);
  });

  it('moves a row that both plans have alike, and reads one that stands on neither', async () => {
    const { seats } = stores();
    const alike = { rows: [rowA], pools: blocks.pools, alike: event.planVersion };
    await hold('bkg_ada', { seats: ['a1'], places: { 0: 2 } });
    await seats.bringBlocks(onto(1), alike, NOW);
    expect(await readRow()).toMatchObject({ planVersion: 'pln_1', by: { a1: 'bkg_ada' } });
    expect(await readPool(0)).toMatchObject({ planVersion: 'pln_1', available: 2 });
    await seats.bringBlocks(
      onto(3),
      { ...alike, rows: [{ ...rowA, blockedSeatIds: ['a2'] }] },
      NOW,
    );
    expect(await readRow()).toMatchObject({ planVersion: 'pln_3', by: { a2: 'blocked' } });
    await expect(
      seats.bringBlocks(onto(2), { ...alike, alike: 'pln_3' }, NOW),
    ).rejects.toMatchObject({ code: 'event-changed' });
  });

  it('loses nothing that is held while it goes on', async () => {
    const seats = ['a1', 'a2', 'a3', 'a4'];
    const holds = seats.map((seat) => hold(`bkg_${seat}`, { seats: [seat] }));
    const [, ...ends] = await Promise.allSettled([bring(1, [rowA]), ...holds]);
    const held = seats.filter((_, one) => ends[one]?.status === 'fulfilled');
    expect(Object.keys((await readRow())?.by ?? {}).toSorted()).toEqual(held);
  });
});

describe('bringing a pool on to another plan', () => {
  const sized = (...capacities: number[]) =>
    blocks.pools.map((pool, index) => ({ ...pool, capacity: capacities[index] ?? 0 }));

  it('adds and takes away free places alone', async () => {
    const { inventory } = stores();
    await hold('bkg_ada', { places: { 0: 2 } });
    const { lines } = smallClaim(event, 'bkg_bob', { places: { 0: 1 } }, LATER);
    await hold('bkg_bob', { places: { 0: 1 } });
    await inventory.commit(saleOf({ ...event, bookingId: 'bkg_bob', lines }), NOW);
    expect(await bring(1, [], sized(3, 50))).toEqual({ seats: [], sections: [] });
    expect(await readPool(0)).toMatchObject({ capacity: 3, available: 0, sold: 1 });
    expect(await readPool(1)).toMatchObject({ capacity: 50, available: 50 });
    expect(await bring(2, [], sized(2, 50))).toEqual({ seats: [], sections: ['sec_floor'] });
    expect(await readPool(0)).toMatchObject({ capacity: 3, planVersion: 'pln_1' });
  });

  it('folds back claims that are over where it needs their places', async () => {
    await hold('bkg_ada', { places: { 0: 3 } });
    const taken = await bring(1, [], sized(1, 3), LATER + MINUTE_MS);
    expect(taken.sections).toEqual([]);
    expect(await readPool(0)).toMatchObject({ capacity: 1, available: 1, claims: {} });
  });
});
