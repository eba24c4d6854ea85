import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { Employee, ScanResult, Ticket } from '../../domain/index.ts';
import { ticketKeysOf, ticketSigner } from '../../gateways/ticket-signer.ts';
import { auditLog } from '../../storage/audit-log.ts';
import { eventStore } from '../../storage/event-store.ts';
import { scanStore } from '../../storage/scan-store.ts';
import { statsStore } from '../../storage/stats-store.ts';
import { ticketItem } from '../../storage/ticket-item.ts';
import { ticketStore } from '../../storage/ticket-store.ts';
import { putItem } from '../../testing/put-item.ts';
import { sampleScanId, sampleTicket } from '../../testing/sample-door.ts';
import { sampleEvent } from '../../testing/sample-event.ts';
import { startTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { listMyEvents } from '../events/list-my-events.ts';
import type { Scan } from './record-scan.ts';
import { scanTicket } from './scan-ticket.ts';
import { undoAdmission } from './undo-admission.ts';

const event = sampleEvent({ doors: ['North', 'South', 'East', 'West'] });
const other = sampleEvent({ eventId: 'evt_2', title: 'Another evening', organizerId: 'usr_other' });
const open = sampleEvent({ eventId: 'evt_3', doors: ['North'], allowsReentry: true });
const DURING = '2026-12-11T19:30:00.000Z';
const LATER = '2026-12-11T19:40:00.000Z';
const signer = ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 7).toString('base64url')}`));
const forger = ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 9).toString('base64url')}`));
const person = (role: Employee['role'], employeeId: string): Employee => ({
  ...{ kind: 'employee', employeeId, role },
  ...{ email: 'x@example.org', name: 'X' },
});
const steward = person('steward', 'usr_steward');
const organizer = person('organizer', 'usr_organizer');

let database: TestDatabase;
let deps: ReturnType<typeof depsOn>;

const depsOn = ({ db }: TestDatabase) => ({
  ...{
    events: eventStore(db),
    signer,
    tickets: ticketStore(db),
    scans: scanStore(db),
    randomBytes,
  },
});

beforeAll(async () => {
  database = await startTestDatabase();
  deps = depsOn(database);
  for (const one of [event, other, open]) {
    await deps.events.put(one);
    if (one !== other) await deps.events.assignSteward(one.eventId, steward.employeeId);
  }
});
afterAll(() => database.stop());

async function issued(change: Partial<Ticket> = {}): Promise<Ticket> {
  const ticket = sampleTicket(change);
  await putItem(database.db, 'tickets', ticketItem(ticket));
  return ticket;
}

const actor = ({ employeeId, name, role }: Employee) => ({
  ...{ employeeId, name, role, address: '198.51.100.7' },
});

type Change = Partial<Omit<Scan, 'by' | 'shown'>> & {
  readonly now?: string;
  readonly employee?: Employee;
  readonly eventId?: string;
  readonly ticketId?: string;
};

function scan(code: string, change: Change = {}): Promise<ScanResult> {
  const { now = DURING, employee = steward, eventId = event.eventId, ticketId, ...rest } = change;
  const shown = ticketId === undefined ? { code } : { ticketId };
  const usual = { scanId: sampleScanId(), direction: 'in', door: 'North', device: 'd1' } as const;
  return scanTicket(deps, eventId, { ...usual, ...rest, shown, by: actor(employee) }, now);
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
    const admitted = { result: 'admitted', ticket: shown(ticket), admittedAt: DURING };
    expect(await scan(code)).toEqual(admitted);
    expect(await scan(code, { now: LATER, door: 'South' })).toEqual({
      ...{ result: 'already-used', ticket: shown(ticket) },
      ...{ admittedAt: DURING, door: 'North' },
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

  it('that is sent again answers the same, whatever has happened and whatever it shows', async () => {
    const ticket = await issued();
    const code = signer.sign(ticket);
    const scanId = sampleScanId();
    const [first] = await Promise.all([scan(code, { scanId }), scan(code, { scanId })]);
    expect(first.result).toBe('admitted');
    await scan(code, { door: 'South' });
    expect(await scan(code, { scanId, now: LATER })).toEqual(first);
    expect(await scan('hello', { scanId, now: LATER })).toEqual(first);
    const early = sampleScanId();
    const second = signer.sign(await issued());
    const before = { scanId: early, now: '2026-12-11T17:59:59.999Z' };
    expect((await scan(second, before)).result).toBe('not-open');
    expect((await scan(second, { scanId: early })).result).toBe('not-open');
  });

  it('is kept with who scanned what at which door and what came of it, without a name', async () => {
    const ticket = await issued();
    const scanId = sampleScanId();
    await scan(signer.sign(ticket), { scanId, door: 'South' });
    const kept = await deps.scans.find(event.eventId, scanId);
    expect(kept).toEqual({
      ...{ scanId, eventId: event.eventId, ticketId: ticket.ticketId, result: 'admitted' },
      label: ticket.label,
      ...{ at: DURING, receivedAt: DURING, door: 'South', device: 'd1', by: actor(steward) },
      ...{ direction: 'in', means: 'code' },
    });
    const refused = sampleScanId();
    await scan(signer.sign(ticket), { scanId: refused, door: 'Cellar', now: LATER });
    expect(await deps.scans.find(event.eventId, refused)).toMatchObject({
      ...{ result: 'already-used', door: 'Another door', at: LATER },
      ...{ usedAt: DURING, usedDoor: 'South', usedBy: scanId },
    });
  });

  it('calls every code fake that we never signed or that has no ticket, and keeps it harmless', async () => {
    const ticket = await issued();
    const code = signer.sign(ticket);
    const hostile: Record<string, string> = {
      'forged signature': `${code.slice(0, -8)}AAAAAAAA`,
      'another key': forger.sign(ticket),
      truncated: code.slice(0, -20),
      'no such ticket': signer.sign({ ...ticket, number: 2 }),
      'lower case': code.toLowerCase(),
      'another event written in': code.replace('.1.', '.2.'),
      sql: "'; DROP TABLE Tickets; --",
      script: '<script>alert("tickets")</script>',
      template: '${jndi:ldap://example.org/a}',
      signs: '\u0000\u202e\n😀',
      long: 'A'.repeat(600),
    };
    for (const [name, text] of Object.entries(hostile)) {
      const scanId = sampleScanId();
      expect([name, await scan(text, { scanId })]).toEqual([name, { result: 'fake' }]);
      const kept = await deps.scans.find(event.eventId, scanId);
      expect(kept).toMatchObject({ result: 'fake', door: 'North', by: actor(steward) });
      expect(kept?.code).toMatch(/^[\w .:/+=\\{}-]{1,900}…?$/);
    }
    expect((await scan(code)).result).toBe('admitted');
  });

  it("names the event of another event's ticket", async () => {
    const code = signer.sign(await issued({ eventId: other.eventId }));
    expect(await scan(code)).toEqual({ result: 'wrong-event', eventTitle: 'Another evening' });
  });

  it('refuses a void ticket, and the old code of one that was passed on', async () => {
    const ticket = await issued({ status: 'void' });
    expect(await scan(signer.sign(ticket))).toEqual({ result: 'void', ticket: shown(ticket) });
    const passedOn = await issued({ generation: 2 });
    const old = signer.sign({ ...passedOn, generation: 1 });
    expect(await scan(old)).toEqual({ result: 'transferred' });
    expect((await scan(signer.sign(passedOn))).result).toBe('admitted');
  });

  it('admits from the doors on until two hours after the end', async () => {
    const { doorsOpenAt, endsAt } = event;
    const code = signer.sign(await issued());
    const early = await scan(code, { now: '2026-12-11T17:59:59.999Z' });
    expect(early).toEqual({ result: 'not-open', doorsOpenAt });
    const late = await scan(code, { now: '2026-12-11T23:30:00.000Z' });
    expect(late).toEqual({ result: 'over', endedAt: endsAt });
    expect((await scan(code, { now: doorsOpenAt })).result).toBe('admitted');
    const last = signer.sign(await issued());
    expect((await scan(last, { now: '2026-12-11T23:29:59.999Z' })).result).toBe('admitted');
  });

  it('lets a guest who was found by name in by hand, once', async () => {
    const { ticketId } = await issued();
    const scanId = sampleScanId();
    expect((await scan('', { ticketId, scanId })).result).toBe('admitted');
    expect(await deps.scans.find(event.eventId, scanId)).toMatchObject({ means: 'hand' });
    expect((await scan('', { ticketId })).result).toBe('already-used');
    const { ticketId: foreign } = await issued({ eventId: other.eventId });
    expect((await scan('', { ticketId: foreign })).result).toBe('fake');
  });

  it('lets guests out, and in again only where the event allows it', async () => {
    for (const { eventId, allowsReentry } of [event, open]) {
      const code = signer.sign(await issued({ eventId }));
      const pass = async (direction: 'in' | 'out', now = DURING) =>
        (await scan(code, { eventId, direction, now })).result;
      expect(await pass('out')).toBe('not-inside');
      expect(await pass('in')).toBe('admitted');
      expect(await pass('out')).toBe('left');
      expect(await pass('out')).toBe('not-inside');
      expect(await pass('in', LATER)).toBe(allowsReentry ? 'admitted' : 'already-used');
      expect(await scan(code, { eventId })).toMatchObject({
        ...{ result: 'already-used', admittedAt: allowsReentry ? LATER : DURING },
      });
    }
  });

  it('is for those who work on the event', async () => {
    const code = signer.sign(await issued());
    const strangers = [
      person('steward', 'usr_nobody'),
      person('organizer', 'usr_other'),
      person('organizer', steward.employeeId),
    ];
    for (const employee of strangers)
      await expect(scan(code, { employee })).rejects.toMatchObject({ code: 'event-not-found' });
    expect((await scan(code, { employee: organizer })).result).toBe('admitted');
    const admin = person('admin', 'usr_admin');
    expect((await scan(code, { employee: admin })).result).toBe('already-used');
  });
});

describe('an admission by mistake', () => {
  it('is taken back by the organizer, who is named in the log', async () => {
    const ticket = await issued();
    const code = signer.sign(ticket);
    const undo = (employee: Employee) =>
      undoAdmission(
        deps,
        { eventId: event.eventId, ticketId: ticket.ticketId, by: actor(employee) },
        LATER,
      );
    await expect(undo(organizer)).rejects.toMatchObject({ code: 'ticket-not-used' });
    await scan(code);
    await expect(undo(steward)).rejects.toMatchObject({ code: 'event-not-found' });
    await undo(organizer);
    const [from, until] = [LATER, '2026-12-11T19:40:00.001Z'];
    const query = { subject: event.eventId, size: 10, from, until };
    expect((await auditLog(database.db).search(query)).items).toMatchObject([
      {
        ...{ action: 'ticket.admission-undone', actor: { employeeId: 'usr_organizer' } },
        subjectName: event.title,
      },
    ]);
    expect((await scan(code, { now: LATER })).result).toBe('admitted');
  });
});

describe('the events of an employee', () => {
  it('are own ones, assigned ones, or all for an admin', async () => {
    const idsOf = async (employee: Employee) => {
      const found = await listMyEvents(
        { ...deps, stats: statsStore(database.db) },
        employee,
        { when: 'all', sort: 'startsAt', order: 'up', page: 0, size: 25 },
        DURING,
      );
      return found.events.map((each) => each.event.eventId).sort();
    };
    expect(await idsOf(steward)).toEqual(['evt_1', 'evt_3']);
    expect(await idsOf(person('organizer', 'usr_other'))).toEqual(['evt_2']);
    expect(await idsOf(person('organizer', 'usr_nobody'))).toEqual([]);
    expect(await idsOf(person('admin', 'usr_admin'))).toEqual(['evt_1', 'evt_2', 'evt_3']);
  });
});
