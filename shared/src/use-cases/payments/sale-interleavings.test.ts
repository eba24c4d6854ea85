import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  anySale,
  faultsOf,
  injectFaults,
  interleave,
  letEverythingEnd,
  newSale,
  perform,
  runBudget,
  startBookingWorld,
  type BookingWorld,
  type Fault,
  type Sale,
  type Scene,
} from '../../testing/index.ts';

let world: BookingWorld;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());

/** Which of the waiting calls goes next, again and again. */
const order = fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 40 });

async function play(sale: Sale, scenes: readonly Scene[], choices: readonly number[]) {
  let turn = 0;
  const conductor = {
    next(waiting: readonly unknown[]) {
      turn += 1;
      return (choices[turn % choices.length] ?? 0) % Math.max(1, waiting.length);
    },
  };
  for (const { steps, pass } of scenes) {
    const ends = await interleave(
      world.db.client,
      conductor,
      steps.map((one) => () => perform(sale, one)),
    );
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    world.clock.advance(pass);
  }
}

/** What became of money in any of the sales, so that a test is sure to have met it all. */
const outcomes = new Set<string | undefined>();

async function expectNoFaults(sale: Sale): Promise<void> {
  await letEverythingEnd(world);
  expect(await faultsOf(sale)).toEqual([]);
  const { attempts } = await world.records.payments(sale.event.eventId);
  for (const { outcome } of attempts) outcomes.add(outcome);
}

const ALL_OUTCOMES = [undefined, 'allocated', 'reseated', 'refundDue'] as const;
const metAll = () => outcomes.size === ALL_OUTCOMES.length;

describe('any order of what shoppers, banks and jobs do', () => {
  it('sells each seat once, and each payment ends in tickets or a refund', async () => {
    const hasTime = runBudget(15_000, 12);
    await fc.assert(
      fc.asyncProperty(anySale, order, async (scenes, choices) => {
        if (!hasTime() && metAll()) return;
        const sale = newSale(world, await world.putOnSale({ maxTicketsPerCustomer: 6 }));
        await play(sale, scenes, choices);
        await expectNoFaults(sale);
      }),
      { numRuns: 80 },
    );
    expect(outcomes).toEqual(new Set(ALL_OUTCOMES));
  }, 180_000);

  it('does so too when calls to DynamoDB fail in every way that they can', async () => {
    const fault = fc.oneof(
      { weight: 9, arbitrary: fc.constant(undefined) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Fault>(
          ...(['lost-reply', 'no-reply', 'unreachable', 'conflict', 'throttle'] as const),
        ),
      },
    );
    const hasTime = runBudget(15_000, 12);
    await fc.assert(
      fc.asyncProperty(
        anySale,
        order,
        fc.array(fault, { minLength: 20, maxLength: 200 }),
        async (scenes, choices, faults) => {
          if (!hasTime()) return;
          const sale = newSale(world, await world.putOnSale());
          const pending = faults.values();
          const restore = injectFaults(world.db.client, () => pending.next().value);
          try {
            await play(sale, scenes, choices);
          } finally {
            restore();
          }
          await expectNoFaults(sale);
        },
      ),
      { numRuns: 80 },
    );
  }, 180_000);
});
