import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Booking, TicketedEvent } from '../../domain/index.ts';
import type { TableKey } from '../../storage/table-shape.ts';
import {
  deliverWebhook,
  drainOutbox,
  offerPromo,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '../../testing/index.ts';
import { checkInvariants } from './check-invariants.ts';

let world: BookingWorld;
let event: TicketedEvent;
let bought: Booking;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(async () => {
  event = await world.putOnSale();
  const ada = shopper(world, event, 'ada');
  const places = [{ sectionId: 'sec_floor', quantity: 2 }];
  const held = await ada.hold({ seats: ['a1', 'a2'], places });
  await ada.pay(held, 'declined').catch(() => undefined);
  bought = (await ada.pay(held)).booking;
  await drainOutbox(world);
});
afterAll(() => world.stop());

const check = () => checkInvariants(world, event.eventId);

type Change = { table: TableKey; key: Record<string, unknown>; set: Record<string, unknown> };

/** Changes an item past all rules. */
async function spoil({ table, key, set }: Change): Promise<void> {
  const names = Object.keys(set);
  await world.db.client.updateItem({
    TableName: world.db.table(table),
    Key: marshall(key),
    UpdateExpression: `SET ${names.map((_, index) => `#n${index} = :v${index}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
    ExpressionAttributeValues: marshall(
      Object.fromEntries(Object.values(set).map((value, index) => [`:v${index}`, value])),
    ),
  });
}

const rowA = () => ({ key: `${event.eventId}#sec_stalls`, block: 'row#A' });
const ticket = (number: number) => ({ bookingId: bought.bookingId, number });
const attempt = (number: number) => ({
  bookingId: bought.bookingId,
  part: `attempt#000${number}`,
});

describe('the invariants of an event', () => {
  it('hold after a sale, with what was sold', async () => {
    expect(await check()).toEqual({
      eventId: event.eventId,
      violations: [],
      pending: [],
      counts: {
        confirmedBookings: 1,
        liveTickets: 4,
        soldSeats: 2,
        soldPlaces: 2,
        captured: 1,
        refunded: 0,
      },
    });
  });

  it('tell what the jobs still have to do', async () => {
    const { bookingId } = bought;
    await deliverWebhook(world, { bookingId, attempt: 1, state: { state: 'captured' } });
    const bob = shopper(world, event, 'bob');
    await bob.pay(await bob.hold({ seats: ['c1'] }));
    expect(await check()).toMatchObject({
      violations: [],
      pending: [
        `Payment 1 of ${bookingId} is captured and has no outcome yet.`,
        '1 tickets sold are not counted yet.',
      ],
    });
    await drainOutbox(world);
    expect(await check()).toMatchObject({
      violations: [],
      pending: [],
      counts: { captured: 3, refunded: 1 },
    });
  });

  it.each([
    [
      'a seat in two tickets',
      () => ({ table: 'tickets' as const, key: ticket(1), set: { seatId: 'a2' } }),
      'Seat a2 is in 2 live tickets.',
    ],
    [
      'a ticket whose seat is not sold to its booking',
      () => ({ table: 'seats' as const, key: rowA(), set: { by: { a1: 'bkg_x', a2: 'bkg_x' } } }),
      'its seat a1 is not sold to its booking',
    ],
    [
      'a sold seat without ticket',
      () => ({ table: 'tickets' as const, key: ticket(1), set: { status: 'void' } }),
      'has no live ticket for it',
    ],
    [
      'a ticket of a booking that is not confirmed',
      () => ({
        table: 'seatBookings' as const,
        key: { bookingId: bought.bookingId },
        set: { status: 'released' },
      }),
      'is released',
    ],
    [
      'a pool that does not add up',
      () => ({
        table: 'seats' as const,
        key: { key: `${event.eventId}#sec_floor#pool0`, block: 'pool' },
        set: { claims: { bkg_x: { q: 1, until: 5 } } },
      }),
      'does not add up',
    ],
    [
      'more places sold than tickets',
      () => ({ table: 'tickets' as const, key: ticket(3), set: { status: 'void' } }),
      'places of sec_floor are sold, with 1 tickets',
    ],
    [
      'a confirmed booking that nothing paid for',
      () => ({ table: 'payments' as const, key: attempt(2), set: { outcome: 'refundDue' } }),
      'nothing has paid for it',
    ],
    [
      'a payment that counts for a booking which it did not pay',
      () => ({
        table: 'payments' as const,
        key: attempt(1),
        set: { status: 'captured', outcome: 'allocated' },
      }),
      'its booking is not confirmed by it',
    ],
    [
      'an outcome without capture',
      () => ({ table: 'payments' as const, key: attempt(1), set: { outcome: 'allocated' } }),
      'has an outcome and is declined',
    ],
    [
      'more refunded than captured',
      () => ({
        table: 'payments' as const,
        key: { bookingId: bought.bookingId, part: 'refund#rfd_x' },
        set: { refundId: 'rfd_x', attempt: 2, amount: 999_999, status: 'done' },
      }),
      'has refunds of 999999',
    ],
    [
      'figures that count too much',
      () => ({
        table: 'eventStats' as const,
        key: { eventId: event.eventId, bucket: 'sold#99' },
        set: { tickets: 1 },
      }),
      'The figures count 5 tickets sold; there are 4.',
    ],
  ])('show %s', async (_, change, words) => {
    await spoil(change());
    const { violations } = await check();
    expect(violations.join('\n')).toContain(words);
  });
});

it('show uses of a promo code that do not add up', async () => {
  const promo = await offerPromo(world, event, 'TEN', { maxUses: 10 });
  const buyer = shopper(world, event, 'guest');
  await buyer.pay(await buyer.applyPromo(await buyer.hold({ seats: ['b1'] }), 'TEN'));
  expect((await check()).pending).toContain('1 uses of TEN are not counted yet.');
  await drainOutbox(world);
  expect(await check()).toMatchObject({ violations: [], pending: [] });
  const pool = { key: `${event.eventId}#${promo.pools?.poolsId ?? ''}#pool0`, block: 'pool' };
  await spoil({ table: 'seats', key: pool, set: { available: 10, capacity: 12 } });
  const bucket = `promo#${promo.promoId}#0`;
  await spoil({ table: 'eventStats', key: { eventId: event.eventId, bucket }, set: { uses: 7 } });
  const words = (await check()).violations.join('\n');
  expect(words).toContain('The uses in pool0 of TEN do not add up: 10, 1, 0 of 12.');
  expect(words).toContain('The pools of TEN have 12 uses of 10.');
  expect(words).toMatch(/[78] uses of TEN are counted; 1 were bought/);
});

it('do not mistake a sale in progress for a violation', async () => {
  const names = Array.from({ length: 8 }, (_, one) => `buyer${one}`);
  const seats = ['a3', 'a4', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3'];
  const sales = names.map(async (name, one) => {
    const buyer = shopper(world, event, name);
    await buyer.pay(await buyer.hold({ seats: [seats[one] ?? ''] }));
  });
  const checks = Array.from({ length: 6 }, () => check());
  await Promise.all(sales);
  for (const { violations } of await Promise.all(checks)) expect(violations).toEqual([]);
  expect((await check()).counts.confirmedBookings).toBe(9);
});
