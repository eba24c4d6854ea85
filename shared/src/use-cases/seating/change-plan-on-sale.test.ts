import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE_MS, SOLD, type TicketedEvent } from '../../domain/index.ts';
import { isWrite, injectFaults, type Call } from '../../testing/fault-injection.ts';
import {
  drainOutbox,
  newSale,
  ORGANIZER,
  perform,
  planDeps,
  planFaultsOf,
  redraw,
  SMALL_ROOM,
  smallDraft,
  startBookingWorld,
  type BookingWorld,
  type Sale,
} from '../../testing/index.ts';
import { putEventPlan } from './put-event-plan.ts';

let world: BookingWorld;
let event: TicketedEvent;
let sale: Sale;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  event = await world.putOnSale();
  sale = newSale(world, event);
});

const hold = (who: string, seats: string[], places = 0) =>
  perform(sale, { do: 'hold', who, key: 'k1', wish: { seats, places } });
const pay = (who: string) => perform(sale, { do: 'pay', who, key: 'k1', card: 'good' });
const change = (plan = smallDraft(SMALL_ROOM), diesAfter?: number) =>
  redraw(world, { eventId: event.eventId, plan, diesAfter });
const without = (...seats: string[]) => {
  const rowOf = Object.entries(SMALL_ROOM.rowOf).filter(([seatId]) => !seats.includes(seatId));
  return { ...SMALL_ROOM, rowOf: Object.fromEntries(rowOf) };
};
const stands = async () => {
  const found = await world.events.find(event.eventId);
  if (!found) throw new Error('The event is gone.');
  return found;
};
const faults = () => planFaultsOf(world, event.eventId);

describe('a change of plan on sale', () => {
  it('moves, renames, adds and removes what is free', async () => {
    await hold('ada', ['a1']);
    const room = without('a4');
    const draft = smallDraft({ ...room, rowOf: { ...room.rowOf, n1: 'A', c3: 'D' }, blocked: [] });
    const changed = await change({ ...draft, name: 'Another house' });
    expect(changed).toMatchObject({ status: 'published', planTurn: 1 });
    expect(changed.planVersion).not.toBe(event.planVersion);
    expect(changed.sections.map(({ capacity }) => capacity)).toEqual([9, 2, 7]);
    expect(await faults()).toEqual([]);
    expect(await stands()).toEqual(changed);
    expect((await hold('bob', ['n1', 'b4', 'c3'])).refusal).toBeUndefined();
    expect((await hold('cyd', ['a4'])).refusal).toBe('seat-unknown');
  });

  it.each([
    ['removes a held seat', () => smallDraft(without('a1')), 'Stalls, row A, seat 1'],
    [
      'blocks a held seat',
      () => smallDraft({ ...SMALL_ROOM, blocked: ['b4', 'a1'] }),
      'Stalls, row A, seat 1',
    ],
    [
      'moves a held seat to another row',
      () => smallDraft({ ...SMALL_ROOM, rowOf: { ...SMALL_ROOM.rowOf, a1: 'B' } }),
      'Stalls, row A, seat 1',
    ],
    [
      'leaves too few standing places',
      () => smallDraft({ ...SMALL_ROOM, capacity: 1 }),
      'Floor, standing',
    ],
  ])('is refused when it %s, by name, and changes nothing', async (_, plan, name) => {
    await hold('ada', ['a1'], 2);
    await expect(change(plan())).rejects.toMatchObject({
      code: 'plan-touches-sold',
      details: { names: [name] },
    });
    expect(await stands()).toEqual(event);
    expect((await hold('bob', ['a2', 'a3', 'a4'])).refusal).toBeUndefined();
  });

  it('lets what is held be paid, renewed, changed and released', async () => {
    await hold('ada', ['a1', 'a2']);
    await hold('bob', ['c1'], 1);
    await hold('cyd', ['b1']);
    await change(smallDraft({ ...without('a4'), capacity: 5 }));
    expect((await perform(sale, { do: 'renew', who: 'ada', key: 'k1' })).refusal).toBeUndefined();
    const swap = { seats: ['a2', 'a3'], places: 0 };
    const swapped = await perform(sale, { do: 'change', who: 'ada', key: 'k1', wish: swap });
    expect(swapped.refusal).toBeUndefined();
    expect((await pay('ada')).result).toMatchObject({ status: 'confirmed' });
    expect((await pay('bob')).result).toMatchObject({ status: 'confirmed' });
    await perform(sale, { do: 'release', who: 'cyd', key: 'k1' });
    expect((await hold('dan', ['a1', 'b1'], 4)).refusal).toBeUndefined();
    expect(await faults()).toEqual([]);
  });

  it('gives a late payer the seat where it is still in the plan, else the money back', async () => {
    for (const [who, seat] of [
      ['ada', 'a1'],
      ['bob', 'c1'],
    ] as const) {
      await hold(who, [seat]);
      await perform(sale, { do: 'pay', who, key: 'k1', card: 'delayed' });
    }
    world.clock.advance(20 * MINUTE_MS);
    await hold('eve', ['a1', 'c1']);
    await perform(sale, { do: 'release', who: 'eve', key: 'k1' });
    await change(smallDraft(without('c1')));
    for (const who of ['ada', 'bob'])
      await perform(sale, { do: 'bank', who, key: 'k1', attempt: 1 });
    await drainOutbox(world);
    const { attempts } = await world.records.payments(event.eventId);
    expect(attempts.map(({ outcome }) => outcome).toSorted()).toEqual(['allocated', 'refundDue']);
  });

  it('lets what is held be paid though its category is gone', async () => {
    await hold('ada', ['c1']);
    const draft = smallDraft(SMALL_ROOM);
    const sections = draft.sections.map((section) =>
      section.kind === 'standing'
        ? section
        : { ...section, rows: section.rows.map((row) => ({ ...row, categoryId: 'cat_stalls' })) },
    );
    const changed = await change({ ...draft, sections });
    const categories = changed.categories.filter(({ categoryId }) => categoryId !== 'cat_circle');
    await world.events.put({ ...changed, categories });
    const paid = await pay('ada');
    expect(paid.result).toMatchObject({ status: 'confirmed' });
    const { bookingId = '' } = sale.bookings.get('ada/k1') ?? {};
    expect(await world.tickets.ofBooking(bookingId)).toMatchObject([
      { categoryId: 'cat_circle', categoryName: 'Circle', price: 2_500 },
    ]);
  });

  it('of two at once lets one through', async () => {
    const request = (blocked: string) => ({
      eventId: event.eventId,
      plan: smallDraft({ ...SMALL_ROOM, blocked: [blocked] }),
      newCategories: [],
      updatedAt: event.updatedAt,
      by: ORGANIZER,
    });
    const now = world.clock.now();
    const ends = await Promise.allSettled(
      ['a1', 'c1'].map((seat) => putEventPlan(planDeps(world), request(seat), now)),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await drainOutbox(world);
    expect(await faults()).toEqual([]);
  });
});

describe('a change of plan whose process dies', () => {
  it('before it is decided leaves nothing behind but holds that run out', async () => {
    const isDecision = ({ command, input }: Call) =>
      command === 'TransactWriteItems' && JSON.stringify(input).includes('planChange');
    const restore = injectFaults(world.db.client, (call) =>
      isDecision(call) ? 'unreachable' : undefined,
    );
    await expect(change(smallDraft(without('a1')))).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    restore();
    await drainOutbox(world);
    expect(await stands()).toEqual(event);
    expect((await hold('ada', ['a1'])).refusal).toBe('seat-unavailable');
    world.clock.advance(11 * MINUTE_MS);
    expect((await hold('bob', ['a1'])).refusal).toBeUndefined();
  });

  it('after any number of writes is gone back to nowhere or finished, with nothing lost', async () => {
    const room = { ...without('a1', 'c2'), blocked: ['b1'], capacity: 120 };
    for (let dieAt = 1, died = true; died; dieAt += 1) {
      event = await world.putOnSale();
      sale = newSale(world, event);
      await hold('ada', ['a2', 'b2', 'c1'], 2);
      let writes = 0;
      const restore = injectFaults(world.db.client, (call) => {
        if (isWrite(call)) writes += 1;
        return writes >= dieAt ? 'unreachable' : undefined;
      });
      died = await change(smallDraft(room)).then(
        () => false,
        () => true,
      );
      restore();
      await drainOutbox(world);
      world.clock.advance(MINUTE_MS);
      expect((await pay('ada')).result).toMatchObject({ status: 'confirmed' });
      if ((await stands()).planVersion !== event.planVersion) expect(await faults()).toEqual([]);
      else expect(died).toBe(true);
    }
  }, 60_000);

  it('goes back where a seat that was to go was sold before it came to it', async () => {
    await expect(change(smallDraft(without('a1', 'c1')), 0)).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    await expect(change(smallDraft(without('a1')))).rejects.toMatchObject({ code: 'event-busy' });
    world.clock.advance(11 * MINUTE_MS);
    expect((await hold('ada', ['c1'])).refusal).toBeUndefined();
    expect((await pay('ada')).result).toMatchObject({ status: 'confirmed' });
    await drainOutbox(world);
    const back = await stands();
    expect(back).toMatchObject({ planVersion: event.planVersion, planTurn: 2 });
    expect(back.planChange).toBeUndefined();
    expect(await faults()).toEqual([]);
    const [row] = await world.seats.readSection(event.eventId, 'sec_circle', 'consistent');
    expect(row?.until['c1']).toBe(SOLD);
    expect((await hold('bob', ['a1'])).refusal).toBeUndefined();
    const again = await change(smallDraft(without('a2')));
    expect(again.planTurn).toBe(3);
    expect(await faults()).toEqual([]);
  });
});
