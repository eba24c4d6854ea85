import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  clubPlan,
  DAY_MS,
  instantOf,
  roomOf,
  versionedPlan,
  type TicketedEvent,
} from '@foyer/shared/domain';
import { sampleEvent } from '@foyer/shared/testing';
import type { customer, Problem, ReplyOf } from '@foyer/shared/contract';
import request, { type Response } from 'supertest';
import { startTestService, type TestService } from '../testing/test-service.ts';

const plan = versionedPlan(clubPlan('club', { floor: 'cat_1', gallery: 'cat_1' }), () => 'club');

let service: TestService;
let events = 0;
let event: TicketedEvent;

beforeAll(async () => {
  service = await startTestService();
  await service.deps.plans.save(plan);
});
afterAll(() => service.stop());

beforeEach(async () => {
  events += 1;
  event = upcoming(`evt_${events}`, 1);
  await service.deps.events.put(event);
});

/** A published event in the club some days from now. */
function upcoming(eventId: string, days: number, change: Partial<TicketedEvent> = {}) {
  const at = (offset: number) => instantOf(Date.now() + days * DAY_MS + offset);
  return sampleEvent({
    eventId,
    ...roomOf(plan),
    doorsOpenAt: at(-3_600_000),
    startsAt: at(0),
    endsAt: at(7_200_000),
    salesOpenAt: instantOf(Date.now() - DAY_MS),
    salesCloseAt: at(0),
    updatedAt: instantOf(Date.now()),
    ...change,
  });
}

type List = ReplyOf<typeof customer.listEvents>;
type Facets = ReplyOf<typeof customer.listEventFacets>;

const listIn = (response: Response) => response.body as List;
const codeIn = (response: Response) => (response.body as Problem).code;
const get = (path: string) => request(service.app).get(`/api${path}`);
const planPath = () => `/events/${event.eventId}/seating-plan`;

describe('the list of events', () => {
  it('is found by words, filtered and paged', async () => {
    const tags = ['paging'];
    const [other, third] = [upcoming('evt_b', 3, { tags }), upcoming('evt_a', 2, { tags })];
    for (const each of [other, third]) await service.deps.events.put(each);
    const fresh = await startTestService(sameStores());
    const list = (query: string) => request(fresh.app).get(`/api/events?${query}`).expect(200);
    const first = await list('tag=paging&limit=1&q=tide');
    const second = await list(`tag=paging&limit=1&q=tide&cursor=${listIn(first).nextCursor}`);
    const none = await list('tag=paging&city=Berlin');
    await fresh.stop();
    expect(listIn(first).events.map(({ eventId }) => eventId)).toEqual(['evt_a']);
    expect(listIn(second).events.map(({ eventId }) => eventId)).toEqual(['evt_b']);
    expect(listIn(second).nextCursor).toBeUndefined();
    expect(listIn(none).events).toEqual([]);
  });

  it('shows price range, state of sales and what is sold, and nothing internal', async () => {
    const fresh = await startTestService(sameStores());
    const response = await request(fresh.app).get('/api/events?limit=100').expect(200);
    await fresh.stop();
    const card = listIn(response).events.find(({ eventId }) => eventId === event.eventId);
    expect(card).toMatchObject({ priceFrom: 0, priceTo: 0, sales: 'open', sold: 0, capacity: 750 });
    expect(card).not.toHaveProperty('organizerId');
    expect(card).not.toHaveProperty('feedShards');
  });

  it('is sorted and filtered in every way that the contract names, and tells what to filter by', async () => {
    const tags = ['everything'];
    await service.deps.events.put(upcoming('evt_x', 4, { tags, title: 'Jazz' }));
    await service.deps.events.put(upcoming('evt_y', 3, { tags: ['other'], summary: 'Jazz' }));
    const fresh = await startTestService(sameStores());
    const ids = async (query: string) => {
      const response = await request(fresh.app).get(`/api/events?${query}`).expect(200);
      return listIn(response).events.map(({ eventId }) => eventId);
    };
    const both = 'tag=everything&tag=other';
    expect(await ids(`${both}&q=jazz`)).toEqual(['evt_x', 'evt_y']);
    expect(await ids(`${both}&q=jzaz&sort=date`)).toEqual(['evt_y', 'evt_x']);
    expect(await ids(`${both}&seatsLeft=true&free=true`)).toEqual(['evt_y', 'evt_x']);
    expect(await ids(`${both}&nearlySoldOut=true`)).toEqual([]);
    const facets = await request(fresh.app).get('/api/event-facets').expect(200);
    expect((facets.body as Facets).tags).toContainEqual({ name: 'everything', count: 1 });
    await fresh.stop();
  });

  it.each(['/events?limit=5', '/event-facets', '/events/evt_1'])(
    'may be kept for a moment and is not sent twice: %s',
    async (path) => {
      const response = await get(path).expect(200);
      expect(response.get('cache-control')).toBe('public, max-age=2');
      await get(path)
        .set('if-none-match', response.get('etag') ?? '')
        .expect(304);
    },
  );

  it.each([
    'limit=0',
    'sort=price',
    'nearlySoldOut=maybe',
    'from=tomorrow',
    'unknown=1',
    'cursor=nonsense',
  ])('refuses %s', async (query) => {
    expect(codeIn(await get(`/events?${query}`).expect(400))).toBe('invalid-request');
  });
});

/** Settings of a second task on the same stores, whose memory is empty. */
function sameStores(): Record<string, string> {
  const { DYNAMODB_ENDPOINT = '', OBJECT_STORE_DIR = '' } = service.config;
  return { DYNAMODB_ENDPOINT, OBJECT_STORE_DIR };
}

describe("an event's page", () => {
  it('has its categories, sections and rules', async () => {
    const response = await get(`/events/${event.eventId}`).expect(200);
    const view = response.body as ReplyOf<typeof customer.getEvent>;
    expect(view).toMatchObject({ title: event.title, planVersion: 'pln_club', holdMinutes: 10 });
    expect(view.sections).toHaveLength(4);
    expect(view).not.toHaveProperty('organizerId');
  });

  it('is not there for drafts and unknown events', async () => {
    await service.deps.events.put({ ...event, eventId: 'evt_draft', status: 'draft' });
    for (const eventId of ['evt_draft', 'evt_none']) {
      expect(codeIn(await get(`/events/${eventId}`).expect(404))).toBe('event-not-found');
    }
  });

  it('comes as a calendar entry too', async () => {
    const response = await get(`/events/${event.eventId}/calendar.ics`).expect(200);
    expect(response.get('content-type')).toMatch(/^text\/calendar/);
    expect(response.text.replaceAll('\r\n ', '')).toContain(
      `URL:${service.config.PUBLIC_URL}/events/${event.eventId}\r\n`,
    );
  });
});

describe('a seating plan', () => {
  it('is kept for ever by its version', async () => {
    const response = await get(`${planPath()}?version=pln_club`).expect(200);
    expect(response.body).toEqual(plan);
    expect(response.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.get('content-encoding')).toBe('gzip');
  });

  it('is asked for again where no version was named, and not sent twice', async () => {
    const response = await get(planPath()).expect(200);
    expect(response.get('cache-control')).toBe('no-cache');
    await get(planPath())
      .set('if-none-match', response.get('etag') ?? '')
      .expect(304);
  });

  it('is sent plain to those who cannot read gzip', async () => {
    const response = await get(planPath()).set('accept-encoding', 'identity').expect(200);
    expect(response.get('content-encoding')).toBeUndefined();
    expect(response.body).toEqual(plan);
  });

  it('is refused under an older version, with the one that holds', async () => {
    const response = await get(`${planPath()}?version=pln_old`).expect(409);
    expect(response.body).toMatchObject({
      code: 'plan-changed',
      details: { planVersion: 'pln_club' },
    });
  });
});
