import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { employee } from '@foyer/shared/contract';
import type { Account, Booking, TicketedEvent } from '@foyer/shared/domain';
import {
  codeIn,
  problemIn,
  shopper,
  startBookingWorld,
  type BookingWorld,
} from '@foyer/shared/testing';

import { deskOf, effectsOf, employed, logOf, type Desk } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const WHY = 'A pillar stands in the way.';

let world: BookingWorld;
let service: TestService;
let owner: Account;
let desk: Desk;
let event: TicketedEvent;
let booking: Booking;

beforeAll(async () => {
  world = await startBookingWorld();
  service = await startTestService({ DYNAMODB_ENDPOINT: world.endpoint });
  owner = await employed(service);
  desk = await deskOf(service, owner);
  event = await world.putOnSale({ organizerId: owner.userId });
  booking = await bought('ada', ['a1', 'a2']);
});
afterAll(async () => {
  await service.stop();
  await world.stop();
});

async function bought(name: string, seats: string[]): Promise<Booking> {
  const visitor = shopper(world, event, name);
  return (await visitor.pay(await visitor.hold({ seats }))).booking;
}

const bookings = () => `/events/${event.eventId}/bookings`;
const own = () => `${bookings()}/${booking.bookingId}`;
const order = (path: string, body: object, key = 'key') =>
  desk.call('post', path, body).set('idempotency-key', key);

describe('sold bookings', () => {
  it('are listed, found and shown with their tickets and money', async () => {
    const list = await desk.call('get', `${bookings()}?search=ada`).expect(200);
    const { bookings: found } = employee.listBookings.reply!.parse(list.body);
    expect(found).toMatchObject([
      { bookingId: booking.bookingId, contact: { name: 'ada' }, bought: 2, left: 2 },
    ]);
    const none = await desk.call('get', `${bookings()}?status=refunds-open`).expect(200);
    expect(none.body).toEqual({ bookings: [] });
    const shown = await desk.call('get', own()).expect(200);
    const sale = employee.SaleView.parse(shown.body);
    expect(sale).toMatchObject({ status: 'confirmed', refundable: booking.totals.total });
    expect(sale.tickets).toMatchObject([
      { number: 1, status: 'valid', label: { seat: '1' } },
      { number: 2, status: 'valid' },
    ]);
    expect(sale.payments).toMatchObject([{ status: 'captured', outcome: 'allocated' }]);
    expect(shown.text).not.toMatch(/visitorId|requestHash|linkVersion|code/);
  });

  it('are unknown before they are sold, and in another event', async () => {
    const held = await shopper(world, event, 'eve').hold({ seats: ['c1'] });
    const missing = await desk.call('get', `${bookings()}/${held.bookingId}`);
    expect(problemIn(missing)).toMatchObject({ status: 404, code: 'booking-not-found' });
    const other = await world.putOnSale({ organizerId: owner.userId });
    const path = `/events/${other.eventId}/bookings/${booking.bookingId}`;
    expect(codeIn(await desk.call('get', path))).toBe('booking-not-found');
  });

  it('are a table for spreadsheets in which nothing is a formula', async () => {
    const evil = await shopper(world, event, '=SUM(A1)').hold({ seats: ['b1'] });
    await shopper(world, event, '=SUM(A1)').pay(evil);
    const table = await desk.call('get', `${bookings()}.csv`).responseType('blob').expect(200);
    const bytes = table.body as Buffer;
    expect(table.type).toBe('text/csv');
    expect(table.get('content-disposition')).toBe('attachment; filename="bookings.csv"');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('Booking,State,Booked at');
    expect(lines.find((line) => line.includes(booking.bookingId))).toContain(
      'ada@example.org,2,2,',
    );
    expect(lines.find((line) => line.includes(evil.bookingId))).toContain(",'=SUM(A1),");
  });
});

describe('what an organizer does with a booking', () => {
  it('cancels a ticket for some money, once for a key, and shows the refund until it is paid', async () => {
    const body = { numbers: [2, 2], refund: 1_000, reason: ` ${WHY} ` };
    for (let again = 0; again < 2; again += 1) {
      const done = await order(`${own()}/cancellation`, body).expect(200);
      expect(done.body).toMatchObject({
        tickets: [{ status: 'valid' }, { status: 'void' }],
        cancellations: [{ numbers: [2], refund: 1_000, reason: WHY }],
        refunds: [{ amount: 1_000, status: 'due', cause: 'by-organizer', troubles: 0 }],
        refundable: booking.totals.total - 1_000,
      });
    }
    const open = await desk.call('get', `${bookings()}?status=refunds-open`).expect(200);
    expect(open.body).toMatchObject({ bookings: [{ bookingId: booking.bookingId, left: 1 }] });
    const mine = (await logOf(service, event.eventId)).filter(
      ({ action }) => action === 'booking.tickets-cancelled',
    );
    expect(mine).toHaveLength(1);
  });

  it('gives money back, but never more than is left', async () => {
    const left = booking.totals.total - 1_000;
    const refund = (amount: number, key: string) =>
      order(`${own()}/refunds`, { amount, reason: WHY }, key);
    const refused = await refund(left + 1, 'much');
    expect(problemIn(refused)).toMatchObject({
      status: 409,
      code: 'refund-too-high',
      details: { left },
    });
    expect((await refund(left, 'all').expect(200)).body).toMatchObject({ refundable: 0 });
    expect(codeIn(await refund(left - 1, 'all'))).toBe('key-reused');
    for (const body of [{ amount: 0, reason: WHY }, { amount: 1, reason: ' ' }, { amount: 1 }])
      expect(codeIn(await order(`${own()}/refunds`, body))).toBe('invalid-request');
    const bare = await desk.call('post', `${own()}/refunds`, { amount: 1, reason: WHY });
    expect(codeIn(bare)).toBe('idempotency-key-required');
  });

  it('has the tickets mailed again', async () => {
    await desk.call('post', `${own()}/resend`).expect(204);
    const mails = (await effectsOf(service)).filter(
      (effect) => effect.kind === 'send-tickets' && effect.again !== undefined,
    );
    expect(mails).toMatchObject([{ bookingId: booking.bookingId }]);
    expect((await logOf(service, event.eventId)).at(-1)).toMatchObject({
      action: 'booking.tickets-resent',
    });
  });
});
