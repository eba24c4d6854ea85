import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CLOCK_SKEW_MS,
  freePlacesAt,
  HEAD_START_MS,
  MINUTE_MS,
  rowStatesAt,
  type EpochMs,
  type TicketedEvent,
} from '../domain/index.ts';
import { smallClaim, startBookingWorld, type BookingWorld } from '../testing/index.ts';
import type { BlockRef, Claim, PoolState, RowState } from '../use-cases/ports.ts';
import { holdOf, returnOf, saleOf } from './inventory-changes.ts';

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

const ROW_A: Omit<BlockRef, 'eventId'> = { sectionId: 'sec_stalls', block: 'row#A' };
const POOL: Omit<BlockRef, 'eventId'> = { sectionId: 'sec_floor', block: 'pool0' };

const of = (ref: Omit<BlockRef, 'eventId'>): BlockRef => ({ ...ref, eventId: event.eventId });
const gate = () => world.seats.setGate([of(ROW_A), of(POOL)], now);

const seat = (bookingId: string, at = now) =>
  smallClaim(event, bookingId, { seats: ['a1'] }, at + 10 * MINUTE_MS);
const places = (bookingId: string, quantity: number, at = now) =>
  smallClaim(event, bookingId, { places: { 0: quantity } }, at + 10 * MINUTE_MS);

async function row(): Promise<RowState> {
  const [state] = await world.seats.readBlocks([of(ROW_A)]);
  if (state?.kind !== 'row') throw new Error('no row');
  return state;
}

async function pool(): Promise<PoolState> {
  const [state] = await world.seats.readBlocks([of(POOL)]);
  if (state?.kind !== 'pool') throw new Error('no pool');
  return state;
}

/** True when the public is granted the claim at a moment; what the map shows must say the same. */
async function isGranted(claim: Claim, at: EpochMs): Promise<boolean> {
  const seats = claim.lines.some((line) => line.kind === 'seat');
  const shown = seats
    ? rowStatesAt(await row(), ['a1'], at) === '.'
    : freePlacesAt(await pool(), at) >= claim.lines.length;
  const granted = (await world.inventory.commit(holdOf(claim), at)) === undefined;
  expect(shown).toBe(granted);
  return granted;
}

const forWaitlist = (claim: Claim, at: EpochMs) =>
  world.inventory.commit({ ...holdOf(claim), for: 'waitlist' }, at);

/** The first moment at which the public may take what got free at a moment. */
const publicAfter = (freed: EpochMs) => freed + CLOCK_SKEW_MS + HEAD_START_MS + 1;

describe('behind the gate (rule 22)', () => {
  it('a seat that nobody had stays anybody’s', async () => {
    await gate();
    expect(await isGranted(seat('bkg_new'), now)).toBe(true);
  });

  it('a hold that ran out belongs to the waitlist first, then to anybody', async () => {
    await world.seats.hold(seat('bkg_old'), now);
    await gate();
    const over = now + 10 * MINUTE_MS;
    expect(await isGranted(seat('bkg_new', over), over + CLOCK_SKEW_MS + 1)).toBe(false);
    expect(await isGranted(seat('bkg_new', over), publicAfter(over) - 1)).toBe(false);
    expect(await isGranted(seat('bkg_new', over), publicAfter(over))).toBe(true);
  });

  it('the waitlist takes what got free at once, and nothing that is held', async () => {
    await world.seats.hold(seat('bkg_old'), now);
    await gate();
    expect(await forWaitlist(seat('bkg_offer'), now)).toBeDefined();
    await world.seats.release(seat('bkg_old'), now);
    expect(await isGranted(seat('bkg_new'), now)).toBe(false);
    expect(await forWaitlist(seat('bkg_offer'), now)).toBeUndefined();
    expect((await row()).by['a1']).toBe('bkg_offer');
  });

  it('a sold seat that is given back is the waitlist’s for its head start', async () => {
    const bought = seat('bkg_old');
    await world.seats.hold(bought, now);
    await world.inventory.commit(saleOf(bought), now);
    await gate();
    const back = returnOf(bought);
    expect(await world.inventory.commit(back, now)).toBeUndefined();
    expect(await isGranted(seat('bkg_new'), now + HEAD_START_MS - 1)).toBe(false);
    expect(await isGranted(seat('bkg_new'), now + HEAD_START_MS)).toBe(true);
  });

  it('ends when it is lifted: what got free is anybody’s', async () => {
    await world.seats.hold(seat('bkg_old'), now);
    await gate();
    await world.seats.release(seat('bkg_old'), now);
    await world.seats.liftGate([of(ROW_A), of(POOL)], now);
    expect(await isGranted(seat('bkg_new'), now)).toBe(true);
  });
});

describe('a pool behind the gate', () => {
  const total = ({ available, sold, claims }: PoolState) =>
    available + sold + Object.values(claims).reduce((sum, { quantity }) => sum + quantity, 0);

  it('keeps places given back for the waitlist, and adds up', async () => {
    await world.seats.hold(places('bkg_old', 4), now);
    await gate();
    await world.seats.release(places('bkg_old', 4), now);
    expect(total(await pool())).toBe(4);
    expect(await isGranted(places('bkg_new', 1), now)).toBe(false);
    expect(await forWaitlist(places('bkg_offer', 3), now)).toBeUndefined();
    expect(await isGranted(places('bkg_new', 1), now + HEAD_START_MS - 1)).toBe(false);
    expect(await isGranted(places('bkg_new', 1), now + HEAD_START_MS)).toBe(true);
    expect(total(await pool())).toBe(4);
  });

  it('gives sold places back to the waitlist, then to anybody', async () => {
    const bought = places('bkg_old', 4);
    await world.seats.hold(bought, now);
    await world.inventory.commit(saleOf(bought), now);
    await gate();
    await world.inventory.commit(returnOf(bought), now);
    expect(await isGranted(places('bkg_new', 2), now)).toBe(false);
    expect(await isGranted(places('bkg_new', 2), now + HEAD_START_MS)).toBe(true);
    expect(total(await pool())).toBe(4);
  });

  it('sells what is held as if it were not there', async () => {
    await world.seats.hold(places('bkg_old', 4), now);
    await gate();
    expect(await world.inventory.commit(saleOf(places('bkg_old', 4)), now)).toBeUndefined();
    expect(await pool()).toMatchObject({ sold: 4, available: 0, claims: {} });
  });
});
