import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, MINUTE_MS, PAYMENT_MS, type TicketedEvent } from '../../domain/index.ts';
import {
  drainOutbox,
  letEverythingEnd,
  reconcile,
  runBudget,
  shopper,
  startStripeWorld,
  type StripeWorld,
} from '../../testing/index.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';

const CREATE = 'POST /v1/checkout/sessions';

let world: StripeWorld;

beforeAll(async () => {
  world = await startStripeWorld();
});
afterAll(() => world.stop());

/** What happens to two bookings that want the last row: of the customers, on Stripe's page, by the jobs. */
const move = fc.record({
  what: fc.constantFrom(
    'pay',
    'pay',
    'release',
    'visit',
    'visit',
    'later',
    'decide',
    'jobs',
    'tell',
  ),
  who: fc.constantFrom('ada', 'bob'),
  which: fc.nat({ max: 7 }),
});
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

const scenes = fc.array(
  fc.record({
    moves: fc.array(move, { minLength: 1, maxLength: 3 }),
    told: fc.constantFrom(0, 1, 1, 2),
    lost: fc.constantFrom(0, 0, 0, 1, 3),
    pass: fc.constantFrom(0, 1_000, MINUTE_MS, 6 * MINUTE_MS, PAYMENT_MS + 5_000),
  }),
  { minLength: 3, maxLength: 9 },
);

/** Somebody does something; what is refused changes nothing. */
async function act(event: TicketedEvent, { what, who, which }: Move): Promise<void> {
  const { books, events } = world.standIn;
  const person = shopper(world, event, who);
  const sessions = books.allSessions().filter(({ metadata }) => isOurs(event, metadata));
  const session = sessions[which % Math.max(1, sessions.length)];
  const told = events.at(-1 - which);
  if (what === 'tell' && told) await world.standIn.tell(told);
  if (what === 'jobs') await jobs();
  if (what === 'visit' && session?.url) await world.standIn.visit(session.url, 'pay');
  if (what === 'later' && session?.url) await world.standIn.visit(session.url, 'later');
  if (what === 'decide' && session?.status === 'complete' && session.payment_status === 'unpaid') {
    const decided = books.decide(session.id, 'succeeded');
    await world.standIn.happen('checkout.session.async_payment_succeeded', decided);
  }
  if (what !== 'pay' && what !== 'release') return;
  const held = await person.hold({ seats: ['c1', 'c2'] }, `key-${which % 2}`);
  bookings.get(event.eventId)?.add(held.bookingId);
  await person[what](held);
}

/** Bookings of the event of this run; the world has more. */
const bookings = new Map<string, Set<string>>();

function isOurs({ eventId }: TicketedEvent, { bookingId = '' }: Readonly<Record<string, string>>) {
  return bookings.get(eventId)?.has(bookingId) ?? false;
}

async function jobs(): Promise<void> {
  await reconcile(world);
  await drainOutbox(world);
}

async function play(event: TicketedEvent, all: readonly Scene[]): Promise<void> {
  for (const { moves, told, lost, pass } of all) {
    world.standIn.times = told;
    world.standIn.faults.next(CREATE, 'lost-reply', lost);
    const ends = await Promise.allSettled(moves.map((one) => act(event, one)));
    world.standIn.faults.clear();
    for (const end of ends)
      if (end.status === 'rejected' && !isRefusal(end.reason)) throw end.reason;
    world.clock.advance(pass);
  }
}
type Scene = typeof scenes extends fc.Arbitrary<(infer S)[]> ? S : never;

const BEGINNING: Scene = {
  moves: [{ what: 'pay', who: 'ada', which: 0 }],
  ...{ told: 1, lost: 0, pass: 0 },
};

/** Money that Stripe has and we do not know of, or that we know otherwise. */
async function moneyFaults({ eventId }: TicketedEvent): Promise<string[]> {
  const { attempts } = await world.records.payments(eventId);
  const { books } = world.standIn;
  return attempts.flatMap(({ bookingId, attempt, amount, outcome, refunded = 0 }) => {
    const name = `${bookingId}_${attempt}`;
    const made = books.allSessions().filter((one) => one.client_reference_id === name);
    const paid = made.filter(({ payment_status: status }) => status === 'paid');
    const back = paid
      .flatMap((one) => books.refundsOf(one.payment_intent ?? ''))
      .reduce((sum, refund) => sum + refund.amount, 0);
    const faults: string[] = [];
    if (made.length > 1) faults.push(`${name} has ${made.length} sessions.`);
    if (paid.length > 0 && !outcome) faults.push(`${name} is paid and has no outcome.`);
    if (paid.length === 0 && outcome) faults.push(`${name} has an outcome and is not paid.`);
    if (back !== refunded) faults.push(`${name}: ${back} went back, ${refunded} should have.`);
    if (outcome === 'refundDue' && back !== amount) faults.push(`${name} is not paid back.`);
    return faults;
  });
}

it('any order of customers, pages, messages and jobs: all money ends in tickets or a refund', async () => {
  const hasTime = runBudget(8_000, 6);
  await fc.assert(
    fc.asyncProperty(scenes, async (all) => {
      if (!hasTime()) return;
      const event = await world.putOnSale();
      bookings.set(event.eventId, new Set());
      await play(event, [BEGINNING, ...all]);
      decideAll();
      await letEverythingEnd(world);
      const { violations, pending } = await checkInvariants(world, event.eventId);
      expect([...violations, ...pending, ...(await moneyFaults(event))]).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 120_000);

/** Money that was to come later comes, and nobody is told. */
function decideAll(): void {
  const { books } = world.standIn;
  for (const { id, status, payment_status: paid } of books.allSessions())
    if (status === 'complete' && paid === 'unpaid') books.decide(id, 'succeeded');
}
