import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLOCK_SKEW_MS, isRefusal, MINUTE_MS } from '../../domain/index.ts';
import {
  anyDeed,
  anyPass,
  anySmallRoom,
  anyWish,
  drainOutbox,
  faultsOf,
  injectFaults,
  interleave,
  letEverythingEnd,
  newSale,
  opening,
  perform,
  planFaultsOf,
  redraw,
  runBudget,
  smallDraft,
  startBookingWorld,
  type BookingWorld,
  type Fault,
  type Sale,
  type SmallRoom,
  type Step,
} from '../../testing/index.ts';

let world: BookingWorld;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());

type Deed =
  | Step
  | { readonly do: 'redraw'; readonly room: SmallRoom; readonly diesAfter: number | undefined };
const JOBS = { do: 'jobs' } as const;
type Scene = { readonly steps: readonly Deed[]; readonly pass: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: anyDeed },
  { weight: 1, arbitrary: fc.constant(JOBS) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('redraw' as const),
      room: anySmallRoom,
      diesAfter: fc.constantFrom(undefined, undefined, 0, 1, 3),
    }),
  },
);
const scene: fc.Arbitrary<Scene> = fc.record({
  steps: fc.array(deed, { minLength: 2, maxLength: 5 }),
  pass: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: anyPass }),
});
/** A change is decided and nobody carries it out until its holds have run out; then people take what was to go. */
const outage: fc.Arbitrary<Scene[]> = fc
  .record({
    room: anySmallRoom,
    diesAfter: fc.constantFrom(0, 1, 2),
    holds: fc.array(anyWish, { minLength: 1, maxLength: 3 }),
    meanwhile: anyDeed,
  })
  .map(({ room, diesAfter, holds, meanwhile }) => [
    { steps: [{ do: 'redraw', room, diesAfter }], pass: 10 * MINUTE_MS + CLOCK_SKEW_MS + 1 },
    {
      steps: holds.map((wish, one) => ({ do: 'hold', who: 'fay', key: `k${one}`, wish })),
      pass: 0,
    },
    {
      steps: [{ do: 'pay', who: 'fay', key: 'k0', card: 'good' }, meanwhile, JOBS, JOBS],
      pass: 0,
    },
  ]);

const anySale: fc.Arbitrary<Scene[]> = fc
  .tuple(
    fc.oneof(opening, outage),
    fc.array(fc.oneof({ weight: 6, arbitrary: scene.map((one) => [one]) }, outage), {
      minLength: 2,
      maxLength: 6,
    }),
  )
  .map(([first, rest]) => [...first, ...rest.flat()]);

/** Which of the waiting calls goes next, again and again. */
const order = fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 40 });

/** How changes of plan ended in any of the sales, so that a test is sure to have met it all. */
const ends = new Map<string, number>();

async function act(sale: Sale, step: Deed): Promise<void> {
  if (step.do !== 'redraw') {
    await perform(sale, step);
    return;
  }
  let end = 'changed';
  try {
    const { eventId } = sale.event;
    await redraw(world, { eventId, plan: smallDraft(step.room), diesAfter: step.diesAfter });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    end = error.code;
  }
  ends.set(end, (ends.get(end) ?? 0) + 1);
}

async function play(sale: Sale, scenes: readonly Scene[], choices: readonly number[]) {
  let turn = 0;
  const conductor = {
    next(waiting: readonly unknown[]) {
      turn += 1;
      return (choices[turn % choices.length] ?? 0) % Math.max(1, waiting.length);
    },
  };
  for (const { steps, pass } of scenes) {
    const tasks = steps.map((one) => () => act(sale, one));
    for (const end of await interleave(world.db.client, conductor, tasks))
      if (end.status === 'rejected') throw end.reason;
    world.clock.advance(pass);
  }
}

async function expectNoFaults(sale: Sale): Promise<void> {
  // Payments wait for a change of plan that is under way.
  await drainOutbox(world);
  await letEverythingEnd(world);
  expect(await planFaultsOf(world, sale.event.eventId)).toEqual([]);
  expect(await faultsOf(sale)).toEqual([]);
}

describe('changes of plan among all that shoppers, banks and jobs do', () => {
  it('leave each seat sold once, each payment settled, and the inventory as the plan says', async () => {
    const hasTime = runBudget(20_000, 12);
    await fc.assert(
      fc.asyncProperty(anySale, order, async (scenes, choices) => {
        if (!hasTime()) return;
        const sale = newSale(world, await world.putOnSale());
        await play(sale, scenes, choices);
        await expectNoFaults(sale);
      }),
      { numRuns: 100 },
    );
    expect([...ends.keys()]).toEqual(expect.arrayContaining(['changed', 'plan-touches-sold']));
  }, 240_000);

  it('do so too when calls to DynamoDB fail in every way that they can', async () => {
    const fault = fc.oneof(
      { weight: 12, arbitrary: fc.constant(undefined) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Fault>(
          ...(['lost-reply', 'no-reply', 'unreachable', 'conflict', 'throttle'] as const),
        ),
      },
    );
    const faults = fc.array(fault, { minLength: 20, maxLength: 200 });
    const hasTime = runBudget(20_000, 12);
    await fc.assert(
      fc.asyncProperty(anySale, order, faults, async (scenes, choices, fails) => {
        if (!hasTime()) return;
        const sale = newSale(world, await world.putOnSale());
        const pending = fails.values();
        const restore = injectFaults(world.db.client, () => pending.next().value);
        try {
          await play(sale, scenes, choices);
        } finally {
          restore();
        }
        await expectNoFaults(sale);
      }),
      { numRuns: 100 },
    );
  }, 240_000);
});
