import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { employee } from '@foyer/shared/contract';
import { clubPlan, type TicketedEvent } from '@foyer/shared/domain';
import { serviceLog } from '@foyer/shared/http';
import { sampleEvent } from '@foyer/shared/testing';
import { savePlan } from '@foyer/shared/use-cases';
import type { z } from 'zod';
import { startJobs } from '../jobs/start-jobs.ts';
import { deskOf, employed, logOf, type Desk } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

type OwnEvent = z.infer<typeof employee.OwnEventView>;

let service: TestService;
let ada: Desk;
let ben: Desk;
let noor: Desk;
let steward: Desk;

beforeAll(async () => {
  service = await startTestService();
  const desk = async (role: 'organizer' | 'admin' | 'steward') =>
    deskOf(service, await employed(service, { role }));
  [ada, ben, noor, steward] = [
    await desk('organizer'),
    await desk('organizer'),
    await desk('admin'),
    await desk('steward'),
  ];
});
afterAll(() => service.stop());

type Method = Parameters<Desk['call']>[0];

/** Calls the service; answers with the body, of an event unless a refusal is expected. */
async function ask(desk: Desk, [method, path]: [Method, string], body?: object, status = 200) {
  const response = await desk.call(method, path, body).expect(status);
  return response.body as OwnEvent & { code: string; errors: object[]; details: object };
}

const create = (desk = ada, body: object = { title: 'Ebb' }) =>
  ask(desk, ['post', '/events'], body, 201);

/** A draft that lacks nothing, in a club of standing places and seats. */
async function ready(change: Partial<TicketedEvent> = {}): Promise<TicketedEvent> {
  const { eventId, updatedAt } = await create();
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
  const plan = clubPlan('club', { floor: 'cat_1', gallery: 'cat_1' });
  const room = await savePlan({ plans: service.deps.plans, hash }, plan);
  const event = sampleEvent({
    ...{ eventId, updatedAt, organizerId: ada.userId, status: 'draft' },
    ...room,
    ...change,
  });
  await service.deps.events.put(event);
  return event;
}

/** Lets the background jobs run until an event has left a status. */
async function workUntilNot(eventId: string, status: string): Promise<OwnEvent> {
  const jobs = startJobs(service.deps, serviceLog('employee', 'silent'));
  for (;;) {
    const stands = await ask(ada, ['get', `/events/${eventId}`]);
    if (stands.status !== status) {
      await jobs.stop();
      return stands;
    }
    await sleep(50);
  }
}

describe('making and changing events', () => {
  it('begins with a draft that says what it lacks', async () => {
    const draft = await create();
    expect(draft).toMatchObject({ title: 'Ebb', status: 'draft', organizerId: ada.userId });
    expect(draft.missing.map(({ field }) => field)).toEqual([
      'venue.name',
      'venue.city',
      'categories',
      'plan',
    ]);
    expect(await ask(ada, ['get', `/events/${draft.eventId}`])).toEqual(draft);
  });

  it('is only for those whose event it is', async () => {
    const { eventId, updatedAt } = await create();
    const category = { name: 'Floor', colour: '#112233', price: 100 };
    const calls: [Method, string, object?][] = [
      ['get', ''],
      ['patch', '', { updatedAt, title: 'Mine' }],
      ['delete', ''],
      ['post', '/clone', {}],
      ['post', '/publish'],
      ['post', '/unpublish'],
      ['post', '/cancel', {}],
      ['post', '/categories', category],
      ['put', '/categories/cat_1', category],
      ['delete', '/categories/cat_1'],
      ['get', '/stewards'],
      ['put', `/stewards/${steward.userId}`],
      ['delete', `/stewards/${steward.userId}`],
    ];
    for (const [method, path, body] of calls) {
      const other = await ask(ben, [method, `/events/${eventId}${path}`], body, 404);
      expect(other.code).toBe('event-not-found');
      await ask(steward, [method, `/events/${eventId}${path}`], body, 403);
    }
    expect((await ask(noor, ['get', `/events/${eventId}`])).title).toBe('Ebb');
  });

  it('refuses unknown fields, a wrong zone and an older version', async () => {
    const { eventId, updatedAt } = await create();
    const path = `/events/${eventId}`;
    for (const change of [
      { updatedAt, status: 'published' },
      { updatedAt, organizerId: ben.userId },
      { title: 'No version' },
      { updatedAt, title: '' },
      { updatedAt, holdMinutes: 0 },
      { updatedAt, venue: { ...sampleEvent().venue, timeZone: 'Mars/Olympus' } },
    ])
      expect((await ask(ada, ['patch', path], change, 400)).code).toBe('invalid-request');
    const changed = await ask(ada, ['patch', path], { updatedAt, title: 'Flood' });
    expect(changed.title).toBe('Flood');
    const late = await ask(ada, ['patch', path], { updatedAt, title: 'Late' }, 409);
    expect(late.code).toBe('event-changed');
  });

  it('copies and deletes drafts, and says who did what', async () => {
    const draft = await create(ada, { title: 'Ebb', startsAt: '2027-03-01T19:00:00.000Z' });
    const wish = { startsAt: '2027-03-02T19:00:00.000Z' };
    const copy = await ask(noor, ['post', `/events/${draft.eventId}/clone`], wish, 201);
    expect(copy).toMatchObject({
      ...{ title: 'Copy of Ebb', organizerId: ada.userId, status: 'draft' },
      endsAt: '2027-03-02T21:30:00.000Z',
    });
    await ask(ada, ['delete', `/events/${draft.eventId}`], undefined, 204);
    await ask(ada, ['get', `/events/${draft.eventId}`], undefined, 404);
    const entries = await logOf(service, draft.eventId);
    expect(entries.map(({ action }) => action)).toEqual(['event.created', 'event.deleted']);
    expect(entries[0]?.actor).toMatchObject({ employeeId: ada.userId, role: 'organizer' });
  });

  it('keeps ticket categories', async () => {
    const { eventId } = await create();
    const path = `/events/${eventId}/categories`;
    const facts = { name: 'Floor', colour: '#112233', price: 2_000, maxPerBooking: 4 };
    const added = await ask(ada, ['post', path], facts, 201);
    const categoryId = added.categories[0]?.categoryId ?? '';
    expect(added.categories).toEqual([{ categoryId, ...facts }]);
    const changed = await ask(ada, ['put', `${path}/${categoryId}`], { ...facts, price: 2_500 });
    expect(changed.categories[0]?.price).toBe(2_500);
    expect((await ask(ada, ['delete', `${path}/${categoryId}`])).categories).toEqual([]);
    expect((await ask(ada, ['delete', `${path}/${categoryId}`], undefined, 422)).code).toBe(
      'category-unknown',
    );
    await ask(ada, ['post', path], { ...facts, colour: 'red' }, 400);
    await ask(ada, ['post', path], { ...facts, price: -1 }, 400);
  });
});

describe('the way of an event', () => {
  it('onto the site is refused with everything that is missing', async () => {
    const { eventId } = await create();
    const refused = await ask(ada, ['post', `/events/${eventId}/publish`], undefined, 409);
    expect(refused.code).toBe('event-incomplete');
    expect(refused.errors).toContainEqual({ field: 'plan', message: 'must be drawn' });
    expect(refused.details).toBeUndefined();
  });

  it('leads onto the site, off it again, and to its end', async () => {
    const { eventId } = await ready();
    const begun = await ask(ada, ['post', `/events/${eventId}/publish`], undefined, 202);
    expect(begun).toMatchObject({ status: 'publishing', progress: { done: 0, total: 15 } });
    expect((await ask(ada, ['post', `/events/${eventId}/publish`], undefined, 409)).code).toBe(
      'event-busy',
    );
    const published = await workUntilNot(eventId, 'publishing');
    expect(published).toMatchObject({ status: 'published', missing: [] });
    expect(published.progress).toBeUndefined();
    await ask(ada, ['post', `/events/${eventId}/unpublish`], undefined, 202);
    expect((await workUntilNot(eventId, 'unpublishing')).status).toBe('draft');
    await ask(ada, ['post', `/events/${eventId}/publish`], undefined, 202);
    await workUntilNot(eventId, 'publishing');
    const reason = 'The hall is flooded.';
    const over = await ask(ada, ['post', `/events/${eventId}/cancel`], { reason }, 202);
    expect(over).toMatchObject({ status: 'cancelled', statusReason: reason });
    const actions = (await logOf(service, eventId)).map(({ action }) => action);
    expect(actions.slice(1)).toEqual([
      'event.publishing',
      'event.unpublishing',
      'event.publishing',
      'event.cancelled',
    ]);
  });

  it('onto the site is begun by one of many who ask at once', async () => {
    const { eventId } = await ready();
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => ada.call('post', `/events/${eventId}/publish`)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409]);
    expect((await workUntilNot(eventId, 'publishing')).status).toBe('published');
    const log = await logOf(service, eventId);
    expect(log.filter(({ action }) => action === 'event.publishing')).toHaveLength(1);
  });
});

describe('the stewards of an event', () => {
  const stewardsOf = async (eventId: string) => {
    const response = await ada.call('get', `/events/${eventId}/stewards`).expect(200);
    return (response.body as { stewards: { userId: string; active: boolean }[] }).stewards;
  };

  it('are assigned and taken off again, and see the event meanwhile', async () => {
    const { eventId } = await create();
    const path = `/events/${eventId}/stewards/${steward.userId}`;
    const seen = async () => {
      const response = await steward.call('get', '/events?when=all').expect(200);
      return (response.body as { events: { eventId: string }[] }).events.map(
        (each) => each.eventId,
      );
    };
    await ask(ada, ['put', path], undefined, 204);
    await ask(ada, ['put', path], undefined, 204);
    expect(await stewardsOf(eventId)).toMatchObject([{ userId: steward.userId, active: true }]);
    expect(await seen()).toEqual([eventId]);
    await ask(ada, ['delete', path], undefined, 204);
    expect((await ask(ada, ['delete', path], undefined, 404)).code).toBe('steward-not-found');
    expect(await stewardsOf(eventId)).toEqual([]);
    expect(await seen()).toEqual([]);
    const actions = (await logOf(service, eventId)).map(({ action }) => action);
    expect(actions).toEqual(['event.created', 'steward.assigned', 'steward.removed']);
  });

  it('see who comes, not what it brings in', async () => {
    const { eventId } = await create();
    await ask(ada, ['put', `/events/${eventId}/stewards/${steward.userId}`], undefined, 204);
    const listed = async (desk: Desk) => {
      const response = await desk.call('get', '/events?search=ebb&size=100').expect(200);
      const { events } = response.body as { events: { eventId: string; revenue?: number }[] };
      return events.find((each) => each.eventId === eventId);
    };
    expect(await listed(ada)).toMatchObject({ sold: 0, revenue: 0 });
    expect(await listed(steward)).toMatchObject({ sold: 0 });
    expect(await listed(steward)).not.toHaveProperty('revenue');
  });

  it('are active stewards and nobody else', async () => {
    const { eventId } = await create();
    const gone = await employed(service, { role: 'steward', active: false });
    for (const userId of [ben.userId, noor.userId, gone.userId, 'usr_nobody']) {
      const refused = await ask(
        ada,
        ['put', `/events/${eventId}/stewards/${userId}`],
        undefined,
        404,
      );
      expect(refused.code).toBe('steward-not-found');
    }
  });
});

describe('the list of events', () => {
  it('is searched, filtered, sorted and paged', async () => {
    const cleo = await deskOf(service, await employed(service));
    for (const [title, day] of [
      ['Reef', '03'],
      ['Dune', '01'],
      ['Dune again', '02'],
    ])
      await create(cleo, { title, startsAt: `2027-05-${day}T19:00:00.000Z` });
    const list = async (query: string) => {
      const response = await cleo.call('get', `/events?${query}`).expect(200);
      const { events, total } = response.body as { events: { title: string }[]; total: number };
      return [total, ...events.map(({ title }) => title)];
    };
    expect(await list('')).toEqual([3, 'Dune', 'Dune again', 'Reef']);
    expect(await list('search=dune&order=down')).toEqual([2, 'Dune again', 'Dune']);
    expect(await list('sort=title&size=1&page=1')).toEqual([3, 'Dune again']);
    expect(await list('status=published')).toEqual([0]);
    expect(await list('when=past')).toEqual([0]);
    expect(await list('sort=sold&size=2')).toEqual([3, 'Dune', 'Dune again']);
    await cleo.call('get', '/events?size=1000').expect(400);
  });
});
