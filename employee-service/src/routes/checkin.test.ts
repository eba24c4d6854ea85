import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantOf, type Ticket } from '@foyer/shared/domain';
import { eventStore, ticketItem } from '@foyer/shared/storage';
import { putItem, sampleEvent, startTestDatabase, type TestDatabase } from '@foyer/shared/testing';
import request from 'supertest';
import { tokenFor } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => instantOf(Date.now() + hours * HOUR_MS);
const event = sampleEvent({ doorsOpenAt: inHours(-1), startsAt: inHours(1), endsAt: inHours(3) });
const later = sampleEvent({ eventId: 'evt_2', organizerId: 'usr_other', title: 'Another evening' });

let database: TestDatabase;
let service: TestService;
let steward: string;

beforeAll(async () => {
  database = await startTestDatabase();
  service = await startTestService({ DYNAMODB_ENDPOINT: database.endpoint });
  steward = await tokenFor(service, 'steward', 'usr_steward');
  const events = eventStore(database.db);
  await events.put(event);
  await events.put(later);
  await events.assignSteward(event.eventId, 'usr_steward');
});
afterAll(async () => {
  await service.stop();
  await database.stop();
});

function scan(body: object, token = steward, eventId = event.eventId) {
  return request(service.app)
    .post(`/admin/api/events/${eventId}/scans`)
    .set('authorization', `Bearer ${token}`)
    .send(body);
}

let count = 0;
async function codeOf(change: Partial<Ticket> = {}): Promise<string> {
  count += 1;
  const ticket: Ticket = {
    ticketId: `tkt_${count}_1`,
    bookingId: `bkg_${count}`,
    number: 1,
    eventId: event.eventId,
    status: 'valid',
    sectionId: 'sec_room',
    label: { section: 'Room' },
    categoryId: 'cat_1',
    categoryName: 'Admission',
    price: 0,
    currency: 'EUR',
    attendee: 'Ada Lovelace',
    generation: 1,
    issuedAt: inHours(-5),
    ...change,
  };
  await putItem(database.db, 'tickets', ticketItem(ticket));
  return service.deps.signer.sign(ticket);
}

describe('POST /admin/api/events/:eventId/scans', () => {
  it('admits once and answers every further scan with 200 and the reason', async () => {
    const code = await codeOf();
    const admitted = await scan({ code, door: 'North' }).expect(200);
    expect(admitted.body).toMatchObject({
      result: 'admitted',
      ticket: { attendee: 'Ada Lovelace', label: { section: 'Room' }, categoryName: 'Admission' },
    });
    const again = await scan({ code: `  ${code} `, door: 'South' }).expect(200);
    expect(again.body).toMatchObject({ result: 'already-used', door: 'North' });
    const foreign = await scan({ code: await codeOf({ eventId: later.eventId }) }).expect(200);
    expect(foreign.body).toEqual({ result: 'wrong-event', eventTitle: 'Another evening' });
    expect((await scan({ code: 'F1.1.X' }).expect(200)).body).toEqual({ result: 'fake' });
  });

  it('of two parallel requests admits one', async () => {
    const code = await codeOf();
    const answers = await Promise.all([scan({ code }), scan({ code }), scan({ code })]);
    const results = answers.map((answer) => (answer.body as { result: string }).result);
    expect(results.sort()).toEqual(['admitted', 'already-used', 'already-used']);
  });

  it('is for employees who work on the event', async () => {
    const code = await codeOf();
    const foreign = await scan({ code }, steward, later.eventId).expect(404);
    expect(foreign.body).toMatchObject({ code: 'event-not-found' });
    await scan({ code }, await tokenFor(service, 'steward', 'usr_nobody')).expect(404);
    await scan({ code }, 'no token').expect(401);
    await request(service.app)
      .post(`/admin/api/events/${event.eventId}/scans`)
      .send({ code })
      .expect(401);
    expect((await scan({ code }).expect(200)).body).toMatchObject({ result: 'admitted' });
  });

  it('takes a code of at most 600 characters and nothing else', async () => {
    for (const body of [{}, { code: '' }, { code: 'x'.repeat(601) }, { code: 'x', admit: true }]) {
      expect((await scan(body).expect(400)).body).toMatchObject({ code: 'invalid-request' });
    }
  });
});

describe('GET /admin/api/events', () => {
  it('lists the events that the employee works on', async () => {
    const list = async (token: string) => {
      const reply = await request(service.app)
        .get('/admin/api/events')
        .set('authorization', `Bearer ${token}`)
        .expect(200);
      return (reply.body as { events: { eventId: string }[] }).events.map((each) => each.eventId);
    };
    expect(await list(steward)).toEqual([event.eventId]);
    expect(await list(await tokenFor(service, 'organizer', 'usr_other'))).toEqual([later.eventId]);
    expect(await list(await tokenFor(service, 'admin', 'usr_admin'))).toEqual([
      event.eventId,
      later.eventId,
    ]);
  });
});
