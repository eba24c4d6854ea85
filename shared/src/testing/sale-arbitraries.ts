import fc from 'fast-check';
import { CLOCK_SKEW_MS, MINUTE_MS, PAYMENT_MS } from '../domain/index.ts';
import type { Step, Wish } from './sale-script.ts';
import { CARDS, type CardName } from './shopper.ts';

/** Steps that run at the same time, and the time that passes afterwards. */
export type Scene = { readonly steps: readonly Step[]; readonly pass: number };

const does = <D extends string>(verb: D) => fc.constant(verb);

/** Few shoppers with few keys, so that they meet. */
const named = {
  who: fc.constantFrom('ada', 'bob', 'cyd'),
  key: fc.constantFrom('k1', 'k1', 'k1', 'k2'),
};

/** Few seats and places, so that there are too few. */
export const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    seats: fc.uniqueArray(fc.constantFrom('a1', 'a2', 'b1', 'c1', 'c2', 'c3'), { maxLength: 3 }),
    places: fc.constantFrom(0, 0, 1, 2, 3, 5),
  })
  .filter(({ seats, places }) => seats.length + places > 0);

const card = fc.constantFrom<CardName>(...(Object.keys(CARDS) as CardName[]), 'stepUp', 'delayed');

/** Which attempt of a booking a bank or a settlement is about. */
export const anyAttempt = fc.constantFrom(1, 1, 1, 2);

const aHold = fc.record({ do: does('hold'), ...named, wish: anyWish });

/** Anything that a shopper or a bank does. */
export const anyDeed = fc.oneof(
  { weight: 4, arbitrary: aHold },
  { weight: 2, arbitrary: fc.record({ do: does('change'), ...named, wish: anyWish }) },
  { weight: 1, arbitrary: fc.record({ do: does('renew'), ...named }) },
  { weight: 2, arbitrary: fc.record({ do: does('release'), ...named }) },
  { weight: 5, arbitrary: fc.record({ do: does('pay'), ...named, card }) },
  { weight: 4, arbitrary: fc.record({ do: does('bank'), ...named, attempt: anyAttempt }) },
);

/** Which booking something is about. */
export const anyName = fc.record(named);

/** Short of, at and past every end that something has. */
export const anyPass = fc.constantFrom(
  1_000,
  CLOCK_SKEW_MS,
  MINUTE_MS,
  10 * MINUTE_MS,
  10 * MINUTE_MS + CLOCK_SKEW_MS + 1,
  PAYMENT_MS + CLOCK_SKEW_MS + 1,
);

const scene: fc.Arbitrary<Scene> = fc.record({
  steps: fc.array(
    fc.oneof(
      { weight: 9, arbitrary: anyDeed },
      { weight: 1, arbitrary: fc.record({ do: does('jobs') }) },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  pass: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: anyPass }),
});

/** Who takes seats at first, each under the key `k1`. */
export const FIRST_SHOPPERS = ['ada', 'bob', 'cyd'] as const;

/** Shoppers who take seats: else most scripts would do nothing at all. */
const holding: fc.Arbitrary<Step[]> = fc.tuple(anyWish, anyWish, anyWish).map((wishes) =>
  FIRST_SHOPPERS.map((who, one): Step => {
    return { do: 'hold', who, key: 'k1', wish: wishes[one] ?? { seats: [], places: 1 } };
  }),
);

/** The same shoppers pay so late that others have taken their seats by then. */
const paying = FIRST_SHOPPERS.map((who): Step => ({ do: 'pay', who, key: 'k1', card: 'delayed' }));
const paidLate = FIRST_SHOPPERS.map((who): Step => ({ do: 'bank', who, key: 'k1', attempt: 1 }));

const others: fc.Arbitrary<Step[]> = fc.array(
  anyWish.map((wish): Step => ({ do: 'hold', who: 'eve', key: JSON.stringify(wish), wish })),
  { minLength: 1, maxLength: 3 },
);

const declined: Step = { do: 'pay', who: FIRST_SHOPPERS[0], key: 'k1', card: 'declined' };

/** What happens at first: seats are taken and a card is declined, or the payments for all of them come late. */
export const opening: fc.Arbitrary<Scene[]> = fc.oneof(
  holding.map((steps) => [
    { steps, pass: 0 },
    { steps: [declined], pass: 0 },
  ]),
  fc.tuple(holding, others).map(([hold, take]) => [
    { steps: hold, pass: 0 },
    { steps: paying, pass: PAYMENT_MS + CLOCK_SKEW_MS + 1 },
    { steps: take, pass: 0 },
    { steps: paidLate, pass: 0 },
  ]),
);

/** A whole sale. */
export const anySale: fc.Arbitrary<Scene[]> = fc
  .tuple(opening, fc.array(scene, { minLength: 1, maxLength: 7 }))
  .map(([first, rest]) => [...first, ...rest]);
