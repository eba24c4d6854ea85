import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomInt } from 'node:crypto';
import {
  arrivalsOf,
  attendanceOf,
  later,
  MINUTE_MS,
  type Attendance,
  type Employee,
  type ScanOutcome,
  type Ticket,
} from '../../domain/index.ts';
import { ticketKeysOf, ticketSigner } from '../../gateways/ticket-signer.ts';
import { eventRecords } from '../../storage/event-records.ts';
import { eventStore } from '../../storage/event-store.ts';
import { OUTBOX_SHARD_NAMES } from '../../storage/outbox-item.ts';
import { outboxStore } from '../../storage/outbox-store.ts';
import { attendanceStore } from '../../storage/scan-counts.ts';
import { scanStore } from '../../storage/scan-store.ts';
import { ticketItem } from '../../storage/ticket-item.ts';
import { ticketStore } from '../../storage/ticket-store.ts';
import { manualScheduler } from '../../testing/manual-scheduler.ts';
import { putItem } from '../../testing/put-item.ts';
import { sampleScanId, sampleTicket } from '../../testing/sample-door.ts';
import { sampleEvent } from '../../testing/sample-event.ts';
import { startTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { doorTickets } from './door-tickets.ts';
import { findGuests, guestLists } from './find-guests.ts';
import { listConflicts, listScans } from './list-conflicts.ts';
import { liveAttendance } from './live-attendance.ts';
import type { Scan } from './record-scan.ts';
import { scanTicket } from './scan-ticket.ts';
import { syncScans } from './sync-scans.ts';
import { undoAdmission } from './undo-admission.ts';

const DURING = '2026-12-11T19:30:00.000Z';
const DOORS = ['North', 'South', 'The # door'];
const signer = ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 7).toString('base64url')}`));
const by = {
  employeeId: 'usr_organizer',
  name: 'Olga',
  role: 'organizer',
  address: '::1',
} as const;
const caller: Pick<Employee, 'role' | 'employeeId'> = by;

let database: TestDatabase;
let deps: ReturnType<typeof depsOn>;
let events = 0;
let eventId: string;

const depsOn = ({ db }: TestDatabase) => ({
  ...{
    events: eventStore(db),
    signer,
    tickets: ticketStore(db),
    scans: scanStore(db),
    randomBytes,
  },
  ...{ attendance: attendanceStore(db), outbox: outboxStore(db), records: eventRecords(db) },
});

beforeAll(async () => {
  database = await startTestDatabase();
  deps = depsOn(database);
  await nextEvent();
});
afterEach(() => nextEvent());
afterAll(() => database.stop());

async function nextEvent(): Promise<void> {
  events += 1;
  eventId = `evt_hall${events}`;
  await deps.events.put(sampleEvent({ eventId, doors: DOORS, allowsReentry: true }));
}

async function issued(change: Partial<Ticket> = {}): Promise<Ticket> {
  const ticket = sampleTicket({ eventId, ...change });
  await putItem(database.db, 'tickets', ticketItem(ticket));
  return ticket;
}

function showing(ticket: Ticket, change: Partial<Scan> = {}): Scan {
  const shown = { code: signer.sign(ticket) };
  const usual = { scanId: sampleScanId(), direction: 'in', door: 'North', device: 'd1' } as const;
  return { ...usual, shown, by, ...change };
}

/** Every effect that stands in the outbox, as one job would see it. */
async function outbox() {
  const heads = await Promise.all(OUTBOX_SHARD_NAMES.map((name) => deps.outbox.head(name, 1_000)));
  return heads.flat();
}

async function countAll(): Promise<void> {
  await deps.outbox.count(await outbox(), DURING);
}

describe('attendance', () => {
  it('equals a recount of the tickets, however scans, returns and jobs meet', async () => {
    const tickets = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        issued({ categoryId: `cat_${index % 3}`, number: 1 + (index % 2) }),
      ),
    );
    const act = async (): Promise<void> => {
      const ticket = tickets[randomInt(tickets.length)];
      const door = DOORS[randomInt(DOORS.length)] ?? '';
      if (!ticket) return;
      const now = later(DURING, randomInt(5) * MINUTE_MS);
      const chance = randomInt(10);
      if (chance === 0) {
        const undo = { eventId, ticketId: ticket.ticketId, by };
        await undoAdmission(deps, undo, now).catch(() => undefined); // not used, or moved in this moment
      } else {
        const direction = chance < 3 ? 'out' : 'in';
        await scanTicket(deps, eventId, showing(ticket, { door, direction }), now);
      }
    };
    for (let round = 0; round < 8; round += 1) {
      await Promise.all(Array.from({ length: 25 }, act));
      // Two jobs at once, as after a lost lease: what one has counted the other leaves.
      await Promise.all([countAll(), countAll()]);
    }
    while ((await outbox()).length > 0) await countAll();
    const recount = await deps.records.tickets(eventId);
    expect(await deps.attendance.attendance(eventId)).toEqual(attendanceOf(recount));
    expect(await deps.attendance.arrivals(eventId)).toEqual(arrivalsOf(recount));
    expect(attendanceOf(recount).admitted).toBeGreaterThan(0);
  });

  it('is shown to whoever follows it, as often as it changes', async () => {
    const scheduler = manualScheduler(0);
    const faults: unknown[] = [];
    const live = liveAttendance({ ...deps, scheduler, onError: (error) => faults.push(error) });
    const seen: Attendance[] = [];
    const leave = live.follow(eventId, { see: (attendance) => seen.push(attendance) });
    await scheduler.advanceUntil(() => seen.length === 1);
    await scanTicket(deps, eventId, showing(await issued(), { door: 'South' }), DURING);
    await countAll();
    await scheduler.advanceUntil(() => seen.length === 2);
    const counts = [{ door: 'South', categoryId: 'cat_1', admitted: 1 }];
    expect(seen).toEqual([
      { admitted: 0, inside: 0, counts: [] },
      { admitted: 1, inside: 1, counts },
    ]);
    const second: Attendance[] = [];
    const leaveToo = live.follow(eventId, { see: (attendance) => second.push(attendance) });
    expect(second).toEqual(seen.slice(1));
    leave();
    leaveToo();
    await scheduler.advanceUntil(() => scheduler.waiting() === 0);
    expect(faults).toEqual([]);
  });
});

describe('what a device decided without a connection', () => {
  const offline = (at: string, decided: ScanOutcome) => ({ offline: { at, decided } });
  const sync = (scans: readonly (Scan & ReturnType<typeof offline>)[], now = DURING) =>
    syncScans(deps, { eventId, by, scans }, now);

  it('is taken over with its own time, in its order, once', async () => {
    const ticket = await issued();
    const [at, out] = ['2026-12-11T18:10:00.000Z', '2026-12-11T18:20:00.000Z'];
    const queued = [
      { ...showing(ticket, { direction: 'out' }), ...offline(out, 'left') },
      { ...showing(ticket), ...offline(at, 'admitted') },
    ];
    const answers = [
      { scanId: queued[1]?.scanId, result: 'admitted', conflict: false },
      { scanId: queued[0]?.scanId, result: 'left', conflict: false },
    ];
    expect(await sync(queued)).toEqual(answers);
    expect(await sync(queued, later(DURING, MINUTE_MS))).toEqual(answers);
    expect(await deps.tickets.find(ticket.bookingId, ticket.number)).toMatchObject({
      ...{ status: 'used', admittedAt: at, movement: { way: 'out', at: out } },
    });
    const { items } = await listScans(deps, { eventId, by }, { size: 1 });
    expect(items).toMatchObject([{ receivedAt: DURING }]);
  });

  it('never lies in the future, and lets nobody in whom the device kept out', async () => {
    const [ahead, refused] = [await issued(), await issued()];
    const far = later(DURING, 60 * MINUTE_MS);
    await sync([
      { ...showing(ahead), ...offline(far, 'admitted') },
      { ...showing(refused), ...offline(DURING, 'already-used') },
    ]);
    const find = ({ bookingId, number }: Ticket) => deps.tickets.find(bookingId, number);
    expect(await find(ahead)).toMatchObject({ admittedAt: DURING });
    expect(await find(refused)).toEqual(refused);
  });

  it('at two doors at once is a conflict, told with both scans', async () => {
    const [ticket, voided] = [await issued(), await issued({ status: 'void' })];
    const first = showing(ticket, { door: 'North', device: 'phone A' });
    const second = showing(ticket, { door: 'South', device: 'phone B' });
    const third = showing(voided);
    await sync([{ ...first, ...offline('2026-12-11T19:00:00.000Z', 'admitted') }]);
    const late = '2026-12-11T19:05:00.000Z';
    expect(
      await sync([
        { ...second, ...offline(late, 'admitted') },
        { ...third, ...offline(late, 'admitted') },
      ]),
    ).toEqual([
      { scanId: second.scanId, result: 'already-used', conflict: true },
      { scanId: third.scanId, result: 'void', conflict: true },
    ]);
    const conflicts = await listConflicts(deps, { eventId, by });
    const told = conflicts.toSorted((one, other) => (one.other ? -1 : other.other ? 1 : 0));
    expect(told).toMatchObject([
      {
        scan: { scanId: second.scanId, door: 'South', device: 'phone B', at: late },
        other: { scanId: first.scanId, door: 'North', device: 'phone A' },
      },
      { scan: { scanId: third.scanId, result: 'void', decided: 'admitted' } },
    ]);
    await countAll();
    expect((await deps.attendance.attendance(eventId)).admitted).toBe(1);
  });
});

describe('the list of a device', () => {
  it('tells of a ticket what the doors need, and later what has changed', async () => {
    const tickets = [await issued({ attendee: 'Ada King Lovelace' }), await issued()];
    const all = await doorTickets(deps, { eventId }, caller, DURING);
    expect(all).toMatchObject({ asOf: DURING });
    expect(all.tickets).toContainEqual({
      ...{ ticketId: tickets[0]?.ticketId, status: 'valid', generation: 1, inside: false },
      ...{ initials: 'A. L.', categoryName: 'Premium' },
      label: { section: 'Stalls', row: 'H', seat: '14' },
    });
    const [one] = tickets;
    if (!one) return;
    await scanTicket(deps, eventId, showing(one), later(DURING, MINUTE_MS));
    const since = await doorTickets(deps, { eventId, since: DURING }, caller, DURING);
    expect(since.tickets).toMatchObject([
      { ticketId: one.ticketId, status: 'used', inside: true, door: 'North' },
    ]);
  });
});

describe('a search by name', () => {
  it('finds guests by the beginnings of their names, as they stand now', async () => {
    let now = Date.parse(DURING);
    const guests = guestLists(deps, () => now);
    const zoe = await issued({ attendee: 'Zoë Müller-Ångström' });
    await issued({ attendee: 'Zora Neale' });
    await issued({ attendee: 'Zoë Void', status: 'void' });
    const find = async (name: string) =>
      (await findGuests({ ...deps, guests }, { eventId, name }, caller)).map((guest) => [
        guest.attendee,
        guest.status,
      ]);
    expect(await find('zo')).toEqual([
      ['Zoë Müller-Ångström', 'valid'],
      ['Zora Neale', 'valid'],
    ]);
    expect(await find('ANG zoe')).toEqual([['Zoë Müller-Ångström', 'valid']]);
    expect(await find('oë')).toEqual([]);
    await scanTicket(deps, eventId, showing(zoe), DURING);
    now += 5_000;
    expect(await find('mull')).toEqual([['Zoë Müller-Ångström', 'used']]);
  });
});
