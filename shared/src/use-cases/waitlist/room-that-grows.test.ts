import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  isRefusal,
  MINUTE_MS,
  seatIdsOf,
  type Booking,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  planFaultsOf,
  redraw,
  serveWaitlists,
  shopper,
  SMALL_ROOM,
  smallDraft,
  standing,
  startBookingWorld,
  waiter,
  type BookingWorld,
} from '../../testing/index.ts';

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  event = await world.putOnSale({ waitlist: 'open', maxTicketsPerBooking: 10 });
});

const visitor = (name: string) => shopper(world, event, name);
const serve = () => serveWaitlists(world);

/** The room with a new row D of two seats, b4 for sale, and so many standing places. */
async function grow(capacity = SMALL_ROOM.capacity): Promise<void> {
  const rowOf = { ...SMALL_ROOM.rowOf, n1: 'D', n2: 'D' } as const;
  const plan = smallDraft({ rowOf, blocked: [], capacity });
  event = await redraw(world, { eventId: event.eventId, plan });
  expect(await planFaultsOf(world, event.eventId)).toEqual([]);
}

async function isTaken(hold: Promise<Booking>): Promise<boolean> {
  try {
    await hold;
    return false;
  } catch (error) {
    if (isRefusal(error, 'seat-unavailable') || isRefusal(error, 'places-unavailable')) return true;
    throw error;
  }
}

const FLOOR = [{ sectionId: 'sec_floor', quantity: 1 }];

describe('what a change of plan brings', () => {
  it('is offered to those who wait for it: a new row, and a seat that was blocked', async () => {
    const stalls = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3'];
    await visitor('all').hold({ seats: stalls });
    const two = await waiter(world, event, 'two').join(2, { together: 'always' });
    world.clock.advance(1);
    const one = await waiter(world, event, 'one').join(1);
    await serve();
    await grow();
    for (const seat of ['n1', 'b4'])
      expect(await isTaken(visitor('eve').hold({ seats: [seat] }))).toBe(true);
    await serve();
    const offered = await Promise.all([two, one].map((entry) => standing(world, entry)));
    expect(offered.map(({ booking }) => seatIdsOf(booking?.lines ?? []))).toEqual([
      ['n1', 'n2'],
      ['b4'],
    ]);
  });

  it('is offered to those who wait for it: more standing places', async () => {
    await visitor('all').hold({ places: [{ sectionId: 'sec_floor', quantity: 7 }] });
    const entry = await waiter(world, event, 'ada').join(3, { categoryIds: ['cat_floor'] });
    await serve();
    await grow(120);
    expect(await isTaken(visitor('eve').hold({ places: FLOOR }))).toBe(true);
    await serve();
    expect((await standing(world, entry)).booking?.lines).toHaveLength(3);
    world.clock.advance(2 * MINUTE_MS + 1);
    expect(await isTaken(visitor('eve').hold({ places: FLOOR }))).toBe(false);
  });

  it('is the public’s after two minutes where nobody serves, and at once where nobody waits for it', async () => {
    await visitor('all').hold({ seats: ['c1', 'c2', 'c3'] });
    await waiter(world, event, 'ada').join(1, { categoryIds: ['cat_circle'] });
    await serve();
    await grow();
    expect(await isTaken(visitor('eve').hold({ seats: ['n1'] }))).toBe(false);
    await visitor('rest').hold({ seats: ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4', 'n2'] });
    await waiter(world, event, 'bob').join(1);
    await serve();
    const rowOf = { ...SMALL_ROOM.rowOf, n1: 'D', n2: 'D', n3: 'D' } as const;
    const plan = smallDraft({ rowOf, blocked: [], capacity: SMALL_ROOM.capacity });
    event = await redraw(world, { eventId: event.eventId, plan });
    expect(await isTaken(visitor('fay').hold({ seats: ['n3'] }))).toBe(true);
    world.clock.advance(2 * MINUTE_MS + 1);
    expect(await isTaken(visitor('fay').hold({ seats: ['n3'] }))).toBe(false);
  });
});
