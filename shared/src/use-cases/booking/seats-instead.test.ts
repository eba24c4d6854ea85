import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  seatIdsOf,
  substitutesAtHold,
  substitutesOf,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  drawnHolders,
  faultAt,
  injectFaults,
  offerPromo,
  putDrawnRoomOnSale,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import type { SeatWishes } from './choose-lines.ts';

let world: BookingWorld;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());

const onSale = (...drawings: readonly string[]): Promise<TicketedEvent> =>
  putDrawnRoomOnSale(world, drawings);

const nearest = (...seats: readonly string[]): SeatWishes => ({ seats, instead: 'nearest' });

describe('holding seats of which some are gone', () => {
  it('holds the nearest equal ones at once, side by side', async () => {
    const event = await onSale('...s....', '........');
    const booking = await shopper(world, event, 'ada').hold(nearest('a3', 'a4'));
    expect(seatIdsOf(booking.lines)).toEqual(['a4', 'a5']);
    expect(substitutesAtHold(booking, nearest('a3', 'a4'))).toEqual([{ lost: 'a3', given: 'a5' }]);
    expect(await drawnHolders(world, event)).toEqual({
      a4: booking.bookingId,
      a5: booking.bookingId,
    });
  });

  it('is refused, naming what is gone, where no equal seats are together', async () => {
    const event = await onSale('.s.s.', '2222');
    const held = shopper(world, event, 'ada').hold(nearest('a2', 'a3'));
    await expect(held).rejects.toMatchObject({
      code: 'seat-unavailable',
      details: { seats: ['a3'] },
    });
    expect(await drawnHolders(world, event)).toEqual({});
  });

  it('holds nothing without that wish', async () => {
    const event = await onSale('...s....');
    const held = shopper(world, event, 'ada').hold({ seats: ['a3', 'a4'] });
    await expect(held).rejects.toMatchObject({ code: 'seat-unavailable' });
  });

  it('answers a repeated request with the same booking and substitutes', async () => {
    const event = await onSale('...s....', '........');
    const ada = shopper(world, event, 'ada');
    // The third write is the booking's, after the seat that is gone and the one instead.
    const restore = injectFaults(world.db.client, faultAt('no-reply', 3));
    await expect(ada.hold(nearest('a3'))).rejects.toMatchObject({ code: 'store-unavailable' });
    restore();
    const answers = await Promise.all(Array.from({ length: 4 }, () => ada.hold(nearest('a3'))));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const [first] = answers;
    if (!first) throw new Error('no answer');
    expect(substitutesAtHold(first, nearest('a3'))).toHaveLength(1);
    expect(Object.keys(await drawnHolders(world, event))).toEqual(seatIdsOf(first.lines));
    const changed = await ada.change(first, { seats: ['b0'] });
    expect(substitutesAtHold(changed, nearest('a3'))).toEqual([]);
  });
});

describe('exchanging for seats of which some are gone', () => {
  it('keeps the party together, and what was held counts as free to it', async () => {
    const event = await onSale('......s.', '........');
    const ada = shopper(world, event, 'ada');
    const held = await ada.hold({ seats: ['a5'] });
    const changed = await ada.change(held, nearest('a5', 'a6'));
    expect(seatIdsOf(changed.lines).sort()).toEqual(['a4', 'a5']);
    expect(substitutesOf(changed, nearest('a5', 'a6'))).toEqual([{ lost: 'a6', given: 'a4' }]);
    const again = await ada.change(changed, nearest('a5', 'a6'));
    expect(seatIdsOf(again.lines).sort()).toEqual(['a4', 'a5']);
  });

  it('counts a code that lowered the price as no reason against other seats', async () => {
    const event = await onSale('.s.s', '....');
    await offerPromo(world, event, 'HALF');
    const ada = shopper(world, event, 'ada');
    const held = await ada.applyPromo(await ada.hold({ seats: ['a2'] }), 'HALF');
    const changed = await ada.change(held, nearest('a2', 'a3'));
    expect(seatIdsOf(changed.lines)).toHaveLength(2);
    expect(changed.totals.tickets).toBe(4_000);
  });

  it('leaves the hold as it was where equal seats would cost more than what was held', async () => {
    const event = await onSale('.s.s', '....');
    const ada = shopper(world, event, 'ada');
    const held = await ada.hold({ seats: ['a2'] });
    const dearer = event.categories.map((category) => ({ ...category, price: 9_000 }));
    await world.events.put({ ...event, categories: dearer });
    await expect(ada.change(held, nearest('a2', 'a3'))).rejects.toMatchObject({
      code: 'seat-unavailable',
      details: { seats: ['a3'] },
    });
    expect(await world.bookings.find(held.bookingId)).toEqual(held);
    expect(Object.keys(await drawnHolders(world, event))).toEqual(['a2']);
  });
});

it('gives two hundred who want the same two seats two equal ones side by side, or says no; none twice', async () => {
  const rows = Array.from({ length: 8 }, () => '.'.repeat(24));
  const event = await onSale(...rows);
  const wish = nearest('d11', 'd12');
  const answers = await Promise.allSettled(
    Array.from({ length: 200 }, (_, buyer) => shopper(world, event, `buyer${buyer}`).hold(wish)),
  );
  const holders = await drawnHolders(world, event);
  const held = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  for (const { bookingId, lines } of held) {
    const [one = '', other = ''] = seatIdsOf(lines).sort((a, b) => placeOf(a) - placeOf(b));
    expect(other).toBe(`${one.charAt(0)}${placeOf(one) + 1}`);
    expect([holders[one], holders[other]]).toEqual([bookingId, bookingId]);
  }
  expect(Object.keys(holders)).toHaveLength(2 * held.length);
  for (const answer of answers)
    if (answer.status === 'rejected')
      expect(answer.reason).toMatchObject({ code: 'seat-unavailable' });
  // As good as everybody whom the room has seats for is given some, whatever the order in which they come.
  expect(held.length).toBeGreaterThan(48);
});

it('gives each of many who want the same single seat one seat, none twice', async () => {
  const event = await onSale('.'.repeat(20), '.'.repeat(20));
  const answers = await Promise.allSettled(
    Array.from({ length: 30 }, (_, buyer) =>
      shopper(world, event, `single${buyer}`).hold(nearest('a10')),
    ),
  );
  const held = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  for (const { lines } of held) expect(lines).toHaveLength(1);
  expect(Object.keys(await drawnHolders(world, event))).toHaveLength(held.length);
  expect(held.length).toBeGreaterThan(15);
});

function placeOf(seatId: string): number {
  return Number(seatId.slice(1));
}
