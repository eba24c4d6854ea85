import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seatIdsOf, SOLD, type TicketedEvent } from '../../domain/index.ts';
import {
  anyAttempt,
  anyDeed,
  anyName,
  anyPass,
  drainOutbox,
  expectedOf,
  faultsOf,
  FIRST_SHOPPERS,
  holdersOf,
  isOverAt,
  letEverythingEnd,
  newSale,
  newSaleModel,
  opening,
  perform,
  reseat,
  runBudget,
  settleModel,
  startBookingWorld,
  type BookingWorld,
  type Deed,
  type ModelBooking,
  type Sale,
  type SaleModel,
  type Step,
} from '../../testing/index.ts';
import { settlePayment } from './settle-payment.ts';

let world: BookingWorld;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());

type Act =
  | Step
  | { readonly do: 'settle'; readonly who: string; readonly key: string; readonly attempt: number }
  | { readonly do: 'pass'; readonly ms: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: anyDeed },
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyName, anyAttempt)
      .map(([name, attempt]): Act => ({ do: 'settle', ...name, attempt })),
  },
  { weight: 3, arbitrary: anyPass.map((ms): Act => ({ do: 'pass', ms })) },
);

/** A sale's beginning one by one; payments that have come late are settled. */
const beginning = opening.map((scenes): Act[] => [
  ...scenes.flatMap(({ steps, pass }): Act[] => [...steps, { do: 'pass', ms: pass }]),
  ...FIRST_SHOPPERS.map((who): Act => ({ do: 'settle', who, key: 'k1', attempt: 1 })),
]);

const acts = fc
  .tuple(beginning, fc.array(act, { minLength: 4, maxLength: 20 }))
  .map(([first, rest]) => [...first, ...rest]);

function endOf({ result, refusal }: Deed): string {
  if (refusal) return refusal;
  const paid = result && 'booking' in result ? result.status : undefined;
  return paid ?? 'done';
}

/** Does an act in the world and in the model; both must end alike. */
async function both(sale: Sale, model: SaleModel, one: Act): Promise<void> {
  if (one.do === 'pass') {
    world.clock.advance(one.ms);
    model.now += one.ms;
    return;
  }
  if (one.do === 'settle') await settleBoth(sale, model, one);
  else expect(endOf(await perform(sale, one))).toBe(expectedOf(model, one));
  await takeOverSubstitutes(sale, model);
}

async function settleBoth(
  { bookings }: Sale,
  model: SaleModel,
  { who: name, key: of, attempt: number }: Extract<Act, { do: 'settle' }>,
): Promise<void> {
  const booking = bookings.get(`${name}/${of}`);
  const expected = model.bookings.get(`${name}/${of}`);
  if (!booking || expected?.attempts[number - 1]?.ours !== 'captured') return;
  await settlePayment(world, booking.bookingId, number, world.clock.now());
  settleModel(model, expected, number);
  const stands = await world.payments.attempt(booking.bookingId, number);
  expect(stands?.outcome).toBe(expected.attempts[number - 1]?.outcome);
}

/** Which equal seats are given is not the model's to say: it only checks that they were equal and to be had. */
async function takeOverSubstitutes({ bookings }: Sale, model: SaleModel): Promise<void> {
  for (const expected of model.bookings.values()) {
    const paid = expected.paidBy && expected.attempts[expected.paidBy - 1];
    const hasSeats = expected.seats.every(
      (seatId) => model.seats.get(seatId)?.by === expected.name,
    );
    if (!paid || paid.outcome !== 'reseated' || (hasSeats && isSold(model, expected))) continue;
    const stands = await world.bookings.find(bookings.get(expected.name)?.bookingId ?? '');
    reseat(model, expected, seatIdsOf(stands?.lines ?? []));
  }
}

function isSold(model: SaleModel, { seats }: ModelBooking): boolean {
  return seats.every((seatId) => model.seats.get(seatId)?.until === SOLD);
}

/** The tables must say what the model says. */
async function expectAlike(sale: Sale, model: SaleModel, event: TicketedEvent): Promise<void> {
  const nameOf = new Map([...sale.bookings].map(([name, { bookingId }]) => [bookingId, name]));
  const { seats, places, soldPlaces } = await holdersOf(world, event);
  const named = (holders: Readonly<Record<string, string>>) =>
    Object.entries(holders).map(([seatId, holder]) => [seatId, nameOf.get(holder)]);
  const alive = <T extends { until: number }>(entries: Iterable<[string, T]>) =>
    [...entries].filter(([, { until }]) => !isOverAt(model, until));
  expect(Object.fromEntries(named(seats))).toEqual(
    Object.fromEntries(alive(model.seats).map(([seatId, { by }]) => [seatId, by])),
  );
  expect(Object.fromEntries(Object.entries(places).map(([id, n]) => [nameOf.get(id), n]))).toEqual(
    Object.fromEntries(alive(model.claims).map(([name, { quantity }]) => [name, quantity])),
  );
  expect(soldPlaces).toBe(model.soldPlaces);
  for (const [name, { bookingId }] of sale.bookings) {
    const stands = await world.bookings.find(bookingId);
    expect(stands?.status).toBe(model.bookings.get(name)?.status);
  }
}

/** What became of money in any of the sales, so that the test is sure to have met it all. */
const outcomes = new Set<string | undefined>();

it('holds, changes, renews, expires, pays, settles and releases exactly as the model says', async () => {
  const hasTime = runBudget(15_000, 15);
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      if (!hasTime()) return;
      const event = await world.putOnSale();
      const sale = newSale(world, event);
      const model = newSaleModel(world.clock.epoch());
      for (const one of all) {
        await both(sale, model, one);
        await expectAlike(sale, model, event);
      }
      for (const { attempts } of model.bookings.values())
        for (const { outcome } of attempts) outcomes.add(outcome);
      await drainOutbox(world);
      await letEverythingEnd(world);
      expect(await faultsOf(sale)).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(outcomes).toEqual(new Set([undefined, 'allocated', 'reseated', 'refundDue']));
}, 120_000);
