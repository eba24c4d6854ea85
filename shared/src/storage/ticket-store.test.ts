import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry, Ticket } from '../domain/index.ts';
import { putItem, startTestDatabase, type TestDatabase } from '../testing/index.ts';
import { auditLog } from './audit-log.ts';
import { ticketItem } from './ticket-item.ts';
import { ticketStore } from './ticket-store.ts';

const NOW = '2026-05-01T18:00:00.000Z';

let database: TestDatabase;
let tickets: ReturnType<typeof ticketStore>;

beforeAll(async () => {
  database = await startTestDatabase();
  tickets = ticketStore(database.db);
});
afterAll(() => database.stop());

let scans = 0;
function entryAt(at: string): AuditEntry {
  scans += 1;
  return {
    entryId: `${at}#${String(scans).padStart(16, '0')}`,
    at,
    actor: { employeeId: 'usr_1', name: 'Stew', role: 'steward', address: '198.51.100.7' },
    action: 'ticket.admitted',
    subject: 'evt_a',
    subjectName: 'The Tide Clock',
    changes: [],
  };
}

async function issue(change: Partial<Ticket> = {}): Promise<Ticket> {
  const ticket: Ticket = {
    ticketId: 'tkt_a_1',
    bookingId: 'bkg_a',
    number: 1,
    eventId: 'evt_a',
    status: 'valid',
    sectionId: 'sec_a',
    seatId: 's1',
    label: { section: 'Stalls', row: 'A', seat: '1' },
    categoryId: 'cat_a',
    categoryName: 'Best',
    price: 4_200,
    currency: 'EUR',
    attendee: 'Ada Lovelace',
    generation: 1,
    issuedAt: NOW,
    ...change,
  };
  await putItem(database.db, 'tickets', ticketItem(ticket));
  return ticket;
}

describe('tickets', () => {
  it('come back as they were issued, in the order of their numbers', async () => {
    const second = await issue({ bookingId: 'bkg_list', number: 2 });
    const { seatId: _seat, ...standing } = await issue({ bookingId: 'bkg_list', number: 10 });
    await issue({ ...standing, label: { section: 'Floor' } });
    const first = await issue({ bookingId: 'bkg_list', number: 1 });

    const found = await tickets.ofBooking('bkg_list');
    expect(found.slice(0, 2)).toEqual([first, second]);
    expect(found.map((ticket) => ticket.number)).toEqual([1, 2, 10]);
    expect(await tickets.find('bkg_list', 2)).toEqual(second);
    expect(await tickets.find('bkg_list', 3)).toBeUndefined();
  });

  it('are admitted once, however many doors scan at the same time', async () => {
    for (let round = 0; round < 20; round += 1) {
      const ticket = await issue({ bookingId: `bkg_race${round}` });
      const doors = ['North', 'South', 'East', 'West'];
      const answers = await Promise.all(
        doors.map((door) => tickets.admit(ticket, door, entryAt(NOW))),
      );

      const [admitted] = answers.filter((answer) => answer.admitted);
      expect(answers.filter((answer) => answer.admitted)).toHaveLength(1);
      for (const answer of answers) expect(answer.ticket).toEqual(admitted?.ticket);
    }
  });

  it('tell who was admitted when they are scanned again', async () => {
    const ticket = await issue({ bookingId: 'bkg_again' });
    const entry = entryAt(NOW);
    await tickets.admit(ticket, 'North', entry);
    expect(await tickets.admit(ticket, 'North', entry)).toMatchObject({ admitted: true });
    expect(await tickets.admit(ticket, 'South', entryAt('2026-05-01T18:01:00.000Z'))).toEqual({
      admitted: false,
      ticket: { ...ticket, status: 'used', admittedAt: NOW, admittedDoor: 'North' },
    });
  });

  it('are not admitted when void or of an older generation', async () => {
    const voided = await issue({ bookingId: 'bkg_void', status: 'void' });
    expect(await tickets.admit(voided, 'North', entryAt(NOW))).toEqual({
      admitted: false,
      ticket: voided,
    });

    const passedOn = await issue({ bookingId: 'bkg_passed', generation: 2 });
    const scanned = { ...passedOn, generation: 1 };
    expect(await tickets.admit(scanned, 'North', entryAt(NOW))).toEqual({
      admitted: false,
      ticket: passedOn,
    });
  });

  it('leave one line in the log for each admission and none for a refused scan', async () => {
    const log = auditLog(database.db);
    const admissions = async () => {
      const [from, until] = ['2026-05-01T00:00:00.000Z', '2026-05-02T00:00:00.000Z'];
      return (await log.search({ from, until, subject: 'evt_a', size: 1_000 })).items.length;
    };
    const before = await admissions();
    const ticket = await issue({ bookingId: 'bkg_logged' });
    const doors = ['North', 'South', 'East'];
    await Promise.all(doors.map((door) => tickets.admit(ticket, door, entryAt(NOW))));
    expect(await admissions()).toBe(before + 1);
  });
});
