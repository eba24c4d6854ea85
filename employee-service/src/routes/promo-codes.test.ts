import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account, Booking, TicketedEvent } from '@foyer/shared/domain';
import { codeIn, problemIn, sampleEvent } from '@foyer/shared/testing';
import request, { type Response } from 'supertest';
import { deskOf, employed, logOf, type Desk } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const HALF = { kind: 'percent', share: 5_000 };

let service: TestService;
let owner: Account;
let desk: Desk;
let rival: Desk;
let event: TicketedEvent;
let events = 0;

beforeAll(async () => {
  service = await startTestService();
  owner = await employed(service);
  desk = await deskOf(service, owner);
  rival = await deskOf(service, await employed(service));
});
beforeEach(async () => {
  events += 1;
  event = sampleEvent({ eventId: `evt_promo${events}`, organizerId: owner.userId });
  await service.deps.events.put(event);
});
afterAll(() => service.stop());

const codesPath = () => `/events/${event.eventId}/promo-codes`;
const add = (body: object, by = desk) => by.call('post', codesPath(), { discount: HALF, ...body });
const change = (code: string, body: object, { token }: Desk = desk) =>
  request(service.app)
    .put(`/admin/api${codesPath()}/${code}`)
    .set('authorization', `Bearer ${token}`)
    .send({ discount: HALF, ...body });
const listed = async () => {
  const answer = await desk.call('get', codesPath()).expect(200);
  return (answer.body as { promoCodes: { code: string; uses: number; maxUses?: number }[] })
    .promoCodes;
};

async function poolsOf(code: string) {
  const promo = (await service.deps.promos.find(event.eventId, code))!;
  const pools = await service.deps.promos.pools(promo);
  const sum = (of: 'capacity' | 'sold' | 'available') =>
    pools.reduce((all, pool) => all + pool[of], 0);
  return {
    ...{ pools: pools.length, most: Math.max(...pools.map(({ capacity }) => capacity)) },
    ...{ capacity: sum('capacity'), sold: sum('sold'), free: sum('available') },
  };
}

let bookings = 0;
/** A booking with tickets lowered by a code, as the ledger leaves it. */
async function boughtWith(code: string, tickets: number): Promise<Booking> {
  bookings += 1;
  const promo = (await service.deps.promos.find(event.eventId, code))!;
  const booking: Booking = {
    ...{ bookingId: `bkg_${bookings}`, eventId: event.eventId, status: 'held', revision: 1 },
    ...{ planVersion: event.planVersion, currency: 'EUR', renewed: false, paying: false },
    lines: Array.from({ length: tickets }, () => ({
      ...{ kind: 'place', sectionId: 'sec_room', pool: 0, label: { section: 'Room' } },
      ...{ categoryId: 'cat_1', price: 500, fullPrice: 1_000 },
    })),
    totals: { tickets: tickets * 500, fees: 0, taxes: [], total: tickets * 500 },
    ...{ heldUntil: '2026-12-01T00:00:00.000Z', attempts: 0, requestHash: 'x', linkVersion: 1 },
    createdAt: '2026-11-21T10:00:00.000Z',
    promoCode: code,
    promoUse: {
      ...{ promoId: promo.promoId, claimedUntil: Date.now() + 1e9 },
      ...(promo.pools && { poolsId: promo.pools.poolsId }),
      draws: promo.pools ? [{ pool: 0, quantity: tickets }] : [],
    },
  };
  const { promoCode: _code, promoUse: _use, ...before } = booking;
  await service.deps.bookings.add(before);
  await service.deps.ledger.exchange(before, { ...booking, revision: 2 }, Date.now());
  return booking;
}

const taken = (answer: Response) => problemIn(answer).details?.['taken'];

describe('promo codes of an event', () => {
  it('are added, listed, changed and removed, with an entry each', async () => {
    const added = await add({ code: ' summer ', maxUses: 120, categoryIds: ['cat_1'] }).expect(201);
    expect(added.body).toMatchObject({
      ...{ code: 'SUMMER', discount: HALF, maxUses: 120, categoryIds: ['cat_1'] },
      ...{ active: true, uses: 0 },
    });
    expect(Object.keys(added.body as object)).not.toContain('promoId');
    expect(await poolsOf('SUMMER')).toEqual({
      ...{ pools: 3, most: 50, capacity: 120, sold: 0, free: 120 },
    });
    await add({ code: 'OPEN', discount: { kind: 'amount', amount: 500 } }).expect(201);
    expect((await listed()).map(({ code }) => code)).toEqual(['SUMMER', 'OPEN']);
    const changed = await change('SUMMER', { maxUses: 120, active: false }).expect(200);
    expect(changed.body).toMatchObject({ active: false });
    await desk.call('delete', `${codesPath()}/OPEN`).expect(204);
    expect((await listed()).map(({ code }) => code)).toEqual(['SUMMER']);
    const log = await logOf(service, event.eventId);
    expect(log.map(({ action }) => action)).toEqual([
      ...['promo.created', 'promo.created', 'promo.changed', 'promo.deleted'],
    ]);
    expect(log[2]?.changes).toContainEqual({ field: 'SUMMER.active', before: true, after: false });
  });

  it('never show in what customers read', async () => {
    await add({ code: 'SECRET' }).expect(201);
    expect(JSON.stringify(await service.deps.events.find(event.eventId))).not.toContain('SECRET');
  });

  it('refuse what makes no sense', async () => {
    await add({ code: 'ONE' }).expect(201);
    expect(codeIn(await add({ code: 'one' }))).toBe('promo-exists');
    expect(codeIn(await add({ code: 'TWO', categoryIds: ['cat_none'] }))).toBe('category-unknown');
    expect(codeIn(await change('ONE', { categoryIds: ['cat_none'] }))).toBe('category-unknown');
    expect(codeIn(await change('NONE', {}))).toBe('promo-unknown');
    expect(codeIn(await desk.call('delete', `${codesPath()}/NONE`))).toBe('promo-unknown');
    const from = '2026-12-02T00:00:00.000Z';
    const dates = await add({ code: 'DATES', validFrom: from, validUntil: from });
    expect(problemIn(dates)).toMatchObject({
      code: 'invalid-request',
      errors: [{ field: 'body.validUntil' }],
    });
    for (const body of [
      { code: 'X' },
      { code: 'BAD CODE' },
      { code: 'MANY', maxUses: 0 },
      { code: 'MORE', discount: { kind: 'percent', share: 10_001 } },
      { code: 'LESS', discount: { kind: 'amount', amount: 0 } },
      { code: 'FIELD', promoId: 'prm_1' },
    ])
      expect(codeIn(await add(body))).toBe('invalid-request');
  });

  it('are the organizer’s alone', async () => {
    await add({ code: 'MINE' }).expect(201);
    const answers = await Promise.all([
      rival.call('get', codesPath()),
      add({ code: 'THEIRS' }, rival),
      change('MINE', {}, rival),
      rival.call('delete', `${codesPath()}/MINE`),
    ]);
    expect(answers.map(codeIn)).toEqual(Array.from({ length: 4 }, () => 'event-not-found'));
    expect(await listed()).toHaveLength(1);
  });

  it('of one name are made once by many at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => add({ code: 'RACE', maxUses: 10 })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await poolsOf('RACE')).toMatchObject({ capacity: 10, free: 10 });
  });
});

describe('the limit of a promo code', () => {
  it('grows and falls, and never below what is taken', async () => {
    await add({ code: 'LIMIT', maxUses: 60 }).expect(201);
    await boughtWith('LIMIT', 30);
    for (const maxUses of [170, 31, 30, 45]) {
      const answer = await change('LIMIT', { maxUses }).expect(200);
      expect(answer.body).toMatchObject({ maxUses });
      expect(await poolsOf('LIMIT')).toMatchObject({ capacity: maxUses, free: maxUses - 30 });
    }
    const refused = await change('LIMIT', { maxUses: 29 }).expect(409);
    expect([codeIn(refused), taken(refused)]).toEqual(['promo-uses-taken', 30]);
    expect(await poolsOf('LIMIT')).toMatchObject({ capacity: 45 });
  });

  it('of ten thousand uses stands in pools of fifty', async () => {
    await add({ code: 'HUGE', maxUses: 10_000 }).expect(201);
    expect(await poolsOf('HUGE')).toMatchObject({ pools: 200, most: 50, capacity: 10_000 });
    expect((await change('HUGE', { maxUses: 7 }).expect(200)).body).toMatchObject({ maxUses: 7 });
    expect(await poolsOf('HUGE')).toMatchObject({ capacity: 7, free: 7 });
  });

  it('set later counts what was bought before it', async () => {
    await add({ code: 'LATER' }).expect(201);
    const booking = await boughtWith('LATER', 3);
    await service.deps.promos.use(booking, Date.now());
    await service.deps.promos.use(booking, Date.now());
    expect(await listed()).toMatchObject([{ code: 'LATER', uses: 3 }]);
    const refused = await change('LATER', { maxUses: 2 });
    expect([codeIn(refused), taken(refused)]).toEqual(['promo-uses-taken', 3]);
    await change('LATER', { maxUses: 5 }).expect(200);
    expect(await poolsOf('LATER')).toMatchObject({ capacity: 5, sold: 3, free: 2 });
    expect((await change('LATER', {}).expect(200)).body).not.toHaveProperty('maxUses');
  });

  it('adds up when it is changed by many at once while tickets are bought', async () => {
    await add({ code: 'BUSY', maxUses: 40 }).expect(201);
    const limits = [45, 60, 120, 30, 55];
    await Promise.all([
      ...limits.map((maxUses) => change('BUSY', { maxUses })),
      ...Array.from({ length: 6 }, () => boughtWith('BUSY', 2).catch(() => undefined)),
    ]);
    const [code] = await listed();
    expect(await poolsOf('BUSY')).toMatchObject({ capacity: code?.maxUses });
  });
});
