import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { employee } from '@foyer/shared/contract';
import { auditEntry, DAY_MS, instantOf, type Actor, type Deed } from '@foyer/shared/domain';
import { eventStore } from '@foyer/shared/storage';
import {
  codeIn,
  putItem,
  sampleEvent,
  startTestDatabase,
  type TestDatabase,
} from '@foyer/shared/testing';
import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { z } from 'zod';
import { employed } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const ago = (milliseconds: number) => instantOf(Date.now() - milliseconds);
const ada: Actor = { employeeId: 'usr_ada', name: 'Ada Admin', role: 'admin', address: '::1' };
const ole: Actor = { ...ada, employeeId: 'usr_ole', name: 'Ole', role: 'organizer' };

let database: TestDatabase;
let service: TestService;
let token: string;

beforeAll(async () => {
  database = await startTestDatabase();
  service = await startTestService({ DYNAMODB_ENDPOINT: database.endpoint });
  token = await unloggedToken();
  const log = async (actor: Actor, deed: Deed, agoMs: number) =>
    service.deps.audit.add(auditEntry(actor, deed, ago(agoMs), randomBytes));
  const event = { subject: 'evt_1', subjectName: 'The Tide Clock' };
  await log(ole, { action: 'event.created', ...event, after: { title: 'Tide' } }, 9 * DAY_MS);
  const change = { before: { title: 'Tide' }, after: { title: 'The Tide Clock' } };
  await log(ole, { action: 'event.changed', ...event, ...change }, 3 * DAY_MS);
  const invited = { action: 'employee.invited', subject: 'usr_ole', subjectName: 'Ole' } as const;
  await log(ada, { ...invited, after: { role: 'organizer' } }, 10 * DAY_MS);
});
afterAll(async () => {
  await service.stop();
  await database.stop();
});

/** The token of a session that began without a line in the log, which these tests count. */
async function unloggedToken(): Promise<string> {
  const { employeeId: userId, role, name } = ada;
  const account = await employed(service, { userId, role, name });
  const expiresAt = instantOf(Date.now() + DAY_MS);
  const session = { familyId: 'ses_ada', userId, portal: 'employee', epoch: 0, expiresAt };
  await putItem(database.db, 'sessions', session);
  return service.deps.tokens.issue(account, ago(0), session.familyId).token;
}

const get = (path: string) =>
  request(service.app).get(`/admin/api${path}`).set('authorization', `Bearer ${token}`);

const Found = z.object({
  entries: z.array(employee.AuditEntryView),
  nextCursor: z.string().optional(),
});

async function actionsOf(query: string): Promise<string[]> {
  const reply = await get(`/audit${query}`).expect(200);
  return Found.parse(reply.body).entries.map(({ action }) => action);
}

describe('GET /admin/api/audit', () => {
  it('answers newest first with who, what, where from, and what changed', async () => {
    const reply = await get('/audit').expect(200);
    const { entries, nextCursor } = Found.parse(reply.body);
    expect(entries.map(({ action }) => action)).toEqual([
      'event.changed',
      'event.created',
      'employee.invited',
    ]);
    expect(entries[0]).toMatchObject({
      actor: { employeeId: 'usr_ole', name: 'Ole', role: 'organizer', address: '::1' },
      subject: 'evt_1',
      changes: [{ field: 'title', before: 'Tide', after: 'The Tide Clock' }],
    });
    expect(nextCursor).toBeUndefined();
  });

  it('finds by words, action, employee, subject and time', async () => {
    expect(await actionsOf('?search=tide%20clock')).toEqual(['event.changed', 'event.created']);
    expect(await actionsOf('?action=employee.invited')).toEqual(['employee.invited']);
    expect(await actionsOf('?actor=usr_ole&action=event.created')).toEqual(['event.created']);
    expect(await actionsOf('?subject=usr_ole')).toEqual(['employee.invited']);
    expect(await actionsOf(`?from=${ago(5 * DAY_MS)}`)).toEqual(['event.changed']);
    expect(await actionsOf(`?until=${ago(9.5 * DAY_MS)}`)).toEqual(['employee.invited']);
    expect(
      await actionsOf(`?from=1990-01-01T00:00:00.000Z&until=9999-12-31T23:59:59.999Z`),
    ).toHaveLength(3);
  });

  it('goes on by the cursor, and refuses one that it never gave', async () => {
    const first = Found.parse((await get('/audit?size=2').expect(200)).body);
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    expect(await actionsOf(`?size=2&cursor=${cursor}`)).toEqual(['employee.invited']);
    expect(codeIn(await get('/audit?cursor=x').expect(400))).toBe('invalid-request');
  });
});

describe('GET /admin/api/totals', () => {
  it('counts events, tickets, money and employees', async () => {
    const events = eventStore(database.db);
    await events.put(sampleEvent({ endsAt: ago(-DAY_MS) }));
    await events.put(sampleEvent({ eventId: 'evt_2', endsAt: ago(DAY_MS) }));
    await events.put(sampleEvent({ eventId: 'evt_3', status: 'draft' }));
    const sold = { bucket: 'sold#00', tickets: 3, gross: 12_600, refunds: 600, bookings: 2 };
    await putItem(database.db, 'eventStats', { eventId: 'evt_1', ...sold });
    expect((await get('/totals').expect(200)).body).toMatchObject({
      organizers: 0,
      stewards: 0,
      events: { draft: 1, published: 1, cancelled: 0, ended: 1 },
      ticketsSold: 3,
      money: [{ currency: 'EUR', gross: 12_600, refunds: 600, net: 12_000 }],
      busiest: [],
    });
  });
});
