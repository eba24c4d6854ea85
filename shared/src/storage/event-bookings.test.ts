import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later, type Booking, type Refund, type TicketedEvent } from '../domain/index.ts';
import { putItem, smallBooking, startBookingWorld, type BookingWorld } from '../testing/index.ts';
import type { Page, SoldQuery } from '../use-cases/ports.ts';
import { refundItem } from './payment.model.ts';
import { bookingShardOf } from './seat-booking.model.ts';

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
  event = await world.putOnSale();
});
afterAll(() => world.stop());

/** A booking that was sold some seconds after the clock's time. */
async function sold(
  { eventId }: Pick<TicketedEvent, 'eventId'>,
  seconds: number,
  change: Partial<Booking> = {},
): Promise<Booking> {
  const confirmedAt = later(world.clock.now(), seconds * 1_000);
  const own = { status: 'confirmed', confirmedAt, eventId, ...change } as const;
  const booking = smallBooking(world, event, { seats: ['a1'] }, own);
  await putItem(world.db, 'seatBookings', { ...booking, eventShard: bookingShardOf(booking) });
  return booking;
}

async function pagesOf<T>(ask: (cursor?: string) => Promise<Page<T>>): Promise<(readonly T[])[]> {
  const pages: (readonly T[])[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await ask(cursor);
    pages.push(page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) return pages;
  }
}

const soldOf = (query: Partial<SoldQuery>) =>
  pagesOf((cursor) =>
    world.bookings.soldOf({ eventId: event.eventId, size: 10, ...query, cursor }),
  );

const ids = (bookings: readonly Booking[]) => bookings.map(({ bookingId }) => bookingId);

describe('sold bookings of an event', () => {
  const all: Booking[] = [];

  beforeAll(async () => {
    // Many at the same moment, as in a rush.
    for (let one = 0; one < 60; one += 1) all.push(await sold(event, Math.floor(one / 20)));
    all.push(
      await sold(event, 9, { status: 'cancelled', contact: { name: 'Bob', email: 'b@x.org' } }),
    );
    await sold({ eventId: 'evt_other' }, 1);
  });

  it.each([1, 7, 61, 100])('are listed newest first, each once, %i a page', async (size) => {
    const pages = await soldOf({ size });
    expect(pages.slice(0, -1).every((page) => page.length === size)).toBe(true);
    expect(pages).toHaveLength(Math.ceil(all.length / size));
    const listed = pages.flat();
    expect(ids(listed).sort()).toEqual(ids(all).sort());
    const times = listed.map(({ confirmedAt }) => confirmedAt ?? '');
    expect(times).toEqual([...times].sort().reverse());
  });

  it('are searched and picked by state', async () => {
    expect((await soldOf({ search: 'bob' })).flat()).toEqual([all.at(-1)]);
    expect((await soldOf({ status: 'cancelled' })).flat()).toEqual([all.at(-1)]);
    expect((await soldOf({ status: 'confirmed', search: 'ada' })).flat()).toHaveLength(60);
    expect((await soldOf({ status: 'confirmed', search: 'bob' })).flat()).toEqual([]);
  });

  it('are all read one after the other for a table', async () => {
    const read: Booking[] = [];
    for await (const booking of world.bookings.allSoldOf(event.eventId)) read.push(booking);
    expect(ids(read).sort()).toEqual(ids(all).sort());
  });

  it('have cursors of their own alone', async () => {
    for (const cursor of [
      'x',
      'a~b',
      ',,,,,,,',
      '~,,,,,,,',
      'a~b~c,,,,,,,',
      `${'a'.repeat(999)}~b,,,,,,,`,
    ]) {
      const page = world.bookings.soldOf({ eventId: event.eventId, size: 5, cursor });
      if (cursor === ',,,,,,,') expect((await page).items).toHaveLength(5);
      else await expect(page).rejects.toMatchObject({ code: 'invalid-request' });
    }
  });
});

it('a search stops after 2,000 bookings and goes on from there', async () => {
  const other = { eventId: 'evt_long' };
  await sold(other, 0, { contact: { name: 'Zoe', email: 'zoe@example.org' } });
  for (let one = 1; one <= 2_050; one += 50)
    await Promise.all(Array.from({ length: 50 }, (_, more) => sold(other, one + more)));
  const pages = await soldOf({ ...other, search: 'zoe' });
  expect(pages.map((page) => page.length)).toEqual([0, 1]);
});

it('open refunds of an event are listed alone, the latest first, until they are paid out', async () => {
  const owed = async (one: number, eventId = event.eventId): Promise<Refund> => {
    const refund: Refund = {
      ...{ refundId: `rfd_${one}`, bookingId: `bkg_owed${one}`, eventId, attempt: 1 },
      ...{ provider: 'sandbox', amount: 100, currency: 'EUR', cause: 'by-organizer' },
      status: 'due',
      createdAt: later(world.clock.now(), one * 1_000),
    };
    await world.db.client.putItem({
      TableName: world.db.table('payments'),
      Item: refundItem(refund),
    });
    return refund;
  };
  const refunds: Refund[] = [];
  for (let one = 0; one < 12; one += 1) {
    refunds.unshift(await owed(one));
    await owed(one + 100, 'evt_other');
  }
  const owedOf = async () =>
    (
      await pagesOf((cursor) => world.payments.owedOf({ eventId: event.eventId, size: 5, cursor }))
    ).flat();
  expect(await owedOf()).toEqual(refunds);
  const [latest, ...rest] = refunds;
  if (!latest) throw new Error('There is no refund.');
  await world.payments.refundFailed(latest, world.clock.now());
  await world.payments.refundFailed(latest, world.clock.now());
  expect((await owedOf())[0]).toMatchObject({ troubles: 2, triedAt: world.clock.now() });
  await world.payments.refundDone(latest, world.clock.now());
  await world.payments.refundFailed(latest, world.clock.now());
  expect(await owedOf()).toEqual(rest);
});
