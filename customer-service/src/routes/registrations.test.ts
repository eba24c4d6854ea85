import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { customer } from '@foyer/shared/contract';
import {
  blocksOf,
  HOUR_MS,
  instantOf,
  meetupPlan,
  sectionsOf,
  type SeatingPlan,
  type TicketedEvent,
} from '@foyer/shared/domain';
import { codeIn, sampleEvent } from '@foyer/shared/testing';
import request, { type Response, type Test } from 'supertest';
import { signedUp } from '../testing/browser.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const PLACES = 80;
const CLUB = 'https://club.example.org';

let service: TestService;
let room: SeatingPlan;
let events = 0;

beforeAll(async () => {
  service = await startTestService();
  room = { ...meetupPlan('cat_1'), planVersion: 'pln_meetup' };
  await service.deps.plans.save(room);
});
afterAll(() => service.stop());

/** A free evening in a room of 80 places, on sale. */
async function evening(change: Partial<TicketedEvent> = {}): Promise<TicketedEvent> {
  events += 1;
  const at = (hours: number) => instantOf(Date.now() + hours * HOUR_MS);
  const event = sampleEvent({
    ...{ eventId: `evt_free${events}`, planVersion: room.planVersion, sections: sectionsOf(room) },
    ...{ salesOpenAt: at(-1), doorsOpenAt: at(24), startsAt: at(25), salesCloseAt: at(25) },
    ...{ endsAt: at(27), waitlist: 'open', embedOrigins: [CLUB], ...change },
  });
  const { rows, pools } = blocksOf(room);
  await service.deps.seats.createBlocks(event, rows, pools);
  await service.deps.events.put(event);
  return event;
}

const contactOf = (name: string) => ({ name, email: `${name}@example.org` });

function signUp(
  { eventId }: TicketedEvent,
  body: object,
  key: string = randomUUID(),
  origin?: string,
): Test {
  const post = request(service.app).post(`/api/events/${eventId}/registrations`);
  if (origin) post.set('origin', origin).set('sec-fetch-site', 'cross-site');
  return post.set('idempotency-key', key).send(body);
}

const viewIn = ({ body }: Response) => body as customer.RegistrationView;

describe('signing up for a free event', () => {
  it('confirms at once, and what it answers opens the booking anywhere', async () => {
    const event = await evening();
    const body = { quantity: 3, contact: contactOf('ada') };
    const view = viewIn(await signUp(event, body).expect(201));
    expect(view).toMatchObject({ status: 'confirmed', booking: { status: 'confirmed' } });
    const { pathname, search } = new URL(view.link);
    const opened = await request(service.app).get(`/api${pathname}${search}`).expect(200);
    const booking = opened.body as customer.BookedView;
    expect(booking.lines).toHaveLength(3);
    expect(booking.contact).toEqual(body.contact);
  });

  it('does it once for the same key and address, also where no cookie is kept', async () => {
    const event = await evening();
    const body = { contact: contactOf('ada') };
    const repeats = await Promise.all([1, 2, 3].map(() => signUp(event, body, 'the-same-key')));
    const ids = repeats.map((response) => {
      const view = viewIn(response);
      return view.status === 'confirmed' && view.booking.bookingId;
    });
    expect(new Set(ids).size).toBe(1);
    const other = viewIn(await signUp(event, { contact: contactOf('bob') }, 'the-same-key'));
    expect(other.status === 'confirmed' && other.booking.bookingId).not.toBe(ids[0]);
  });

  it('is the account’s where somebody is signed in', async () => {
    const ada = await signedUp(service);
    const event = await evening();
    await signUp(event, { contact: contactOf('ada') })
      .set('authorization', `Bearer ${ada.token}`)
      .expect(201);
    const mine = await ada.call('get', '/me/bookings').expect(200);
    expect((mine.body as { bookings: unknown[] }).bookings).toHaveLength(1);
  });

  it('is refused where places cost something, are too many, or an address has its share', async () => {
    const [category] = sampleEvent().categories;
    const paid = await evening({ categories: [{ ...category!, price: 100 }] });
    const contact = contactOf('ada');
    expect(codeIn(await signUp(paid, { contact }))).toBe('registration-closed');
    const few = await evening({ maxTicketsPerBooking: 2, maxTicketsPerCustomer: 2 });
    expect(codeIn(await signUp(few, { contact, quantity: 3 }))).toBe('too-many-tickets');
    await signUp(few, { contact, quantity: 2 }).expect(201);
    expect(codeIn(await signUp(few, { contact }))).toBe('customer-limit-reached');
  });

  it('says that nothing is left where the event has no waitlist', async () => {
    const { waitlist: _none, ...event } = await evening({ maxTicketsPerBooking: 40 });
    await service.deps.events.put(event);
    for (const name of ['ada', 'bob'])
      await signUp(event, { quantity: 40, contact: contactOf(name) }).expect(201);
    expect(codeIn(await signUp(event, { contact: contactOf('cyd') }))).toBe('places-unavailable');
  });

  it('fills the room and puts everybody else in line, each once, in a rush', async () => {
    const event = await evening();
    const people = Array.from({ length: 300 }, (_, person) => `p${person}`);
    const answers = await Promise.all(
      people.map((name) => signUp(event, { contact: contactOf(name) })),
    );
    expect(answers.filter(({ status }) => status !== 201).map(codeIn)).toEqual([]);
    const views = answers.map(viewIn);
    expect(views.filter(({ status }) => status === 'confirmed')).toHaveLength(PLACES);
    const line = await service.deps.waitlists.inState(event.eventId, 'waiting');
    expect(new Set(line.map(({ contact }) => contact.email)).size).toBe(300 - PLACES);
    const pools = await service.deps.seats.readPools(event.eventId, 'sec_room', 1);
    expect(pools.map(({ sold, available, claims }) => [sold, available, claims])).toEqual([
      [PLACES, 0, {}],
    ]);
    const last = viewIn(await signUp(event, { contact: contactOf('late') }));
    expect(last.status === 'waiting' && last.entry.ahead).toBe(300 - PLACES);
  }, 240_000);
});

describe('sign-ups from another site', () => {
  const contact = contactOf('ada');

  it('are taken from those that the organizer names, without cookies', async () => {
    const answer = await signUp(await evening(), { contact }, randomUUID(), CLUB).expect(201);
    expect(answer.get('access-control-allow-origin')).toBe(CLUB);
    expect(answer.get('access-control-allow-credentials')).toBeUndefined();
  });

  it('are refused from any other, and for an event that takes none', async () => {
    const event = await evening();
    const others = ['https://evil.example', 'https://club.example.org.evil.example', 'null'];
    for (const origin of others)
      expect(codeIn(await signUp(event, { contact }, 'key', origin))).toBe('foreign-origin');
    const unnamed = await evening({ embedOrigins: [] });
    expect(codeIn(await signUp(unnamed, { contact }, 'key', CLUB))).toBe('foreign-origin');
  });

  it('are the one thing that another site may send', async () => {
    const { eventId } = await evening();
    const held = request(service.app).post(`/api/events/${eventId}/bookings`).set('origin', CLUB);
    expect(codeIn(await held.send({}))).toBe('foreign-origin');
  });

  it('may be asked about beforehand', async () => {
    const { eventId } = await evening();
    const ask = (origin: string) =>
      request(service.app)
        .options(`/api/events/${eventId}/registrations`)
        .set({ origin, 'access-control-request-method': 'POST' });
    const allowed = await ask(CLUB).expect(204);
    expect(allowed.get('access-control-allow-headers')).toBe('content-type, idempotency-key');
    expect((await ask('https://evil.example')).get('access-control-allow-origin')).toBeUndefined();
  });
});
