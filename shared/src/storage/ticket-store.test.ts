import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attendanceChange, movedTicket, unusedTicket, type Ticket } from '../domain/index.ts';
import {
  putItem,
  sampleScan,
  sampleTicket,
  startTestDatabase,
  type TestDatabase,
} from '../testing/index.ts';
import { auditLog } from './audit-log.ts';
import { OUTBOX_SHARD_NAMES } from './outbox-item.ts';
import { outboxStore } from './outbox-store.ts';
import { scanStore } from './scan-store.ts';
import { ticketItem } from './ticket-item.ts';
import { ticketStore } from './ticket-store.ts';

const NOW = '2026-12-11T19:30:00.000Z';
const LATER = '2026-12-11T19:31:00.000Z';

let database: TestDatabase;
let tickets: ReturnType<typeof ticketStore>;
let scans: ReturnType<typeof scanStore>;

beforeAll(async () => {
  database = await startTestDatabase();
  tickets = ticketStore(database.db);
  scans = scanStore(database.db);
});
afterAll(() => database.stop());

async function issue(change: Partial<Ticket> = {}): Promise<Ticket> {
  const ticket = sampleTicket(change);
  await putItem(database.db, 'tickets', ticketItem(ticket));
  return ticket;
}

/** What a scan at a door asks of the store. */
function moveBy(from: Ticket, scan = sampleScan()) {
  const to = movedTicket(from, scan);
  const change = attendanceChange(from, to);
  const { bookingId, eventId, categoryId } = from;
  const effects = change
    ? [{ kind: 'count-scan', bookingId, eventId, categoryId, ...change } as const]
    : [];
  return { from, to, scan, effects };
}

async function counted(bookingId: string): Promise<number> {
  const outbox = outboxStore(database.db);
  const shards = await Promise.all(OUTBOX_SHARD_NAMES.map((shard) => outbox.head(shard, 1_000)));
  return shards
    .flat()
    .filter(({ effect }) => 'bookingId' in effect && effect.bookingId === bookingId).length;
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

  it('are moved once, however many doors scan at the same time, and counted once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const ticket = await issue();
      const doors = ['North', 'South', 'East', 'West'];
      const outcomes = await Promise.all(
        doors.map((door) => tickets.move(moveBy(ticket, sampleScan({ door })))),
      );
      expect(outcomes.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
      const standing = await tickets.find(ticket.bookingId, 1);
      expect(doors).toContain(standing?.admittedDoor);
      for (const outcome of outcomes)
        if (outcome.kind !== 'moved')
          expect(outcome).toEqual({ kind: 'changed', ticket: standing });
      expect(await counted(ticket.bookingId)).toBe(1);
    }
  });

  it('answer a scan that is sent again with what was kept of it', async () => {
    const ticket = await issue();
    const move = moveBy(ticket);
    expect(await tickets.move(move)).toEqual({ kind: 'moved' });
    expect(await tickets.move(move)).toEqual({ kind: 'repeated', scan: move.scan });
    expect(await counted(ticket.bookingId)).toBe(1);
  });

  it('stay as they are when void, of an older generation, or gone out and in meanwhile', async () => {
    const voided = await issue({ status: 'void' });
    const seen = { ...voided, status: 'valid' } as const;
    expect(await tickets.move(moveBy(seen))).toEqual({ kind: 'changed', ticket: voided });
    const passedOn = await issue({ generation: 2 });
    expect(await tickets.move(moveBy({ ...passedOn, generation: 1 }))).toMatchObject({
      kind: 'changed',
    });
    const used = movedTicket(await issue(), sampleScan());
    await putItem(database.db, 'tickets', ticketItem(used));
    const out = moveBy(used, sampleScan({ direction: 'out', at: LATER }));
    expect(await tickets.move(out)).toEqual({ kind: 'moved' });
    expect(await tickets.move(moveBy(used, sampleScan({ direction: 'out' })))).toEqual({
      kind: 'changed',
      ticket: out.to,
    });
  });

  it('are as good as new once their admission is taken back, with a line in the log', async () => {
    const ticket = await issue();
    const move = moveBy(ticket);
    await tickets.move(move);
    const undoing = {
      from: move.to,
      to: unusedTicket(move.to),
      effects: [],
      entry: {
        ...{ entryId: `${LATER}#undo`, at: LATER, actor: move.scan.by, changes: [] },
        ...{ subject: 'evt_1', subjectName: 'The Tide Clock' },
        action: 'ticket.admission-undone',
      },
    } as const;
    expect(await tickets.undoAdmission(undoing)).toBe(true);
    expect(await tickets.find(ticket.bookingId, 1)).toEqual(ticket);
    expect(await scans.find('evt_1', move.scan.scanId)).toMatchObject({ undoneAt: LATER });
    const again = moveBy(ticket);
    await tickets.move(again);
    expect(await tickets.undoAdmission(undoing)).toBe(false);
    const [from, until] = ['2026-12-11T00:00:00.000Z', '2026-12-12T00:00:00.000Z'];
    const log = await auditLog(database.db).search({ from, until, subject: 'evt_1', size: 10 });
    expect(log.items).toEqual([undoing.entry]);
  });

  it('are told page by page, and later what was written since', async () => {
    const eventId = 'evt_pages';
    const made = new Set<string>();
    for (let number = 1; number <= 60; number += 1) {
      const { ticketId } = await issue({ eventId, bookingId: `bkg_page${number}` });
      made.add(ticketId);
    }
    const first = await tickets.pageOfEvent(eventId, {});
    expect(new Set(first.items.map(({ ticketId }) => ticketId))).toEqual(made);
    expect(first.nextCursor).toBeUndefined();
    const [one] = first.items;
    if (!one) throw new Error('There are no tickets.');
    await tickets.move(moveBy(one, sampleScan({ eventId, receivedAt: LATER })));
    const changed = await tickets.pageOfEvent(eventId, { since: NOW });
    expect(changed.items).toMatchObject([{ ticketId: one.ticketId, status: 'used' }]);
    await expect(tickets.pageOfEvent(eventId, { cursor: 'bm9uZQ' })).rejects.toMatchObject({
      code: 'invalid-request',
    });
  });

  it('of one booking that are written in one moment come whole over several pages', async () => {
    const eventId = 'evt_long';
    for (let number = 1; number <= 450; number += 1)
      await issue({ eventId, bookingId: 'bkg_long', number });
    const found = new Set<string>();
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await tickets.pageOfEvent(eventId, { cursor });
      for (const { ticketId } of page.items) found.add(ticketId);
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor);
    expect([found.size, pages]).toEqual([450, 2]);
  });
});
