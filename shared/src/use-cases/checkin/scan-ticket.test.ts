import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Employee, ScanResult, Ticket } from '../../domain/index.ts';
import { randomBytes } from 'node:crypto';
import { ticketKeysOf, ticketSigner } from '../../gateways/ticket-signer.ts';
import { auditLog } from '../../storage/audit-log.ts';
import { eventStore } from '../../storage/event-store.ts';
import { statsStore } from '../../storage/stats-store.ts';
import { ticketItem } from '../../storage/ticket-item.ts';
import { ticketStore } from '../../storage/ticket-store.ts';
import { putItem } from '../../testing/put-item.ts';
import { sampleEvent } from '../../testing/sample-event.ts';
import { startTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { listMyEvents } from '../events/list-my-events.ts';
import { scanTicket, type ScanDeps } from './scan-ticket.ts';

const event = sampleEvent();
const other = sampleEvent({ eventId: 'evt_2', title: 'Another evening', organizerId: 'usr_other' });
const DURING = '2026-12-11T19:30:00.000Z';
const signer = ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 7).toString('base64url')}`));
const person = (role: Employee['role'], employeeId: string): Employee => ({
  kind: 'employee',
  employeeId,
  role,
  email: 'x@example.org',
  name: 'X',
});
const steward = person('steward', 'usr_steward');

let database: TestDatabase;
let deps: ScanDeps;

beforeAll(async () => {
  database = await startTestDatabase();
  const events = eventStore(database.db);
  deps = { events, signer, tickets: ticketStore(database.db), randomBytes };
  await events.put(event);
  await events.put(other);
  await events.assignSteward(event.eventId, steward.employeeId);
});
afterAll(() => database.stop());

let count = 0;
async function issued(change: Partial<Ticket> = {}): Promise<Ticket> {
  count += 1;
  const ticket: Ticket = {
    ticketId: `tkt_${count}_1`,
    bookingId: `bkg_${count}`,
    number: 1,
    eventId: event.eventId,
    status: 'valid',
    sectionId: 'sec_room',
    seatId: 's1',
    label: { section: 'Stalls', row: 'H', seat: '14' },
    categoryId: 'cat_1',
    categoryName: 'Premium',
    price: 4_200,
    currency: 'EUR',
    attendee: 'Ada Lovelace',
    generation: 1,
    issuedAt: '2026-11-21T10:00:00.000Z',
    ...change,
  };
  await putItem(database.db, 'tickets', ticketItem(ticket));
  return ticket;
}

type ScanChange = { now?: string; door?: string; employee?: Employee };

function scan(code: string, change: ScanChange = {}): Promise<ScanResult> {
  const { now = DURING, door = 'North', employee = steward } = change;
  const { employeeId, name, role } = employee;
  const by = { employeeId, name, role, address: '198.51.100.7' };
  return scanTicket(deps, { eventId: event.eventId, code, door, by }, now);
}

const shown = ({ ticketId }: Ticket) => ({
  ticketId,
  attendee: 'Ada Lovelace',
  label: { section: 'Stalls', row: 'H', seat: '14' },
  categoryName: 'Premium',
});

describe('a scan', () => {
  it('admits a valid ticket and tells the next door when and where', async () => {
    const ticket = await issued();
    const code = signer.sign(ticket);
    expect(await scan(code)).toEqual({
      result: 'admitted',
      ticket: shown(ticket),
      admittedAt: DURING,
    });
    expect(await scan(code, { now: '2026-12-11T19:40:00.000Z', door: 'South' })).toEqual({
      result: 'already-used',
      ticket: shown(ticket),
      admittedAt: DURING,
      door: 'North',
    });
  });

  it('at many doors at once admits at one', async () => {
    for (let round = 0; round < 15; round += 1) {
      const code = signer.sign(await issued());
      const doors = ['North', 'South', 'East', 'West'];
      const answers = await Promise.all(doors.map((door) => scan(code, { door })));
      expect(answers.map((answer) => answer.result).sort()).toEqual([
        'admitted',
        'already-used',
        'already-used',
        'already-used',
      ]);
    }
  });

  it('that admits is written down with who scanned what at which door', async () => {
    const ticket = await issued({ label: { section: 'Floor' } });
    await scan(signer.sign(ticket), { door: 'South', now: '2026-12-11T20:00:00.000Z' });
    const found = await auditLog(database.db).search({
      ...{ subject: event.eventId, size: 10 },
      ...{ from: '2026-12-11T20:00:00.000Z', until: '2026-12-11T20:00:00.001Z' },
    });
    expect(found.items).toMatchObject([
      {
        action: 'ticket.admitted',
        actor: { employeeId: 'usr_steward', role: 'steward', address: '198.51.100.7' },
        subjectName: event.title,
        changes: [
          { field: 'ticketId', after: ticket.ticketId },
          { field: 'section', after: 'Floor' },
          { field: 'door', after: 'South' },
        ],
      },
    ]);
  });

  it('calls a code fake that we never signed, or that has no ticket', async () => {
    const ticket = await issued();
    const forger = ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 9).toString('base64url')}`));
    expect(await scan('hello')).toEqual({ result: 'fake' });
    expect(await scan(forger.sign(ticket))).toEqual({ result: 'fake' });
    expect(await scan(signer.sign({ ...ticket, number: 2 }))).toEqual({ result: 'fake' });
    expect((await scan(signer.sign(ticket))).result).toBe('admitted');
  });

  it("names the event of another event's ticket", async () => {
    const code = signer.sign(await issued({ eventId: other.eventId }));
    expect(await scan(code)).toEqual({ result: 'wrong-event', eventTitle: 'Another evening' });
  });

  it('refuses a void ticket, and the old code of one that was passed on', async () => {
    const ticket = await issued({ status: 'void' });
    expect(await scan(signer.sign(ticket))).toEqual({ result: 'void', ticket: shown(ticket) });
    const passedOn = await issued({ generation: 2 });
    expect((await scan(signer.sign({ ...passedOn, generation: 1 }))).result).toBe('void');
    expect((await scan(signer.sign(passedOn))).result).toBe('admitted');
  });

  it('admits from the doors on until two hours after the end', async () => {
    const { doorsOpenAt, endsAt } = event;
    const code = signer.sign(await issued());
    expect(await scan(code, { now: '2026-12-11T17:59:59.999Z' })).toEqual({
      result: 'not-open',
      doorsOpenAt,
    });
    expect(await scan(code, { now: '2026-12-11T23:30:00.000Z' })).toEqual({
      result: 'over',
      endedAt: endsAt,
    });
    expect((await scan(code, { now: doorsOpenAt })).result).toBe('admitted');
    const last = signer.sign(await issued());
    expect((await scan(last, { now: '2026-12-11T23:29:59.999Z' })).result).toBe('admitted');
  });

  it('is for those who work on the event', async () => {
    const code = signer.sign(await issued());
    const strangers = [
      person('steward', 'usr_nobody'),
      person('organizer', 'usr_other'),
      person('organizer', steward.employeeId),
    ];
    for (const employee of strangers) {
      await expect(scan(code, { employee })).rejects.toMatchObject({ code: 'event-not-found' });
    }
    expect((await scan(code, { employee: person('organizer', 'usr_organizer') })).result).toBe(
      'admitted',
    );
    expect((await scan(code, { employee: person('admin', 'usr_admin') })).result).toBe(
      'already-used',
    );
  });
});

describe('the events of an employee', () => {
  it('are own ones, assigned ones, or all for an admin', async () => {
    const idsOf = async (employee: Employee) => {
      const found = await listMyEvents(
        { ...deps, events: eventStore(database.db), stats: statsStore(database.db) },
        employee,
        { when: 'all', sort: 'startsAt', order: 'up', page: 0, size: 25 },
        DURING,
      );
      return found.events.map((each) => each.event.eventId);
    };
    expect(await idsOf(steward)).toEqual(['evt_1']);
    expect(await idsOf(person('organizer', 'usr_other'))).toEqual(['evt_2']);
    expect(await idsOf(person('organizer', 'usr_nobody'))).toEqual([]);
    expect(await idsOf(person('admin', 'usr_admin'))).toEqual(['evt_1', 'evt_2']);
  });
});
