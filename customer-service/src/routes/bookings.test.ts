import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HeldBookingView } from '@foyer/shared/contract';
import type { TicketedEvent } from '@foyer/shared/domain';
import { putDrawnRoomOnSale } from '@foyer/shared/testing';
import request from 'supertest';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let event: TicketedEvent;

beforeAll(async () => {
  service = await startTestService();
  const house = { ...service.deps, clock: { epoch: () => Date.now() } };
  const rules = { salesOpenAt: '2020-01-01T00:00:00.000Z', avoidsSingleSeats: true };
  event = await putDrawnRoomOnSale(house, ['...s......', '..........'], rules);
});
afterAll(() => service.stop());

function hold(body: object, key: string, cookie = '') {
  return request(service.app)
    .post(`/api/events/${event.eventId}/bookings`)
    .set('idempotency-key', `key-${key}`)
    .set('cookie', cookie)
    .send(body);
}

it('holds the nearest equal seats, and answers a repeated request alike', async () => {
  const wish = { seats: ['a3', 'a4'], instead: 'nearest' };
  const first = await hold(wish, 'nearest').expect(201);
  const booking = HeldBookingView.parse(first.body);
  expect(booking.substitutes).toEqual([{ lost: 'a3', given: 'a5' }]);
  const cookie = [first.get('set-cookie') ?? []].flat()[0]?.split(';')[0] ?? '';
  const again = await hold(wish, 'nearest', cookie).expect(201);
  expect(again.body).toEqual(first.body);
  const moved = await request(service.app)
    .put(`/api/bookings/${booking.bookingId}/seats`)
    .set('cookie', cookie)
    .send({ seats: ['b0', 'b1'], instead: 'nearest' })
    .expect(200);
  expect(moved.body).not.toHaveProperty('substitutes');
});

it('names the single seat that a choice leaves, and one that leaves none', async () => {
  const refused = await hold({ seats: ['b8'] }, 'single').expect(409);
  expect(refused.body).toMatchObject({
    code: 'single-seat-left',
    details: { single: ['b9'], suggestion: ['b7'] },
  });
  const held = await hold({ seats: ['b8'], stillChoosing: true }, 'still').expect(201);
  expect(held.body).toMatchObject({ stillChoosing: true });
});

it('refuses a wish that it cannot read', async () => {
  await hold({ seats: ['a0'], instead: 'whatever' }, 'odd').expect(400);
  await hold({ places: [{ sectionId: 'sec_a', quantity: 1 }], instead: 'nearest' }, 'odd').expect(
    400,
  );
  await hold({ best: { quantity: 2, wheelchairs: 0 } }, 'odd').expect(400);
});
