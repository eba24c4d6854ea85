import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isRefusal,
  MINUTE_MS,
  promoUsesOf,
  type Booking,
  type PromoTerms,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  drainOutbox,
  injectFaults,
  interleave,
  isWrite,
  offerPromo,
  runBudget,
  shopper,
  startBookingWorld,
  type BookingWorld,
  type Fault,
} from '../../testing/index.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';

const FLOOR = 'sec_floor';

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

describe('many at once', () => {
  it('get no more uses than there are', async () => {
    await offer('TEN', { maxUses: 10, discount: { kind: 'amount', amount: 100 } });
    const bookings = await Promise.all(
      Array.from({ length: 200 }, (_, one) => holdOf(`many${one}`)),
    );
    const answers = await Promise.all(
      bookings.map(({ who, booking }) =>
        who.applyPromo(booking, 'TEN').catch((error: unknown) => error),
      ),
    );
    const applied = answers.filter((answer) => !(answer instanceof Error));
    expect(applied).toHaveLength(10);
    for (const answer of answers)
      if (answer instanceof Error)
        expect(isRefusal(answer, 'promo-used-up') || isRefusal(answer, 'busy')).toBe(true);
    expect(await usesOf('TEN')).toMatchObject({ free: 0, claimed: 10 });
    await expectSound();
  });

  /** A hold that exists as a booking alone: the house has too few seats for two hundred. */
  async function holdOf(name: string) {
    const who = visitor(name);
    const booking: Booking = {
      ...{ bookingId: `bkg_${event.eventId}${name}`, eventId: event.eventId, status: 'held' },
      ...{ planVersion: event.planVersion, revision: 1, currency: 'EUR' },
      lines: [
        {
          ...{ kind: 'place', sectionId: FLOOR, pool: 0, label: { section: 'Floor' } },
          ...{ categoryId: 'cat_floor', price: 1_500 },
        },
      ],
      totals: { tickets: 1_500, fees: 100, taxes: [], total: 1_600 },
      heldUntil: new Date(world.clock.epoch() + 10 * MINUTE_MS).toISOString(),
      ...{ renewed: false, paying: false, attempts: 0, visitorId: `vis_${name}` },
      ...{ requestHash: 'x', linkVersion: 1, createdAt: world.clock.now() },
    };
    await world.bookings.add(booking);
    return { who, booking };
  }

  it('keep uses, claims and free ones together, whatever goes wrong', async () => {
    const faults: (Fault | undefined)[] = ['conflict', 'lost-reply', 'no-reply', undefined];
    for (const fault of faults) {
      event = await world.putOnSale();
      await offer('FOUR', { maxUses: 4 });
      const guests = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((seat) => ({
        seat,
        who: visitor(seat),
      }));
      const held = await Promise.all(guests.map(({ seat, who }) => who.hold({ seats: [seat] })));
      let writes = 0;
      const heal = injectFaults(world.db.client, (call) => {
        if (!isWrite(call)) return undefined;
        writes += 1;
        return writes % 3 === 0 ? fault : undefined;
      });
      const deeds = guests.map(async ({ who }, one) => {
        const booking = held[one]!;
        await who.applyPromo(booking, 'FOUR').catch(() => undefined);
        if (one % 3 === 0) await who.removePromo(booking).catch(() => undefined);
        if (one % 3 === 1) await who.release(booking).catch(() => undefined);
        else await who.pay(booking).catch(() => undefined);
      });
      await Promise.all(deeds);
      heal();
      world.clock.advance(MINUTE_MS);
      await drainOutbox(world);
      const { violations } = await checkInvariants(world, event.eventId);
      expect([fault, violations]).toEqual([fault, []]);
    }
  });

  it('stay within the limit in any order of their calls', async () => {
    const hasTime = runBudget(5_000, 8);
    const order = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(order, async (choices) => {
        if (!hasTime()) return;
        event = await world.putOnSale();
        await offer('TWO', { maxUses: 2 });
        const guests = ['a1', 'a2', 'b1'].map((seat) => ({ seat, who: visitor(seat) }));
        const held = await Promise.all(guests.map(({ seat, who }) => who.hold({ seats: [seat] })));
        const tasks = guests.map(({ who }, one) => async () => {
          const booking = held[one]!;
          await who.applyPromo(booking, 'TWO');
          if (one === 0) await who.removePromo(booking);
          if (one === 1) await who.change(booking, { seats: ['a2', 'b2'] });
          if (one === 2) await who.pay(booking);
        });
        const next = (waiting: readonly unknown[]) => choices.next().value % waiting.length;
        await interleave(world.db.client, { next }, tasks);
        const { free, claimed, used } = await usesOf('TWO');
        expect(free + claimed + used).toBe(2);
        expect(free).toBeGreaterThanOrEqual(0);
        const lowered = await Promise.all(
          held.map(({ bookingId }) => world.bookings.find(bookingId)),
        );
        expect(promoUsesIn(lowered)).toBe(claimed + used);
        await drainOutbox(world);
        await expectSound();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

function promoUsesIn(bookings: readonly (Booking | undefined)[]): number {
  return bookings.reduce((sum, booking) => sum + promoUsesOf(booking?.lines ?? []), 0);
}
