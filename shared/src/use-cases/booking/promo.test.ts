import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CLOCK_SKEW_MS,
  HOUR_MS,
  MINUTE_MS,
  PAYMENT_MS,
  type Booking,
  type PromoTerms,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  deliverWebhook,
  drainOutbox,
  offerPromo,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';
import { usePromo } from './use-promo.ts';

const FLOOR = 'sec_floor';
const HALF = { kind: 'percent', share: 5_000 } as const;

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
});
afterAll(() => world.stop());

const visitor = (name: string) => shopper(world, event, name);
const offer = (code: string, terms: Partial<PromoTerms> = {}) =>
  offerPromo(world, event, code, terms);
const places = (quantity: number) => ({ places: [{ sectionId: FLOOR, quantity }] });
const pricesOf = ({ lines }: Booking) => lines.map(({ price }) => price);

/** Free uses, claimed ones, and those for good. */
async function usesOf(code: string) {
  const promo = await world.promos.find(event.eventId, code);
  if (!promo) throw new Error(`There is no code ${code}.`);
  const pools = await world.promos.pools(promo);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return {
    free: sum(pools.map(({ available }) => available)),
    claimed: sum(
      pools.flatMap(({ claims }) => Object.values(claims).map(({ quantity }) => quantity)),
    ),
    used: sum(pools.map(({ sold }) => sold)),
    counted: (await world.promos.uses(event.eventId)).get(promo.promoId) ?? 0,
  };
}

async function expectSound(): Promise<void> {
  expect(await checkInvariants(world, event.eventId)).toMatchObject({
    violations: [],
    pending: [],
  });
}

describe('applying a promo code', () => {
  it('lowers the tickets that it is for, however it is typed', async () => {
    await offer('SUMMER', { discount: HALF, categoryIds: ['cat_stalls'] });
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1', 'c1'] });
    const applied = await ada.applyPromo(held, ' summer ');
    expect(applied).toMatchObject({
      promoCode: 'SUMMER',
      revision: 2,
      heldUntil: held.heldUntil,
      totals: { tickets: 2_100 + 2_500, discount: 2_100, fees: 200, total: 4_800 },
    });
    expect(applied.lines.map(({ price, fullPrice }) => [price, fullPrice])).toEqual([
      [2_100, 4_200],
      [2_500, undefined],
    ]);
    expect(await world.bookings.find(held.bookingId)).toEqual(applied);
    expect(await ada.applyPromo(held, 'SUMMER')).toEqual(applied);
  });

  it('is refused for codes that do not fit, and leaves the hold as it was', async () => {
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['c1'] });
    await offer('STALLS', { categoryIds: ['cat_stalls'] });
    await offer('LATER', { validFrom: '2027-01-01T00:00:00.000Z' });
    await offer('OFF', { active: false });
    await offer('ONE', { maxUses: 1 });
    await visitor('bob').applyPromo(await visitor('bob').hold({ seats: ['c2'] }), 'ONE');
    for (const [code, refusal] of [
      ['NONE', 'promo-unknown'],
      ['STALLS', 'promo-not-for-these'],
      ['LATER', 'promo-not-valid-now'],
      ['OFF', 'promo-not-valid-now'],
      ['ONE', 'promo-used-up'],
    ] as const) {
      await expect(ada.applyPromo(held, code)).rejects.toMatchObject({ code: refusal });
    }
    expect(await world.bookings.find(held.bookingId)).toEqual(held);
    const other = await world.putOnSale();
    const eve = shopper(world, other, 'eve');
    await expect(eve.applyPromo(await eve.hold({ seats: ['a1'] }), 'OFF')).rejects.toMatchObject({
      code: 'promo-unknown',
    });
  });

  it('is for whoever holds the booking, while its time runs and nothing is being paid', async () => {
    await offer('SUMMER');
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1'] });
    await expect(visitor('bob').applyPromo(held, 'SUMMER')).rejects.toMatchObject({
      code: 'booking-not-found',
    });
    await ada.pay(held, 'stepUp');
    await expect(ada.applyPromo(held, 'SUMMER')).rejects.toMatchObject({ code: 'booking-paying' });
    await expect(ada.removePromo(held)).rejects.toMatchObject({ code: 'booking-paying' });
    world.clock.advance(PAYMENT_MS);
    await expect(ada.applyPromo(held, 'SUMMER')).rejects.toMatchObject({ code: 'hold-expired' });
  });

  it('puts one code in place of another and gives the first one’s uses back', async () => {
    await offer('FIRST', { maxUses: 3 });
    await offer('SECOND', { maxUses: 3, discount: { kind: 'amount', amount: 200 } });
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1', 'a2'] });
    await ada.applyPromo(held, 'FIRST');
    const applied = await ada.applyPromo(held, 'SECOND');
    expect(pricesOf(applied)).toEqual([4_000, 4_000]);
    expect(await usesOf('FIRST')).toMatchObject({ free: 3, claimed: 0 });
    expect(await usesOf('SECOND')).toMatchObject({ free: 1, claimed: 2 });
  });

  it('taken off gives back the uses and the full prices', async () => {
    await offer('SUMMER', { maxUses: 3 });
    const ada = visitor('ada');
    const held = await ada.hold({ seats: ['a1', 'a2'] });
    await ada.applyPromo(held, 'SUMMER');
    const without = await ada.removePromo(held);
    expect(without).toEqual({ ...held, revision: 3 });
    expect(await ada.removePromo(held)).toEqual(without);
    expect(await usesOf('SUMMER')).toMatchObject({ free: 3, claimed: 0 });
  });
});

describe('a booking with a promo code', () => {
  it('is confirmed at the lowered price, and its uses are then for good', async () => {
    await offer('SUMMER', { maxUses: 3 });
    const ada = visitor('ada');
    const held = await ada.applyPromo(await ada.hold({ seats: ['a1', 'a2'] }), 'SUMMER');
    const { booking } = await ada.pay(held);
    expect(booking).toMatchObject({ status: 'confirmed', totals: { total: 4_400 } });
    expect(await usesOf('SUMMER')).toEqual({ free: 1, claimed: 2, used: 0, counted: 0 });
    const { pending } = await checkInvariants(world, event.eventId);
    expect(pending).toContain('2 uses of SUMMER are not counted yet.');
    await drainOutbox(world);
    await usePromo(world, held, world.clock.now());
    expect(await usesOf('SUMMER')).toEqual({ free: 1, claimed: 0, used: 2, counted: 2 });
    const [ticket] = await world.tickets.ofBooking(held.bookingId);
    expect(ticket?.price).toBe(2_100);
    await expectSound();
  });

  it('that costs nothing any more is confirmed without payment', async () => {
    await offer('GUEST', { discount: { kind: 'percent', share: 10_000 }, maxUses: 2 });
    const ada = visitor('ada');
    const held = await ada.applyPromo(await ada.hold({ seats: ['a1'], ...places(1) }), 'GUEST');
    expect(held.totals).toMatchObject({ tickets: 0, discount: 5_700, fees: 0, total: 0 });
    const { booking } = await ada.pay(held);
    expect(booking).toMatchObject({ status: 'confirmed', paidBy: 0 });
    expect((await world.payments.ofBooking(held.bookingId)).attempts).toEqual([]);
    await drainOutbox(world);
    await expectSound();
  });

  it('counts codes without limit too', async () => {
    const promo = await offer('OPEN');
    for (const seat of ['a1', 'a2']) {
      const guest = visitor(seat);
      await guest.pay(await guest.applyPromo(await guest.hold({ seats: [seat] }), 'OPEN'));
    }
    await drainOutbox(world);
    expect((await world.promos.uses(event.eventId)).get(promo.promoId)).toBe(2);
    await expectSound();
  });

  it('released gives its uses back', async () => {
    await offer('SUMMER', { maxUses: 3 });
    const ada = visitor('ada');
    const held = await ada.applyPromo(await ada.hold({ seats: ['a1'] }), 'SUMMER');
    await ada.release(held);
    await ada.release(held);
    expect(await usesOf('SUMMER')).toMatchObject({ free: 3, claimed: 0 });
  });

  it('abandoned keeps its uses until an hour after the last moment to pay', async () => {
    await offer('ONE', { maxUses: 1 });
    await visitor('ada').applyPromo(await visitor('ada').hold({ seats: ['a1'] }), 'ONE');
    world.clock.advance(10 * MINUTE_MS + 10 * MINUTE_MS + PAYMENT_MS + HOUR_MS + CLOCK_SKEW_MS);
    const bob = visitor('bob');
    const held = await bob.hold({ seats: ['a1'] });
    await expect(bob.applyPromo(held, 'ONE')).rejects.toMatchObject({ code: 'promo-used-up' });
    world.clock.advance(1);
    expect(await bob.applyPromo(held, 'ONE')).toMatchObject({ promoCode: 'ONE' });
    expect(await usesOf('ONE')).toMatchObject({ free: 0, claimed: 1 });
  });

  it('keeps its price when the code is changed, switched off or removed', async () => {
    const promo = await offer('SUMMER', { maxUses: 2 });
    const ada = visitor('ada');
    const held = await ada.applyPromo(await ada.hold({ seats: ['a1', 'a2'] }), 'SUMMER');
    await world.promos.remove(promo, {
      ...{ entryId: 'x', at: world.clock.now(), action: 'promo.deleted', changes: [] },
      actor: { employeeId: 'usr_x', name: 'X', role: 'admin', address: 'x' },
      ...{ subject: event.eventId, subjectName: event.title },
    });
    const { booking } = await ada.pay(held);
    expect(booking).toMatchObject({ status: 'confirmed', totals: { total: 4_400 } });
    await drainOutbox(world);
    await expectSound();
  });
});

describe('other seats in a booking with a promo code', () => {
  it('are lowered where it fits; what was agreed on stays', async () => {
    await offer('SUMMER', { maxUses: 4, categoryIds: ['cat_stalls'] });
    const ada = visitor('ada');
    const held = await ada.applyPromo(await ada.hold({ seats: ['a1', 'a2'] }), 'SUMMER');
    const changed = await ada.change(held, { seats: ['a2', 'a3', 'b1', 'c1'] });
    expect(pricesOf(changed)).toEqual([2_100, 2_100, 2_100, 2_500]);
    expect(await usesOf('SUMMER')).toMatchObject({ free: 1, claimed: 3 });
    const fewer = await ada.change(changed, { seats: ['b1'] });
    expect(fewer).toMatchObject({ promoCode: 'SUMMER', totals: { discount: 2_100 } });
    expect(await usesOf('SUMMER')).toMatchObject({ free: 3, claimed: 1 });
    const without = await ada.change(fewer, { seats: ['c1'] });
    expect(without.promoCode).toBeUndefined();
    expect(await usesOf('SUMMER')).toMatchObject({ free: 4, claimed: 0 });
  });

  it('cost their full price once the uses are gone', async () => {
    await offer('TWO', { maxUses: 2 });
    const ada = visitor('ada');
    const held = await ada.applyPromo(await ada.hold({ seats: ['a1', 'a2'] }), 'TWO');
    const changed = await ada.change(held, { seats: ['a1', 'a2', 'a3'] });
    expect(pricesOf(changed)).toEqual([2_100, 2_100, 4_200]);
    expect(await usesOf('TWO')).toMatchObject({ free: 0, claimed: 2 });
  });

  it('cost their full price once the code is no longer valid', async () => {
    await offer('SOON', { validUntil: new Date(world.clock.epoch() + 1_000).toISOString() });
    const ada = visitor('ada');
    const held = await ada.applyPromo(await ada.hold({ seats: ['a1'] }), 'SOON');
    world.clock.advance(1_000);
    expect(pricesOf(await ada.change(held, { seats: ['a1', 'a2'] }))).toEqual([2_100, 4_200]);
  });

  it('given instead of lost ones keep the price that was paid (rule 20)', async () => {
    await offer('SUMMER', { maxUses: 9 });
    const ada = visitor('ada');
    const held = await ada.applyPromo(await ada.hold({ seats: ['a1'], ...places(1) }), 'SUMMER');
    await ada.pay(held, 'stepUp');
    world.clock.advance(PAYMENT_MS + 3 * HOUR_MS);
    const bob = visitor('bob');
    await bob.applyPromo(await bob.hold({ seats: ['a1'], ...places(6) }), 'SUMMER');
    await deliverWebhook(world, {
      ...{ bookingId: held.bookingId, attempt: 1 },
      state: { state: 'captured' },
    });
    await drainOutbox(world);
    const stands = await world.bookings.find(held.bookingId);
    expect(stands).toMatchObject({ status: 'confirmed', totals: held.totals });
    expect(stands?.lines.map(({ price, fullPrice }) => [price, fullPrice])).toEqual([
      [2_100, 4_200],
      [750, 1_500],
    ]);
    // Bob's claim took the place of the one that was over; an agreed price is honoured all the same.
    expect(await usesOf('SUMMER')).toEqual({ free: 0, claimed: 7, used: 2, counted: 2 });
    await expectSound();
  });
});

it('a price agreed on is honoured after the last use has gone, without giving others more', async () => {
  await offer('ONE', { maxUses: 1 });
  const ada = visitor('ada');
  const held = await ada.applyPromo(await ada.hold({ seats: ['a1'] }), 'ONE');
  await ada.pay(held, 'stepUp');
  world.clock.advance(PAYMENT_MS + 3 * HOUR_MS);
  const bob = visitor('bob');
  const other = await bob.applyPromo(await bob.hold({ seats: ['a2'] }), 'ONE');
  await deliverWebhook(world, {
    ...{ bookingId: held.bookingId, attempt: 1 },
    state: { state: 'captured' },
  });
  await drainOutbox(world);
  expect(await usesOf('ONE')).toEqual({ free: -1, claimed: 1, used: 1, counted: 1 });
  await bob.release(other);
  expect(await usesOf('ONE')).toMatchObject({ free: 0, claimed: 0 });
  const cyd = visitor('cyd');
  const late = await cyd.hold({ seats: ['a3'] });
  await expect(cyd.applyPromo(late, 'ONE')).rejects.toMatchObject({ code: 'promo-used-up' });
  await expectSound();
});
