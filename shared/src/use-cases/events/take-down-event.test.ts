import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { MINUTE_MS, type Actor, type Booking, type TicketedEvent } from '../../domain/index.ts';
import {
  deliverWebhook,
  drainOutbox,
  faultAt,
  injectFaults,
  interleave,
  shopper,
  smallHouseBlocks,
  smallLines,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';
import { blocksStanding } from './blocks-standing.ts';
import { beginPublishing, beginUnpublishing } from './change-status.ts';
import { workOnEventStatus } from './work-on-event-status.ts';

const BY: Actor = { employeeId: 'usr_ada', role: 'admin', name: 'Ada', address: '203.0.113.7' };

let world: BookingWorld;
let deps: BookingWorld & { randomBytes: typeof randomBytes };
let event: TicketedEvent;
let restore: () => void = () => undefined;

beforeAll(async () => {
  world = await startBookingWorld();
  deps = { ...world, randomBytes };
});
beforeEach(async () => {
  event = await world.putOnSale({ endsAt: '2126-12-11T22:00:00.000Z' });
});
afterEach(() => {
  restore();
  restore = () => undefined;
});
afterAll(() => world.stop());

const now = () => world.clock.now();
const found = async () => {
  const stands = await world.events.find(event.eventId);
  if (!stands) throw new Error('The event is gone.');
  return stands;
};
const statusNow = async () => (await found()).status;
const request = () => ({ eventId: event.eventId, by: BY });
const takeDown = () => beginUnpublishing(deps, request(), now());
const work = () => workOnEventStatus(world, event.eventId, now());
const count = () => world.seats.countBlocks(event);
const visitor = (name: string) => shopper(world, event, name);

/** Moves the event as an organizer does whose look found nothing taken. */
const beginAnyway = () =>
  world.events.move(event.eventId, { from: 'published', to: 'unpublishing' }, now());

const { rows, pools } = smallHouseBlocks();
const ALL = rows.length + pools.length;

describe('taking an event down', () => {
  it('removes its inventory and makes it a draft, which may go on sale again', async () => {
    await takeDown();
    expect(await statusNow()).toBe('unpublishing');
    await work();
    expect(await statusNow()).toBe('draft');
    expect(await count()).toBe(0);
    await beginPublishing(deps, request(), now());
    await work();
    expect(await statusNow()).toBe('published');
    expect(await count()).toBe(ALL);
    expect((await visitor('ada').hold({ seats: ['a1'] })).status).toBe('held');
  });

  it('is refused at once while something is held or sold', async () => {
    const held = await visitor('ada').hold({ seats: ['a1'], places: [place(2)] });
    const refused = { code: 'event-has-sales', details: { count: 3, held: 3, sold: 0 } };
    await expect(takeDown()).rejects.toMatchObject(refused);
    await visitor('ada').pay(held);
    await expect(takeDown()).rejects.toMatchObject({ details: { count: 3, held: 0, sold: 3 } });
    expect(await statusNow()).toBe('published');
  });

  it('is possible again when a hold is over', async () => {
    await visitor('ada').hold({ seats: ['a1'], places: [place(1)] });
    world.clock.advance(11 * MINUTE_MS);
    await takeDown();
    await work();
    expect(await statusNow()).toBe('draft');
  });

  it('puts the event back on sale where somebody was faster, and says why', async () => {
    await visitor('ada').hold({ seats: ['a1'] });
    await beginAnyway();
    await work();
    const stands = await found();
    expect(stands).toMatchObject({
      status: 'published',
      statusReason: 'It could not be taken down: 0 sold, 1 held.',
    });
    expect((await blocksStanding(world, event)).every(({ closed }) => !closed)).toBe(true);
    expect((await visitor('bob').hold({ seats: ['a2'] })).status).toBe('held');
  });

  it('is asked for by one of two at once', async () => {
    const ends = await Promise.allSettled([takeDown(), takeDown()]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(takeDown()).rejects.toThrow('event-busy');
  });

  it('is not for drafts', async () => {
    await world.events.put({ ...event, status: 'draft' });
    await expect(takeDown()).rejects.toThrow('event-not-on-sale');
  });
});

function place(quantity: number) {
  return { sectionId: 'sec_floor', quantity };
}

describe('taking an event down that is killed at any write', () => {
  it.each(['unreachable', 'no-reply', 'lost-reply'] as const)(
    'goes on where it was when the write is %s, whatever was held',
    async (fault) => {
      for (let position = 1; position <= 15; position += 1) {
        for (const taken of [false, true]) {
          event = await world.putOnSale({ endsAt: '2126-12-11T22:00:00.000Z' });
          const held = taken ? await visitor('ada').hold({ seats: ['c1'] }) : undefined;
          await beginAnyway();
          restore = injectFaults(world.db.client, faultAt(fault, position));
          const killed = await work().then(
            () => false,
            () => true,
          );
          restore();
          if (killed) await work();
          expect(await statusNow()).toBe(taken ? 'published' : 'draft');
          expect(await count()).toBe(taken ? ALL : 0);
          if (held) expect((await visitor('ada').pay(held)).status).toBe('confirmed');
        }
      }
    },
  );
});

describe('taking an event down while others hold, pay and take it down too', () => {
  /** A hold that is over, whose payment comes in at last. */
  async function paidTooLate(): Promise<Booking> {
    const held = await visitor('early').hold({ seats: ['a1'], places: [place(1)] });
    await visitor('early').pay(held, 'delayed');
    world.clock.advance(30 * MINUTE_MS);
    return held;
  }

  /** By a task that remembers for two seconds that the event is on sale. */
  function holdLate(lines: Booking['lines']) {
    const { eventId, planVersion } = event;
    const until = world.clock.epoch() + MINUTE_MS;
    const claim = { eventId, planVersion, lines, until, bookingId: 'bkg_late' };
    return world.seats.hold(claim, world.clock.epoch());
  }

  it('never loses a seat that was sold and never leaves a hold on what is gone', async () => {
    const order = fc.array(fc.nat(5), { minLength: 80, maxLength: 80 });
    const seen = new Set<string>();
    const property = fc.asyncProperty(order, fc.boolean(), async (choices, pays) => {
      event = await world.putOnSale({ endsAt: '2126-12-11T22:00:00.000Z' });
      const booking = await paidTooLate();
      await beginAnyway();
      const left = [...choices];
      const conductor = {
        next: (waiting: readonly unknown[]) => (left.shift() ?? 0) % waiting.length,
      };
      const { bookingId } = booking;
      const paid = { bookingId, attempt: 1, state: { state: 'captured' } } as const;
      const other = smallLines(event, { seats: ['c2'] });
      const [, , last] = await interleave<unknown>(world.db.client, conductor, [
        () => work(),
        () => work(),
        () => (pays ? deliverWebhook(world, paid).then(() => drainOutbox(world)) : holdLate(other)),
      ]);
      await work();
      await drainOutbox(world);
      const status = await statusNow();
      const blocks = await blocksStanding(world, event);
      expect(blocks).toHaveLength(status === 'draft' ? 0 : ALL);
      expect(blocks.some(({ closed }) => closed)).toBe(false);
      const stands = await world.bookings.find(bookingId);
      const taken = pays ? stands?.status === 'confirmed' : last?.status === 'fulfilled';
      expect(status).toBe(taken ? 'published' : 'draft');
      const report = await checkInvariants(world, event.eventId);
      const wrong = report.violations.filter((each) => taken || !each.startsWith('The pools of'));
      expect(wrong).toEqual([]);
      expect(report.pending).toEqual([]);
      if (pays && !taken) expect(report.counts.refunded).toBe(1);
      seen.add(`${pays ? 'paid' : 'held'} ${status}`);
    });
    const lastComesFirst = Array.from({ length: 400 }, () => 2);
    const workComesFirst = lastComesFirst.with(0, 0);
    const examples = [lastComesFirst, workComesFirst].flatMap((choices): [number[], boolean][] => [
      [choices, true],
      [choices, false],
    ]);
    await fc.assert(property, { numRuns: 40, examples });
    expect([...seen].sort()).toEqual([
      'held draft',
      'held published',
      'paid draft',
      'paid published',
    ]);
  });
});
