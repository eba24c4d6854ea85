import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { BookingView } from '@foyer/shared/contract';
import { instantOf, type PromoCode } from '@foyer/shared/domain';
import { codeIn, sampleEvent, samplePlan } from '@foyer/shared/testing';
import request from 'supertest';
import { startTestService, type TestService } from '../testing/test-service.ts';

const inDays = (days: number) => instantOf(Date.now() + days * 86_400_000);
const plan = samplePlan({ sections: samplePlan().sections.slice(1) });
const [section] = plan.sections;
const event = sampleEvent({
  ...{ doorsOpenAt: inDays(30), startsAt: inDays(30), endsAt: inDays(31) },
  ...{ salesOpenAt: inDays(-1), salesCloseAt: inDays(30) },
  categories: [{ categoryId: 'cat_1', name: 'Admission', colour: '#7a5cff', price: 2_000 }],
  sections: [{ sectionId: 'sec_floor', name: 'Floor', kind: 'standing', capacity: 150, pools: 2 }],
});

let service: TestService;
let booking: BookingView;
let cookie: string;

beforeAll(async () => {
  service = await startTestService({ RATE_LIMITS: 'on', TRUST_PROXY: '1' });
  const { deps } = service;
  await deps.plans.save(plan);
  await deps.seats.createBlocks(event, [], blocksOfFloor());
  await deps.events.put(event);
  const promo: PromoCode = {
    ...{ eventId: event.eventId, code: 'SUMMER', promoId: 'prm_1', active: true, version: 1 },
    discount: { kind: 'amount', amount: 500 },
    createdAt: inDays(-1),
  };
  const actor = { employeeId: 'usr_x', name: 'X', role: 'admin', address: 'x' } as const;
  const entry = { entryId: 'x', at: inDays(0), actor, action: 'promo.created' } as const;
  await deps.promos.write(promo, {
    used: 0,
    entry: { ...entry, subject: event.eventId, subjectName: event.title, changes: [] },
    now: inDays(0),
  });
});
beforeEach(async () => {
  const answer = await request(service.app)
    .post(`/api/events/${event.eventId}/bookings`)
    .set('idempotency-key', `key-${Math.random()}`)
    .send({ places: [{ sectionId: 'sec_floor', quantity: 2 }] })
    .expect(201);
  booking = BookingView.parse(answer.body);
  cookie = [answer.get('set-cookie') ?? []].flat()[0]?.split(';')[0] ?? '';
});
afterAll(() => service.stop());

function blocksOfFloor() {
  if (section?.kind !== 'standing') throw new Error('The floor is gone.');
  return [100, 50].map((capacity, pool) => ({ sectionId: section.sectionId, pool, capacity }));
}

function promo(method: 'put' | 'delete', body?: object, address = '192.0.2.1') {
  const api = request(service.app);
  return api[method](`/api/bookings/${booking.bookingId}/promo`)
    .set('x-forwarded-for', address)
    .set('cookie', cookie)
    .send(body);
}

it('applies a promo code and takes it off again', async () => {
  const applied = BookingView.parse((await promo('put', { code: ' summer' }).expect(200)).body);
  expect(applied).toMatchObject({
    promoCode: 'SUMMER',
    totals: { tickets: 3_000, discount: 1_000, total: 3_000 },
    lines: [
      { price: 1_500, fullPrice: 2_000 },
      { price: 1_500, fullPrice: 2_000 },
    ],
  });
  const without = BookingView.parse((await promo('delete').expect(200)).body);
  expect(without).toEqual(booking);
});

it('takes a code and nothing else, and only from who holds the booking', async () => {
  for (const body of [{}, { code: '' }, { code: 'x'.repeat(41) }, { code: 'SUMMER', price: 1 }])
    expect(codeIn(await promo('put', body))).toBe('invalid-request');
  cookie = 'foyer_visitor=vis_0000000000000000';
  expect(codeIn(await promo('put', { code: 'SUMMER' }))).toBe('booking-not-found');
  expect(codeIn(await promo('delete'))).toBe('booking-not-found');
});

it('stops one address from guessing codes, and counts right ones for nothing', async () => {
  const address = '192.0.2.7';
  for (let guess = 0; guess < 30; guess += 1) {
    const wrong = await promo('put', { code: `GUESS${guess}` }, address);
    expect(codeIn(wrong)).toBe('promo-unknown');
    if (guess < 10) await promo('put', { code: 'SUMMER' }, address).expect(200);
  }
  const stopped = await promo('put', { code: 'SUMMER' }, address).expect(429);
  expect(codeIn(stopped)).toBe('too-many-requests');
  await promo('put', { code: 'SUMMER' }, '192.0.2.8').expect(200);
});
