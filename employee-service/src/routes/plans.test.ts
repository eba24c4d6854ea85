import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { employee, SeatingPlanView } from '@foyer/shared/contract';
import { blocksOf, instantOf, type PlanDraft, type TicketedEvent } from '@foyer/shared/domain';
import {
  problemIn,
  SMALL_ROOM,
  smallClaim,
  smallDraft,
  smallHouseEvent,
} from '@foyer/shared/testing';
import request from 'supertest';
import { deskOf, employed, logOf, type Desk } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let ada: Desk;
let ben: Desk;
let noor: Desk;
let steward: Desk;
let run = 0;

beforeAll(async () => {
  service = await startTestService();
  const desk = async (role: 'organizer' | 'admin' | 'steward') =>
    deskOf(service, await employed(service, { role }));
  [ada, ben] = [await desk('organizer'), await desk('organizer')];
  [noor, steward] = [await desk('admin'), await desk('steward')];
});
afterAll(() => service.stop());

/** An event of Ada's with the categories of the small house, without a plan at first. */
async function eventOf(change: Partial<TicketedEvent> = {}): Promise<TicketedEvent> {
  run += 1;
  const event = smallHouseEvent({
    ...{ eventId: `evt_plan${run}`, organizerId: ada.userId, status: 'draft' },
    ...{ planVersion: '', sections: [], endsAt: '2126-12-11T22:00:00.000Z', ...change },
  });
  await service.deps.events.put(event);
  return event;
}

/** The same on sale in the small house. */
async function onSale(): Promise<TicketedEvent> {
  const { eventId, updatedAt } = await eventOf();
  await put(ada, eventId, { plan: smallDraft(SMALL_ROOM), updatedAt }).expect(200);
  const drawn = await service.deps.events.find(eventId);
  if (!drawn) throw new Error('The event is gone.');
  const plan = await service.deps.plans.find(drawn.planVersion);
  if (!plan) throw new Error('The plan is gone.');
  const { rows, pools } = blocksOf(plan);
  await service.deps.seats.createBlocks(drawn, rows, pools);
  const event: TicketedEvent = { ...drawn, status: 'published' };
  await service.deps.events.put(event);
  return event;
}

const planPath = (eventId: string) => `/events/${eventId}/plan`;
const put = (desk: Desk, eventId: string, body: object) =>
  desk.call('put', planPath(eventId), body);
const stored = (eventId: string) => service.deps.events.find(eventId);

describe('the plan of a draft', () => {
  it('may be unfinished, and comes back as it was drawn', async () => {
    const { eventId, updatedAt } = await eventOf();
    expect(problemIn(await ada.call('get', planPath(eventId)).expect(404)).code).toBe(
      'plan-not-found',
    );
    const draft = smallDraft(SMALL_ROOM);
    const [stalls, ...others] = draft.sections;
    const rows = stalls?.kind === 'seated' ? stalls.rows : [];
    const unfinished = {
      ...draft,
      sections: [
        { ...stalls, name: '', rows: rows.map((row) => ({ ...row, categoryId: '' })) },
        ...others,
      ],
    };
    const answer = await put(ada, eventId, { plan: unfinished, updatedAt }).expect(200);
    const view = employee.OwnEventView.parse(answer.body);
    expect(view.missing.map(({ field }) => field)).toContain('plan.sections.0.name');
    const { planVersion, ...plan } = SeatingPlanView.parse(
      (await ada.call('get', planPath(eventId)).expect(200)).body,
    );
    expect(plan).toEqual(unfinished);
    expect(planVersion).toBe((await stored(eventId))?.planVersion);
    const [entry] = await logOf(service, eventId);
    expect(entry).toMatchObject({
      action: 'event.plan-changed',
      actor: { employeeId: ada.userId },
    });
    expect(entry?.changes).toContainEqual({ field: 'seats', after: 10 });
  });

  it('brings its new categories along, in the same change', async () => {
    const { eventId, updatedAt } = await eventOf({ categories: [] });
    const named = ['cat_stalls', 'cat_circle', 'cat_floor'];
    const plan = smallDraft(SMALL_ROOM);
    const refused = problemIn(await put(ada, eventId, { plan, updatedAt }).expect(422));
    expect(refused).toMatchObject({ code: 'category-unknown', details: { categories: named } });
    const newCategories = named.map((categoryId) => ({
      categoryId,
      name: 'Seats',
      colour: '#3d7dca',
      price: 900,
    }));
    const answer = await put(ada, eventId, { plan, newCategories, updatedAt }).expect(200);
    expect(
      employee.OwnEventView.parse(answer.body).categories.map(({ categoryId }) => categoryId),
    ).toEqual(named);
    const again = {
      plan,
      newCategories,
      updatedAt: employee.OwnEventView.parse(answer.body).updatedAt,
    };
    expect(problemIn(await put(ada, eventId, again).expect(422)).errors?.[0]?.field).toBe(
      'newCategories.0.categoryId',
    );
  });

  it('is refused when somebody changed the event, and while it is being published', async () => {
    const { eventId, updatedAt } = await eventOf();
    const plan = smallDraft(SMALL_ROOM);
    const ends = await Promise.all([1, 2, 3].map(() => put(ada, eventId, { plan, updatedAt })));
    expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(problemIn(await put(ada, eventId, { plan, updatedAt }).expect(409)).code).toBe(
      'event-changed',
    );
    const busy = await eventOf({ status: 'publishing' });
    expect(problemIn(await put(ada, busy.eventId, { plan, updatedAt }).expect(409)).code).toBe(
      'event-busy',
    );
    const over = await eventOf({ status: 'cancelled' });
    expect(problemIn(await put(ada, over.eventId, { plan, updatedAt }).expect(409)).code).toBe(
      'event-not-draft',
    );
  });
});

describe('the plan of an event on sale', () => {
  it('changes where nothing is taken, and names what is', async () => {
    const event = await onSale();
    const { eventId, updatedAt } = event;
    const claim = smallClaim(
      event,
      'bkg_eve',
      { seats: ['a1'], places: { 0: 2 } },
      Date.now() + 600_000,
    );
    await service.deps.seats.hold(claim, Date.now());
    const taken = await ada.call('get', `${planPath(eventId)}/taken`).expect(200);
    expect(taken.body).toEqual({ seats: ['a1'], places: { sec_floor: 2 } });
    const { a1: _gone, ...rowOf } = SMALL_ROOM.rowOf;
    const without = smallDraft({ ...SMALL_ROOM, rowOf });
    const refused = problemIn(await put(ada, eventId, { plan: without, updatedAt }).expect(409));
    expect(refused).toMatchObject({
      code: 'plan-touches-sold',
      details: { seats: ['a1'], names: ['Stalls, row A, seat a1'] },
    });
    const wider = smallDraft({
      ...SMALL_ROOM,
      capacity: 120,
      rowOf: { ...SMALL_ROOM.rowOf, n1: 'A' },
    });
    const answer = await put(ada, eventId, { plan: wider, updatedAt }).expect(200);
    expect(employee.OwnEventView.parse(answer.body)).toMatchObject({ status: 'published' });
    expect(answer.body).not.toHaveProperty('planTurn');
    const [entry] = (await logOf(service, eventId)).slice(-1);
    expect(entry?.changes).toContainEqual({ field: 'standing', before: 7, after: 120 });
  });

  it('must stay fit for sale', async () => {
    const { eventId, updatedAt } = await onSale();
    const draft = smallDraft(SMALL_ROOM);
    const [first] = draft.sections;
    const twice = { ...draft, sections: [first, first] };
    const refused = problemIn(await put(ada, eventId, { plan: twice, updatedAt }).expect(422));
    expect(refused.code).toBe('plan-malformed');
    expect(refused.errors?.[0]).toMatchObject({ field: 'plan.sections.1.sectionId' });
    const none = problemIn(
      await put(ada, eventId, { plan: { ...draft, sections: [] }, updatedAt }).expect(422),
    );
    expect(none.errors).toEqual([{ field: 'plan.sections', message: 'must not be empty' }]);
  });
});

describe('drawing anew', () => {
  it('makes rooms of a wanted capacity', async () => {
    const answer = await ada
      .call('post', '/plans/template', { template: 'theatre', capacity: 300 })
      .expect(200);
    const { plan, categories } = employee.DrawnRoom.parse(answer.body);
    const { eventId, updatedAt } = await eventOf({ categories: [] });
    const newCategories = categories.map((category) => ({ ...category, price: 1_000 }));
    const drawn = await put(ada, eventId, { plan, newCategories, updatedAt }).expect(200);
    const view = employee.OwnEventView.parse(drawn.body);
    expect(view.missing).toEqual([]);
    expect(view.sections.reduce((sum, { capacity }) => sum + capacity, 0)).toBe(300);
  });

  it('reads files of our own, and names the first fault of others', async () => {
    const room = employee.DrawnRoom.parse(
      (await ada.call('post', '/plans/template', { template: 'club', capacity: 80 }).expect(200))
        .body,
    );
    const content = { format: 'foyer-seating-plan', version: 1, ...room };
    const read = await ada.call('post', '/plans/file', { content }).expect(200);
    expect(read.body).toEqual({ format: 'foyer', ...room });
    const faulty = { name: 'X', zones: 7 };
    const refused = problemIn(
      await ada.call('post', '/plans/file', { content: faulty }).expect(422),
    );
    expect(refused.code).toBe('plan-malformed');
    expect(refused.errors).toHaveLength(1);
  });
});

describe('kept plans', () => {
  const categories = [
    { categoryId: 'cat_stalls', name: 'Stalls', colour: '#d9a021' },
    { categoryId: 'cat_circle', name: 'Circle', colour: '#d1495b' },
    { categoryId: 'cat_floor', name: 'Floor', colour: '#3d7dca' },
  ];
  const kept = (name: string, plan: object = smallDraft(SMALL_ROOM)) => ({
    name,
    plan,
    categories,
  });
  const keep = async (desk: Desk, name: string) =>
    employee.SavedPlanView.parse((await desk.call('post', '/plans', kept(name)).expect(201)).body);
  const namesOf = async (desk: Desk) =>
    (
      (await desk.call('get', '/plans').expect(200)).body as { plans: { name: string }[] }
    ).plans.map(({ name }) => name);

  it('are kept, listed, read, replaced and removed by their owner alone', async () => {
    const { planId, ...plan } = await keep(ada, 'Small house');
    expect(plan).toMatchObject({ name: 'Small house', seats: 10, standing: 7 });
    await keep(ada, 'Another');
    await keep(noor, 'Of an admin');
    expect(await namesOf(ada)).toEqual(['Another', 'Small house']);
    expect(await namesOf(noor)).toEqual(['Of an admin']);
    expect(await namesOf(ben)).toEqual([]);
    const read = await ada.call('get', `/plans/${planId}`).expect(200);
    expect(read.body).toMatchObject({ planId, plan: smallDraft(SMALL_ROOM), categories });
    for (const other of [ben, noor]) {
      await other.call('get', `/plans/${planId}`).expect(404);
      await other.call('put', `/plans/${planId}`, kept('Mine now')).expect(404);
      expect(problemIn(await other.call('delete', `/plans/${planId}`).expect(404)).code).toBe(
        'plan-not-found',
      );
    }
    const smaller = smallDraft({ ...SMALL_ROOM, capacity: 5 });
    const changed = await ada.call('put', `/plans/${planId}`, kept('Smaller', smaller)).expect(200);
    expect(changed.body).toMatchObject({ name: 'Smaller', standing: 5 });
    await ada.call('delete', `/plans/${planId}`).expect(204);
    await ada.call('get', `/plans/${planId}`).expect(404);
    const log = await logOf(service, planId);
    expect(log.map(({ action }) => action)).toEqual([
      'plan.created',
      'plan.changed',
      'plan.deleted',
    ]);
    expect(log[1]?.changes).toContainEqual({ field: 'standing', before: 7, after: 5 });
  });

  it('may be unfinished but not contradictory', async () => {
    await ada
      .call('post', '/plans', kept('Empty', { ...smallDraft(SMALL_ROOM), sections: [] }))
      .expect(201);
    const unlisted = { ...kept('Unlisted'), categories: categories.slice(1) };
    expect(
      problemIn(await ada.call('post', '/plans', unlisted).expect(422)).errors?.[0]?.field,
    ).toBe('categories');
  });

  it('are not changed by one of two that met', async () => {
    const { planId } = await keep(ada, 'Fought over');
    const ends = await Promise.all(
      ['One', 'Two'].map((name) => ada.call('put', `/plans/${planId}`, kept(name))),
    );
    const won = ends.filter(({ status }) => status === 200);
    expect(won.length).toBeGreaterThan(0);
    for (const { status } of ends) expect([200, 503]).toContain(status);
  });
});

describe('the plan of somebody else’s event', () => {
  it('is as unknown as none', async () => {
    const { eventId, updatedAt } = await onSale();
    const body = { plan: smallDraft(SMALL_ROOM), updatedAt };
    for (const id of [eventId, 'evt_none']) {
      expect(problemIn(await put(ben, id, body).expect(404)).code).toBe('event-not-found');
      await ben.call('get', planPath(id)).expect(404);
      await ben.call('get', `${planPath(id)}/taken`).expect(404);
    }
    for (const path of [planPath(eventId), `${planPath(eventId)}/taken`, '/plans'])
      expect(problemIn(await steward.call('get', path).expect(403)).code).toBe('role-missing');
    await noor.call('get', planPath(eventId)).expect(200);
  });
});

describe('hostile drawings', () => {
  const raw = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    request(service.app)
      .post(`/admin/api${path}`)
      .set({ authorization: `Bearer ${ada.token}`, 'content-type': 'application/json', ...headers })
      // A packed body is sent as it is.
      .serialize((sent: unknown) => sent as string)
      .send(body);
  const codeOf = async (test: request.Test) => problemIn(await test).code;
  const MEGABYTE = 1024 * 1024;

  it('are refused before they are read, when they are too large or no JSON', async () => {
    const large = JSON.stringify({ content: 'x'.repeat(13 * MEGABYTE) });
    expect(await codeOf(raw('/plans/file', large).expect(413))).toBe('body-too-large');
    const bomb = gzipSync(JSON.stringify({ content: '0'.repeat(200 * MEGABYTE) }));
    expect(bomb.length).toBeLessThan(MEGABYTE);
    const gzip = { 'content-encoding': 'gzip' };
    expect(await codeOf(raw('/plans/file', bomb, gzip).expect(413))).toBe('body-too-large');
    for (const text of ['{', '{"content": NaN}', '[1,', '"x"'])
      expect(await codeOf(raw('/plans/file', text).expect(400))).toBe('malformed-json');
    expect(
      await codeOf(raw('/plans/file', 'a=1', { 'content-type': 'text/plain' }).expect(415)),
    ).toBe('unsupported-media-type');
    const deep = `{"content":${'['.repeat(400_000)}${']'.repeat(400_000)}}`;
    expect(await codeOf(raw('/plans/file', deep).expect(422))).toBe('plan-malformed');
  });

  it('may be packed, up to what they unpack to', async () => {
    const room = (
      await ada.call('post', '/plans/template', { template: 'arena', capacity: 20_000 }).expect(200)
    ).body as object;
    const packed = gzipSync(JSON.stringify({ name: 'Arena', ...room }));
    const answer = await raw('/plans', packed, { 'content-encoding': 'gzip' }).expect(201);
    const { seats, standing } = employee.SavedPlanView.parse(answer.body);
    expect(seats + standing).toBe(20_000);
  });

  const draft = smallDraft(SMALL_ROOM);
  const withSeat = (seat: string) =>
    JSON.stringify({ plan: draft, updatedAt: instantOf(0) }).replace('"seatId":"a1"', seat);
  it.each([
    ['a coordinate out of all bounds', withSeat('"seatId":"a1"').replace('"x":0', '"x":1e308')],
    ['an infinite coordinate', withSeat('"seatId":"a1"').replace('"x":0', '"x":1e999')],
    ['a text for a number', withSeat('"seatId":"a1"').replace('"x":0', '"x":"0"')],
    ['a field nobody knows', withSeat('"seatId":"a1","sold":true')],
    ['a prototype', withSeat('"seatId":"a1","__proto__":{"blocked":true}')],
    [
      'a version of its own',
      withSeat('"seatId":"a1"').replace('"name":', '"planVersion":"pln_1","name":'),
    ],
    [
      'inventory blocks',
      withSeat('"seatId":"a1"').replace('"rowId":', '"pieces":[["a1"]],"rowId":'),
    ],
    ['a seat id that is none', withSeat('"seatId":"A 1"')],
    [
      'a section of places beyond counting',
      withSeat('"seatId":"a1"').replace('"capacity":7', '"capacity":1e9'),
    ],
    ['half a place', withSeat('"seatId":"a1"').replace('"capacity":7', '"capacity":6.5')],
  ])('are refused for %s', async (_, body) => {
    const { eventId } = await eventOf();
    const answer = await request(service.app)
      .put(`/admin/api${planPath(eventId)}`)
      .set({ authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' })
      .send(body)
      .expect(400);
    expect(problemIn(answer).code).toBe('invalid-request');
    expect(problemIn(answer).errors?.[0]?.field).toMatch(/^body\.plan\./);
  });

  it('are refused for ids that JavaScript has its own meaning for', async () => {
    const { eventId, updatedAt } = await eventOf();
    const text = JSON.stringify(draft);
    for (const [from, to] of [
      ['"rowId":"A"', '"rowId":"__proto__"'],
      ['"seatId":"a1"', '"seatId":"constructor"'],
    ] as const) {
      const plan = JSON.parse(text.replace(from, to)) as PlanDraft;
      expect(problemIn(await put(ada, eventId, { plan, updatedAt }).expect(422)).code).toBe(
        'plan-malformed',
      );
    }
  });

  it('have at most fifty faults named', async () => {
    const { eventId, updatedAt } = await eventOf();
    const plan = { ...draft, decorations: Array.from({ length: 900 }, () => ({ kind: 'hole' })) };
    const refused = problemIn(await put(ada, eventId, { plan, updatedAt }).expect(400));
    expect(refused.errors).toHaveLength(50);
  });
});
