import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DomainError,
  MINUTE_MS,
  SOLD,
  seatIdsOf,
  type Booking,
  type TicketedEvent,
  type WaitlistEntry,
} from '../../domain/index.ts';
import {
  drainOutbox,
  injectFaults,
  letEverythingEnd,
  runBudget,
  serveWaitlists,
  shopper,
  standing,
  startBookingWorld,
  waiter,
  type BookingWorld,
  type Fault,
} from '../../testing/index.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';

let world: BookingWorld;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());

const SEATS = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3'];
const CATEGORIES = ['cat_stalls', 'cat_circle', 'cat_floor'];

/** What may happen next; `who` numbers the people. */
type Step =
  | { readonly do: 'hold'; readonly who: number; readonly seats: readonly string[] }
  | { readonly do: 'stand'; readonly who: number; readonly quantity: number }
  | { readonly do: 'pay' | 'release' | 'leave' | 'accept'; readonly who: number }
  | {
      readonly do: 'join';
      readonly who: number;
      readonly quantity: number;
      readonly categoryIds: readonly string[];
      readonly together: 'always' | 'preferred';
    }
  | { readonly do: 'serve'; readonly fault?: Fault; readonly at: number }
  | { readonly do: 'wait'; readonly minutes: number };

const who = fc.nat({ max: 4 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      who,
      seats: fc.subarray(SEATS, { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('stand' as const),
      who,
      quantity: fc.integer({ min: 1, max: 7 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('pay' as const, 'release' as const, 'leave' as const, 'accept' as const),
      who,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('join' as const),
      who,
      quantity: fc.integer({ min: 1, max: 4 }),
      categoryIds: fc.subarray(CATEGORIES, { minLength: 1 }),
      together: fc.constantFrom('always' as const, 'preferred' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('serve' as const),
      fault: fc.constantFrom<Fault | undefined>(
        undefined,
        'conflict',
        'lost-reply',
        'no-reply',
        'unreachable',
      ),
      at: fc.nat({ max: 12 }),
    }) as fc.Arbitrary<Step>,
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.nat({ max: 16 }) }),
  },
);

/** One event with the people who want to go there. */
function history(event: TicketedEvent) {
  const held = new Map<number, Booking>();
  const entries = new Map<number, WaitlistEntry>();
  const names = (number: number) => `p${number}`;
  const shop = (number: number) => shopper(world, event, names(number));
  const wait = (number: number) => waiter(world, event, names(number));
  let keys = 0;

  const acts: {
    readonly [Kind in Step['do']]: (step: Extract<Step, { do: Kind }>) => Promise<unknown>;
  } = {
    async hold(step) {
      held.set(step.who, await shop(step.who).hold({ seats: step.seats }, `key${(keys += 1)}`));
    },
    async stand({ who: number, quantity }) {
      const places = [{ sectionId: 'sec_floor', quantity }];
      held.set(number, await shop(number).hold({ places }, `key${(keys += 1)}`));
    },
    async pay({ who: number }) {
      const booking = held.get(number);
      if (booking) await shop(number).pay(booking);
    },
    async release({ who: number }) {
      const booking = held.get(number);
      if (booking) await shop(number).release(booking);
    },
    async join({ who: number, quantity, ...patience }) {
      entries.set(number, await wait(number).join(quantity, patience));
    },
    async leave({ who: number }) {
      const entry = entries.get(number);
      if (entry) await wait(number).leave(entry);
    },
    async accept({ who: number }) {
      const entry = entries.get(number);
      const { booking } = entry ? await standing(world, entry) : {};
      if (booking) await shop(number).pay(booking);
    },
    async serve({ fault, at }) {
      let calls = 0;
      const mend = injectFaults(world.db.client, () => ((calls += 1) === at ? fault : undefined));
      try {
        await serveWaitlists(world);
      } finally {
        mend();
      }
    },
    async wait({ minutes }) {
      await Promise.resolve();
      world.clock.advance(minutes * MINUTE_MS);
    },
  };
  const take = async (step: Step): Promise<void> => {
    try {
      await (acts[step.do] as (one: Step) => Promise<unknown>)(step);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  };
  return { entries, take };
}

async function faultsIn(event: TicketedEvent, entries: Iterable<WaitlistEntry>): Promise<string[]> {
  const faults: string[] = [];
  const seats = new Set<string>();
  for (const entry of entries) {
    const { status, booking, quantity } = await standing(world, entry);
    if (status === 'offered') faults.push(`${entry.entryId} is still offered after its end`);
    if (status === 'booked' && booking?.status !== 'confirmed')
      faults.push(`${entry.entryId} is booked, its booking ${booking?.status ?? 'missing'}`);
    if (booking?.status !== 'confirmed') continue;
    if (booking.lines.length !== quantity) faults.push(`${entry.entryId} has another size`);
    for (const seatId of seatIdsOf(booking.lines)) {
      if (seats.has(seatId)) faults.push(`${seatId} is sold twice`);
      seats.add(seatId);
    }
  }
  const { violations } = await checkInvariants(world, event.eventId);
  return [...faults, ...violations];
}

/** Free again for everybody: whatever is not sold can be held once everything has ended and nobody waits. */
async function lostPlaces(event: TicketedEvent): Promise<string[]> {
  const rows = [
    ...(await world.seats.readSection(event.eventId, 'sec_stalls', 'consistent')),
    ...(await world.seats.readSection(event.eventId, 'sec_circle', 'consistent')),
  ];
  const sold = new Set(
    rows
      .flatMap((row) => Object.entries(row.until).filter(([, until]) => until === SOLD))
      .map(([id]) => id),
  );
  const left = SEATS.filter((seatId) => !sold.has(seatId));
  const tries = await Promise.allSettled(
    left.map((seatId) => shopper(world, event, `late-${seatId}`).hold({ seats: [seatId] })),
  );
  return tries.flatMap((tried, index) =>
    tried.status === 'rejected' ? [`${left[index]} is lost: ${String(tried.reason)}`] : [],
  );
}

/** The house is full, and nothing of it paid. */
const FULL: readonly Step[] = [
  { do: 'hold', who: 0, seats: ['a1', 'a2', 'a3'] },
  { do: 'hold', who: 1, seats: ['a4', 'b1', 'b2', 'b3'] },
  { do: 'hold', who: 2, seats: ['c1', 'c2', 'c3'] },
  { do: 'stand', who: 3, quantity: 7 },
];

/** A history that leads to tickets, so that every run of the test has met one. */
const BOOKED: Step[] = [
  { do: 'join', who: 4, quantity: 2, categoryIds: ['cat_stalls'], together: 'preferred' },
  { do: 'serve', at: 0 },
  { do: 'release', who: 0 },
  { do: 'serve', at: 0 },
  { do: 'accept', who: 4 },
  ...Array.from({ length: 3 }, (): Step => ({ do: 'serve', at: 0 })),
];

it('loses no place and offers none twice, whatever happens and wherever the job dies', async () => {
  const hasTime = runBudget(20_000, 12);
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 8, maxLength: 40 }), async (steps) => {
      if (!hasTime()) return;
      const event = await world.putOnSale({ waitlist: 'open' });
      const { take, entries } = history(event);
      for (const step of [...FULL, ...steps]) await take(step);
      await serveWaitlists(world);
      await letEverythingEnd(world);
      world.clock.advance(3 * 24 * 60 * MINUTE_MS);
      await serveWaitlists(world);
      world.clock.advance(3 * 24 * 60 * MINUTE_MS);
      for (const entry of entries.values()) {
        const { status } = await standing(world, entry);
        outcomes.add(status);
        await take({ do: 'leave', who: [...entries].find(([, one]) => one === entry)?.[0] ?? 0 });
      }
      await serveWaitlists(world);
      await serveWaitlists(world);
      await drainOutbox(world);
      expect(await faultsIn(event, entries.values())).toEqual([]);
      expect(await lostPlaces(event)).toEqual([]);
    }),
    { numRuns: 60, examples: [[BOOKED]] },
  );
  expect(outcomes.has('booked')).toBe(true);
}, 240_000);
