import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seatIdsOf, type TicketedEvent } from '../../domain/index.ts';
import {
  putDrawnRoomOnSale,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';

let world: BookingWorld;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());

const onSale = (...drawings: readonly string[]): Promise<TicketedEvent> =>
  putDrawnRoomOnSale(world, drawings, { avoidsSingleSeats: true });

const left = (single: string[], suggestion: string[]) => ({
  code: 'single-seat-left',
  details: { single, suggestion },
});

describe('an event that avoids single seats', () => {
  it('refuses seats that leave one, and names others that do not', async () => {
    const event = await onSale('......');
    const ada = shopper(world, event, 'ada');
    await expect(ada.hold({ seats: ['a1', 'a2'] })).rejects.toMatchObject(
      left(['a0'], ['a0', 'a1']),
    );
    const held = await ada.hold({ seats: ['a0', 'a1'] });
    await expect(ada.change(held, { seats: ['a0', 'a2'] })).rejects.toMatchObject(
      left(['a1'], ['a0', 'a1']),
    );
  });

  it('waits for a choice that is still being made, and judges it when it is complete', async () => {
    const event = await onSale('......');
    const ada = shopper(world, event, 'ada');
    const first = await ada.hold({ seats: ['a1'], stillChoosing: true });
    expect(first.stillChoosing).toBe(true);
    const second = await ada.change(first, { seats: ['a1', 'a2'], stillChoosing: true });
    const complete = ada.change(second, { seats: ['a1', 'a2'] });
    await expect(complete).rejects.toMatchObject(left(['a0'], ['a0', 'a1']));
    const mended = await ada.change(second, { seats: ['a0', 'a1'] });
    expect(mended.stillChoosing).toBeUndefined();
    expect(await world.bookings.find(mended.bookingId)).not.toHaveProperty('stillChoosing');
  });

  it('takes no money for a choice that was never completed', async () => {
    const event = await onSale('......');
    const ada = shopper(world, event, 'ada');
    const held = await ada.hold({ seats: ['a1'], stillChoosing: true });
    await expect(ada.pay(held)).rejects.toMatchObject(left(['a0'], ['a0']));
    const other = await ada.change(held, { seats: ['a2', 'a3'], stillChoosing: true });
    expect((await ada.pay(other)).status).toBe('confirmed');
  });

  it('judges nobody for what somebody else does beside them', async () => {
    const event = await onSale('.......', '.......');
    const ada = shopper(world, event, 'ada');
    const held = await ada.hold({ seats: ['a0', 'a1'] });
    await shopper(world, event, 'bob').hold({ seats: ['a3', 'a4'], stillChoosing: true });
    const more = await ada.change(held, { seats: ['a0', 'a1', 'b0'] });
    expect(seatIdsOf(more.lines)).toEqual(['a0', 'a1', 'b0']);
    expect((await ada.pay(more)).status).toBe('confirmed');
  });

  it('gives the best seats by its own rule', async () => {
    const event = await onSale('..s...s', '....');
    const booking = await shopper(world, event, 'ada').hold({ best: { quantity: 2 } });
    expect(seatIdsOf(booking.lines)).toEqual(['a0', 'a1']);
  });

  it('says that seats are gone before it says that they leave a single one', async () => {
    const event = await onSale('..s...');
    const held = shopper(world, event, 'ada').hold({ seats: ['a1', 'a2'] });
    await expect(held).rejects.toMatchObject({ code: 'seat-unavailable' });
  });

  it('answers a repeated request as before, whatever has become of the room', async () => {
    const event = await onSale('.......');
    const ada = shopper(world, event, 'ada');
    const held = await ada.hold({ seats: ['a0', 'a1'] });
    await shopper(world, event, 'bob').hold({ seats: ['a3', 'a4'], stillChoosing: true });
    expect(await ada.hold({ seats: ['a0', 'a1'] })).toEqual(held);
    expect(seatIdsOf((await ada.change(held, { seats: ['a0', 'a1'] })).lines)).toHaveLength(2);
  });
});

it('lets other events sell as they like', async () => {
  const event = await putDrawnRoomOnSale(world, ['......']);
  const held = await shopper(world, event, 'ada').hold({ seats: ['a1'] });
  expect(seatIdsOf(held.lines)).toEqual(['a1']);
});

describe('the best seats', () => {
  it('are within the prices asked for', async () => {
    const event = await putDrawnRoomOnSale(world, ['....', '2222'], {
      categories: [
        { categoryId: 'cat_1', name: 'Front', colour: '#7a5cff', price: 9_000 },
        { categoryId: 'cat_2', name: 'Back', colour: '#7a5cff', price: 4_000 },
      ],
    });
    const ada = shopper(world, event, 'ada');
    const cheap = await ada.hold({ best: { quantity: 2, priceTo: 5_000 } }, 'k1');
    expect(seatIdsOf(cheap.lines)).toEqual(['b0', 'b1']);
    const none = ada.hold({ best: { quantity: 1, priceFrom: 5_000, priceTo: 8_000 } }, 'k2');
    await expect(none).rejects.toMatchObject({ code: 'seat-unavailable' });
  });

  it('have a place for a wheelchair', async () => {
    const event = await putDrawnRoomOnSale(world, ['......', '..ac']);
    const wish = { best: { quantity: 2, wheelchairs: 1 } };
    const held = await shopper(world, event, 'ada').hold(wish);
    expect(seatIdsOf(held.lines)).toContain('b2');
  });

  it('may be those that one has, when they are asked for in exchange', async () => {
    const event = await putDrawnRoomOnSale(world, ['......']);
    const ada = shopper(world, event, 'ada');
    const held = await ada.hold({ seats: ['a2'] });
    const best = await ada.change(held, { best: { quantity: 2 } });
    expect(seatIdsOf(best.lines)).toEqual(['a2', 'a3']);
  });
});
