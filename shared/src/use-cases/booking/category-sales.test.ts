import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PriceCategory, TicketedEvent } from '../../domain/index.ts';
import {
  shopper,
  smallHouseEvent,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import type { SeatWishes } from './choose-lines.ts';

let world: BookingWorld;
let guests = 0;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());

const CLOSED = '2026-11-30T00:00:00.000Z';
const LATER = '2027-01-01T00:00:00.000Z';

/** An event whose categories have rules of their own, by the words behind `cat_`. */
function onSale(rules: Readonly<Record<string, Partial<PriceCategory>>>): Promise<TicketedEvent> {
  const categories = smallHouseEvent().categories.map((category) => ({
    ...category,
    ...rules[category.categoryId.slice('cat_'.length)],
  }));
  return world.putOnSale({ categories });
}

function guest(event: TicketedEvent) {
  guests += 1;
  return shopper(world, event, `guest${guests}`);
}

const hold = (event: TicketedEvent, wishes: SeatWishes) => guest(event).hold(wishes);

describe("a category's own sales times", () => {
  it('refuse seats and places of it before and after', async () => {
    const event = await onSale({ stalls: { salesOpenAt: LATER }, floor: { salesCloseAt: CLOSED } });
    await expect(hold(event, { seats: ['c1', 'a1'] })).rejects.toMatchObject({
      code: 'category-not-on-sale',
      details: { categoryId: 'cat_stalls', salesOpenAt: LATER },
    });
    const places = [{ sectionId: 'sec_floor', quantity: 1 }];
    await expect(hold(event, { places })).rejects.toMatchObject({
      code: 'category-not-on-sale',
      details: { categoryId: 'cat_floor', salesCloseAt: CLOSED },
    });
    expect((await hold(event, { seats: ['c1'] })).status).toBe('held');
  });

  it('keep it out of what is chosen for somebody', async () => {
    const event = await onSale({ stalls: { salesOpenAt: LATER } });
    const best = await hold(event, { best: { quantity: 2 } });
    expect(best.lines.map(({ categoryId }) => categoryId)).toEqual(['cat_circle', 'cat_circle']);
    const standing = await hold(event, { best: { quantity: 3 } });
    expect(new Set(standing.lines.map(({ categoryId }) => categoryId))).toEqual(
      new Set(['cat_floor']),
    );
    const wish = { best: { quantity: 1, categoryId: 'cat_stalls' } };
    await expect(hold(event, wish)).rejects.toMatchObject({ code: 'category-not-on-sale' });
  });

  it('say so where nothing at all is on sale', async () => {
    const rule = { salesOpenAt: LATER };
    const event = await onSale({ stalls: rule, circle: rule, floor: rule });
    await expect(hold(event, { best: { quantity: 1 } })).rejects.toMatchObject({
      code: 'category-not-on-sale',
    });
  });
});

describe("a category's own limit", () => {
  it('refuses more tickets of it in one booking', async () => {
    const event = await onSale({ stalls: { maxPerBooking: 2 } });
    await expect(hold(event, { seats: ['a1', 'a2', 'b1'] })).rejects.toMatchObject({
      code: 'too-many-tickets',
      details: { max: 2, categoryId: 'cat_stalls' },
    });
    expect((await hold(event, { seats: ['a1', 'a2', 'c1'] })).lines).toHaveLength(3);
  });

  it('keeps it out of what is chosen for a larger party', async () => {
    const event = await onSale({ stalls: { maxPerBooking: 2 } });
    const three = await hold(event, { best: { quantity: 3 } });
    expect(three.lines.map(({ categoryId }) => categoryId)).not.toContain('cat_stalls');
    const wish = { best: { quantity: 3, categoryId: 'cat_stalls' } };
    await expect(hold(event, wish)).rejects.toMatchObject({ code: 'too-many-tickets' });
  });

  it('counts the seats that a hold has already, and leaves those alone', async () => {
    const event = await onSale({ stalls: { maxPerBooking: 2 } });
    const ada = guest(event);
    const held = await ada.hold({ seats: ['a1', 'a2'] });
    await expect(ada.change(held, { seats: ['a1', 'a2', 'a3'] })).rejects.toMatchObject({
      code: 'too-many-tickets',
    });
    const categories = event.categories.map((one) => ({ ...one, salesCloseAt: CLOSED }));
    await world.events.put({ ...event, categories });
    expect((await ada.change(held, { seats: ['a1'] })).lines).toHaveLength(1);
  });
});
