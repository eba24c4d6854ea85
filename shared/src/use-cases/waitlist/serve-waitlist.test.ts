import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DAY_MS,
  isRefusal,
  MINUTE_MS,
  seatIdsOf,
  type Booking,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  serveWaitlists,
  shopper,
  standing,
  startBookingWorld,
  waiter,
  type BookingWorld,
} from '../../testing/index.ts';
import { WAITED_SHARD_NUMBERS } from '../../storage/waitlist.model.ts';
import { joinWaitlist } from './join-waitlist.ts';

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale({ waitlist: 'open' });
});
afterAll(() => world.stop());

const visitor = (name: string) => shopper(world, event, name);
const party = (name: string) => waiter(world, event, name);
const serve = () => serveWaitlists(world);

/** The stalls of the small house: a1–a4, and b1–b3 (b4 is never for sale). */
const STALLS = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3'];

async function soldOut(): Promise<Booking> {
  const held = await visitor('first').hold({ seats: STALLS });
  await visitor('first').pay(held);
  return held;
}

/** Two seats of row A that somebody holds, the rest of the stalls being sold. */
async function allButTwo(): Promise<Booking> {
  const rest = await visitor('rest').hold({ seats: STALLS.slice(2) });
  await visitor('rest').pay(rest);
  return visitor('pair').hold({ seats: STALLS.slice(0, 2) });
}

async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

describe('joining', () => {
  it('is refused while there are places for the party', async () => {
    expect(await refusalOf(party('ada').join(2))).toBe('places-free');
    await soldOut();
    expect(await refusalOf(party('ada').join(2))).toBeUndefined();
  });

  it('is refused where nobody may wait', async () => {
    event = await world.putOnSale();
    expect(await refusalOf(party('ada').join(2))).toBe('waitlist-closed');
    event = await world.putOnSale({ waitlist: 'paused' });
    expect(await refusalOf(party('ada').join(2))).toBe('waitlist-closed');
  });

  it('gives a customer one place in line, however often they ask', async () => {
    await soldOut();
    const entries = await Promise.all([1, 2, 2, 1].map((size) => party('ada').join(size)));
    expect(new Set(entries.map(({ entryId }) => entryId)).size).toBe(1);
    const [entry] = entries;
    await party('ada').leave(entry!);
    expect((await party('ada').join(1)).entryId).not.toBe(entry!.entryId);
  });

  it('tells nobody what is offered to another who waits by the same address', async () => {
    await soldOut();
    await party('ada').join(1);
    const { eventId } = event;
    const caller = { kind: 'visitor', visitorId: 'vis_eve' } as const;
    const contact = { name: 'Eve', email: 'Ada@example.org' };
    const wish = { quantity: 1, categoryIds: ['cat_stalls'], together: 'preferred' } as const;
    const asked = joinWaitlist(
      { ...world, randomBytes },
      { ...wish, eventId, caller, contact },
      world.clock.now(),
    );
    expect(await refusalOf(asked)).toBe('waits-already');
  });

  it('tells how many wait before', async () => {
    await soldOut();
    await party('ada').join(1);
    world.clock.advance(1);
    const second = await party('bob').join(1);
    expect(await world.waitlists.ahead(second)).toBe(1);
  });
});

describe('what gets free', () => {
  it('is held for the first whom it suits; who is passed over keeps their place', async () => {
    const held = await allButTwo();
    const four = await party('four').join(4, { together: 'always' });
    world.clock.advance(1);
    const two = await party('two').join(2);
    await serve();
    await visitor('pair').release(held);
    expect(await refusalOf(visitor('eve').hold({ seats: ['a1'] }))).toBe('seat-unavailable');
    await serve();
    expect((await standing(world, four)).status).toBe('waiting');
    const offered = await standing(world, two);
    expect(offered.status).toBe('offered');
    expect(seatIdsOf(offered.booking!.lines)).toEqual(['a1', 'a2']);
    expect(offered.booking).toMatchObject({ status: 'held', entryId: two.entryId });
  });

  it('is paid for as any booking, and the entry is booked', async () => {
    const held = await allButTwo();
    const entry = await party('ada').join(2);
    await serve();
    await visitor('pair').release(held);
    await serve();
    const { booking } = await standing(world, entry);
    expect((await visitor('ada').pay(booking!)).status).toBe('confirmed');
    await serve();
    expect((await standing(world, entry)).status).toBe('booked');
    await serve();
    const { eventId } = event;
    const waited = await Promise.all(
      WAITED_SHARD_NUMBERS.map((shard) => world.waitlists.waitedFor(shard)),
    );
    expect(waited.flat()).not.toContainEqual(expect.objectContaining({ eventId }));
  });

  it('is for just these seats: an offer cannot be exchanged for others', async () => {
    const held = await allButTwo();
    const entry = await party('ada').join(2);
    await serve();
    await visitor('pair').release(held);
    await serve();
    const { booking } = await standing(world, entry);
    const exchanged = visitor('ada').change(booking!, { seats: ['c1', 'c2'] });
    expect(await refusalOf(exchanged)).toBe('seats-offered');
  });

  it('goes to the next when an offer is declined', async () => {
    const held = await allButTwo();
    const first = await party('ada').join(2);
    world.clock.advance(1);
    const second = await party('bob').join(1);
    await serve();
    await visitor('pair').release(held);
    await serve();
    await party('ada').leave(first);
    await serve();
    expect((await standing(world, first)).status).toBe('withdrawn');
    expect((await standing(world, second)).status).toBe('offered');
  });

  it('goes to the next when an offer runs out, and never to the public in between', async () => {
    const held = await allButTwo();
    const first = await party('ada').join(2);
    world.clock.advance(1);
    const second = await party('bob').join(2);
    await serve();
    await visitor('pair').release(held);
    await serve();
    world.clock.advance(DAY_MS + 4_000);
    expect(await refusalOf(visitor('eve').hold({ seats: ['a1'] }))).toBe('seat-unavailable');
    await serve();
    expect((await standing(world, first)).status).toBe('lapsed');
    expect((await standing(world, second)).status).toBe('offered');
  });

  it('is the public’s after two minutes where nobody serves', async () => {
    const held = await allButTwo();
    await party('ada').join(2);
    await serve();
    await visitor('pair').release(held);
    world.clock.advance(2 * MINUTE_MS + 1);
    expect(await refusalOf(visitor('eve').hold({ seats: ['a1'] }))).toBeUndefined();
  });

  it('is the public’s at once when nobody waits any more', async () => {
    const held = await allButTwo();
    const entry = await party('ada').join(2);
    await serve();
    await party('ada').leave(entry);
    await serve();
    await visitor('pair').release(held);
    expect(await refusalOf(visitor('eve').hold({ seats: ['a1'] }))).toBeUndefined();
  });

  it('is not offered while the waitlist is paused', async () => {
    const held = await allButTwo();
    const entry = await party('ada').join(2);
    await serve();
    await world.events.put({ ...event, waitlist: 'paused' });
    await visitor('pair').release(held);
    await serve();
    expect((await standing(world, entry)).status).toBe('waiting');
  });
});

describe('free standing places', () => {
  beforeEach(async () => {
    const free = event.categories.map((category) => ({ ...category, price: 0 }));
    const fees = { perTicket: 0, share: 0 };
    event = await world.putOnSale({ categories: free, fees, waitlist: 'open' });
  });

  it('promote who waits to a confirmed booking at once, each once', async () => {
    const all = await visitor('all').hold({ places: [{ sectionId: 'sec_floor', quantity: 7 }] });
    const entries = [];
    for (const name of ['ada', 'bob', 'cyd']) {
      entries.push(await party(name).join(3, { categoryIds: ['cat_floor'] }));
      world.clock.advance(1);
    }
    await serve();
    await visitor('all').release(all);
    await serve();
    await serve();
    const stand = await Promise.all(entries.map((entry) => standing(world, entry)));
    expect(stand.map(({ status }) => status)).toEqual(['booked', 'booked', 'waiting']);
    expect(stand[0]!.booking).toMatchObject({ status: 'confirmed' });
    expect(await world.tickets.ofBooking(stand[1]!.booking!.bookingId)).toHaveLength(3);
  });
});

describe('when sales are over', () => {
  it('everybody who still waits is told that it is over', async () => {
    await soldOut();
    const entry = await party('ada').join(2);
    await world.events.put({ ...event, salesCloseAt: world.clock.now() });
    await serve();
    expect((await standing(world, entry)).status).toBe('lapsed');
  });
});
