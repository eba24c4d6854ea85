import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { auditEntry, type Actor, type AuditEntry, type Effect } from '../domain/index.ts';
import { startTestDatabase, type TestDatabase } from '../testing/index.ts';
import type { MailLog, OutboxItem, SentMails } from '../use-cases/ports.ts';
import { auditLog } from './audit-log.ts';
import { mailLog } from './mail-log.ts';
import { outboxShardOf } from './outbox-item.ts';
import { sentMails } from './outbox-sent-mails.ts';
import { MAX_TRIES, outboxStore } from './outbox-store.ts';

const NOW = '2026-05-01T18:00:00.000Z';
const ADA = { name: 'Ada Lovelace', email: 'ada@example.org' };
const BY: Actor = { employeeId: 'usr_1', role: 'organizer', name: 'Eve', address: '203.0.113.7' };

let database: TestDatabase;
let log: MailLog;
let marks: SentMails;
let outbox: ReturnType<typeof outboxStore>;

beforeAll(async () => {
  database = await startTestDatabase();
  log = mailLog(database.db);
  marks = sentMails(database.db);
  outbox = outboxStore(database.db);
});
afterAll(() => database.stop());

const at = (second: number) => `2026-05-01T18:00:${String(second).padStart(2, '0')}.000Z`;

async function itemOf(bookingId: string): Promise<OutboxItem> {
  const head = await outbox.head(outboxShardOf(bookingId), 100);
  const item = head.find(({ effect }) => 'bookingId' in effect && effect.bookingId === bookingId);
  if (!item) throw new Error(`Nothing is due for ${bookingId}.`);
  return item;
}

/** A mail of an event that failed so often. */
async function failed(eventId: string, bookingId: string, times = 1): Promise<void> {
  await outbox.add({ kind: 'send-cancellation', bookingId }, NOW);
  for (let time = 0; time < times; time += 1) {
    const trouble = { reason: '550 No such user', eventId, to: ADA };
    await outbox.postpone(await itemOf(bookingId), at(time), trouble);
    if (time + 1 < times) await outbox.revive(outboxShardOf(bookingId), '2026-05-02');
  }
}

function entry(): AuditEntry {
  const deed = { action: 'mail.retried', subject: 'evt_again', subjectName: 'Tides' } as const;
  return auditEntry(BY, deed, NOW, randomBytes);
}

describe('the mails of an event', () => {
  it('are shown when they fail: given up first, with why and when they are tried next', async () => {
    await failed('evt_failed', 'bkg_later');
    await failed('evt_failed', 'bkg_dead', MAX_TRIES);
    expect(await log.failed('evt_failed', 10)).toMatchObject([
      { state: 'given-up', about: 'bkg_dead', tries: MAX_TRIES, to: ADA },
      { state: 'failed', about: 'bkg_later', tries: 1, nextAt: at(0), reason: '550 No such user' },
    ]);
    expect(await log.failed('evt_other', 10)).toEqual([]);
  });

  it('are shown when they were sent, newest first, page by page', async () => {
    const eventId = 'evt_sent';
    for (let second = 0; second < 5; second += 1) {
      const about = `bkg_s${second}`;
      const key = { about, messageId: `tickets.${about}` };
      await marks.add({ ...key, purpose: 'tickets', to: ADA, sentAt: at(second), eventId });
      expect(await marks.has(key)).toBe(true);
    }
    const first = await log.sent(eventId, 3);
    expect(first.items.map(({ at: sentAt }) => sentAt)).toEqual([at(4), at(3), at(2)]);
    const rest = await log.sent(eventId, 3, first.nextCursor);
    expect(rest.items.map(({ about }) => about)).toEqual(['bkg_s1', 'bkg_s0']);
    await expect(log.sent(eventId, 3, 'sent#forged')).rejects.toMatchObject({
      code: 'invalid-request',
    });
    expect(await log.countSent(eventId, at(3), ['tickets', 'refund'])).toBe(2);
    expect(await log.countSent(eventId, at(0), ['refund'])).toBe(0);
  });

  it('go again when somebody wants it, with a line in the log, and only for their event', async () => {
    await failed('evt_again', 'bkg_again', MAX_TRIES);
    const refs = (await log.failed('evt_again', 10)).flatMap(({ ref }) => ref ?? []);
    expect(await log.sendAgain('evt_other', refs, entry())).toBe(false);
    const line = entry();
    expect(await log.sendAgain('evt_again', refs, line)).toBe(true);
    expect(await itemOf('bkg_again')).toMatchObject({ tries: 0 });
    expect(await log.failed('evt_again', 10)).toEqual([]);
    expect(await log.sendAgain('evt_again', refs, entry())).toBe(false);
    const { items } = await auditLog(database.db).search({
      ...{ subject: 'evt_again', size: 10 },
      ...{ from: '2020-01-01T00:00:00.000Z', until: '2999-01-01T00:00:00.000Z' },
    });
    expect(items).toEqual([line]);
  });
});

it('tells of every mail about a booking how it stands', async () => {
  const bookingId = 'bkg_all';
  const eventId = 'evt_all';
  const key = { about: bookingId, messageId: `tickets.${bookingId}` };
  await marks.add({ ...key, purpose: 'tickets', to: ADA, sentAt: at(1), eventId });
  await failed(eventId, bookingId);
  const waiting: Effect = { kind: 'send-returned', bookingId, numbers: [1] };
  await outbox.add(waiting, NOW);
  await outbox.add({ kind: 'use-promo', bookingId }, NOW);
  const found = await log.ofBooking(bookingId);
  expect(found.map(({ state, purpose }) => `${purpose} ${state}`).sort()).toEqual([
    'cancellation failed',
    'returned waiting',
    'tickets sent',
  ]);
});
