import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantOf, type Ticket } from '@foyer/shared/domain';
import { eventStore, ticketItem } from '@foyer/shared/storage';
import {
  putItem,
  sampleEvent,
  sampleScanId,
  sampleTicket,
  startTestDatabase,
  type TestDatabase,
} from '@foyer/shared/testing';
import request from 'supertest';
import { tokenFor } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => instantOf(Date.now() + hours * HOUR_MS);
const event = sampleEvent({
  ...{ doorsOpenAt: inHours(-1), startsAt: inHours(1), endsAt: inHours(3) },
  doors: ['North', 'South'],
});
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

async function codeOf(change: Partial<Ticket> = {}): Promise<string> {
  const ticket = sampleTicket({ eventId: event.eventId, ...change });
  await putItem(database.db, 'tickets', ticketItem(ticket));
  return service.deps.signer.sign(ticket);
}

const aScan = (code: string, door = 'North') => ({
  ...{ scanId: sampleScanId(), code, door, device: 'phone-1' },
});

describe('POST /admin/api/events/:eventId/scans', () => {
  it('admits once and answers every further scan with 200 and the reason', async () => {
    const code = await codeOf();
    const admitted = await scan(aScan(code)).expect(200);
    expect(admitted.body).toMatchObject({
      result: 'admitted',
      ticket: { attendee: 'Ada Lovelace', label: { section: 'Stalls' }, categoryName: 'Premium' },
    });
    const again = await scan(aScan(`  ${code} `, 'South')).expect(200);
    expect(again.body).toMatchObject({ result: 'already-used', door: 'North' });
    const foreign = await scan(aScan(await codeOf({ eventId: later.eventId }))).expect(200);
    expect(foreign.body).toEqual({ result: 'wrong-event', eventTitle: 'Another evening' });
    expect((await scan(aScan('F1.1.X')).expect(200)).body).toEqual({ result: 'fake' });
  });

  it('of two parallel requests admits one', async () => {
    const code = await codeOf();
    const answers = await Promise.all([1, 2, 3].map(() => scan(aScan(code))));
    const results = answers.map((answer) => (answer.body as { result: string }).result);
    expect(results.sort()).toEqual(['admitted', 'already-used', 'already-used']);
  });

  it('is for employees who work on the event', async () => {
    const code = await codeOf();
    const foreign = await scan(aScan(code), steward, later.eventId).expect(404);
    expect(foreign.body).toMatchObject({ code: 'event-not-found' });
    await scan(aScan(code), await tokenFor(service, 'steward', 'usr_nobody')).expect(404);
    await scan(aScan(code), 'no token').expect(401);
    await request(service.app)
      .post(`/admin/api/events/${event.eventId}/scans`)
      .send(aScan(code))
      .expect(401);
    expect((await scan(aScan(code)).expect(200)).body).toMatchObject({ result: 'admitted' });
  });

  it('takes a code of at most 600 characters or a ticket, and nothing else', async () => {
    const good = aScan('x');
    for (const change of [
      { code: '' },
      { code: 'x'.repeat(601) },
      { admit: true },
      { ticketId: 'tkt_a_1' },
      { code: undefined },
      { scanId: 'scn_short' },
      { device: '' },
    ]) {
      const reply = await scan({ ...good, ...change }).expect(400);
      expect([change, reply.body]).toEqual([
        change,
        expect.objectContaining({ code: 'invalid-request' }),
      ]);
    }
  });
});

describe('what a device needs at a door', () => {
  const get = (path: string, token = steward) =>
    request(service.app)
      .get(`/admin/api/events/${event.eventId}/${path}`)
      .set('authorization', `Bearer ${token}`);

  it('is the event with its doors and keys, and the tickets without names', async () => {
    const reply = await get('doors').expect(200);
    expect(reply.body).toMatchObject({
      ...{ title: event.title, doors: ['North', 'South'], allowsReentry: false },
      keys: [{ publicKey: expect.stringMatching(/^[\w-]{43}$/) as unknown }],
    });
    await codeOf({ attendee: 'Nora Nameless' });
    const list = await get('doors/tickets').expect(200);
    expect(JSON.stringify(list.body)).not.toContain('Nameless');
    expect(JSON.stringify(list.body)).toContain('N. N.');
    const found = await get('guests?name=namel').expect(200);
    expect(found.body).toMatchObject({ guests: [{ attendee: 'Nora Nameless' }] });
    await get('guests?name=n').expect(400);
  });

  it('takes scans over that were decided without a connection', async () => {
    const queued = { ...aScan(await codeOf()), at: inHours(0), decided: 'admitted' };
    const { device, ...scanned } = queued;
    const reply = await request(service.app)
      .post(`/admin/api/events/${event.eventId}/scans/queued`)
      .set('authorization', `Bearer ${steward}`)
      .send({ device, scans: [scanned] })
      .expect(200);
    expect(reply.body).toEqual({
      scans: [{ scanId: queued.scanId, result: 'admitted', conflict: false }],
    });
    const organizer = await tokenFor(service, 'organizer', 'usr_organizer');
    const log = await get('scans?size=100', organizer).expect(200);
    expect(JSON.stringify(log.body)).toContain(queued.scanId);
    expect(JSON.stringify(log.body)).not.toContain('address');
    expect((await get('conflicts', organizer).expect(200)).body).toEqual({ conflicts: [] });
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
