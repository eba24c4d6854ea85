import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Booking, Effect, Refund, Ticket } from '@foyer/shared/domain';
import {
  accountKeys,
  deriver,
  diskObjectStore,
  linkSigner,
  sandboxProvider,
  smtpMailer,
  systemScheduler,
} from '@foyer/shared/gateways';
import { ticketKeysOf, ticketPrinter, ticketSigner } from '@foyer/shared/gateways';
import * as storage from '@foyer/shared/storage';
import { putItem, sampleEvent, startTestDatabase, startTestMailbox } from '@foyer/shared/testing';
import type { TestDatabase, TestMailbox } from '@foyer/shared/testing';
import { noTelemetry } from '@foyer/shared/telemetry';
import { roomReader } from '@foyer/shared/use-cases';
import { pino } from 'pino';
import type { Loop } from './loop.ts';
import { startJobs, type JobDeps } from './start-jobs.ts';

const SECRET = 'a secret of at least thirty-two characters';
const NOW = '2026-11-21T10:00:00.000Z';
const PUBLIC_URL = 'http://foyer.test';
const event = sampleEvent();
const log = pino({ level: 'silent' });

let database: TestDatabase;
let mailbox: TestMailbox;
let folder: string;
let deps: JobDeps & { mailer: ReturnType<typeof smtpMailer> };
let jobs: Loop[];

beforeAll(async () => {
  database = await startTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'foyer-jobs-'));
  await storage.eventStore(database.db).put(event);
});
afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true, maxRetries: 10 });
});
beforeEach(async () => {
  mailbox = await startTestMailbox();
  deps = depsOf();
  jobs = [];
});
afterEach(async () => {
  await Promise.all(jobs.map((job) => job.stop()));
  deps.mailer.close();
  await mailbox.stop();
});

function depsOf(): typeof deps {
  const { db } = database;
  const objects = diskObjectStore({ folder, linkSecret: SECRET });
  const provider = sandboxProvider({
    objects,
    publicUrl: PUBLIC_URL,
    secret: SECRET,
    report: log.error,
  });
  const plans = storage.planStore(objects);
  const inventory = storage.inventoryWriter(db);
  const seats = storage.seatStore(db, inventory);
  return {
    objects,
    providers: [provider],
    mailer: smtpMailer({ url: mailbox.url, from: 'Foyer <tickets@foyer.example>' }),
    signer: ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 7).toString('base64url')}`)),
    printer: ticketPrinter(),
    links: linkSigner(SECRET),
    waitlists: storage.waitlistStore(db),
    derive: deriver(SECRET),
    events: storage.eventStore(db),
    plans,
    seats,
    rooms: roomReader({ plans, seats, scheduler: systemScheduler }),
    random: Math.random,
    bookings: storage.bookingStore(db),
    ledger: storage.ledger(db, inventory),
    payments: storage.paymentStore(db),
    promos: storage.promoStore(db),
    tickets: storage.ticketStore(db),
    outbox: storage.outboxStore(db),
    sentMails: storage.sentMails(db),
    messages: storage.messageStore(db),
    accounts: storage.accountStore(db),
    sessions: storage.sessionStore(db),
    keys: accountKeys(SECRET),
    leases: storage.leaseStore(db),
    health: storage.healthStore(db),
    records: storage.eventRecords(db),
    snapshots: storage.catalogueSnapshots(objects),
    stats: storage.statsStore(db),
    figures: storage.figureStore(db),
    publicUrl: PUBLIC_URL,
    clock: Date.now,
    owner: 'one',
    telemetry: noTelemetry,
  };
}

function put(table: storage.TableKey, item: object): Promise<void> {
  return putItem(database.db, table, item);
}

let count = 0;
/** A confirmed booking with a ticket, as the ledger leaves them; its effects stand in the outbox. */
async function confirmed(...effects: ((booking: Booking) => Effect)[]): Promise<Booking> {
  count += 1;
  const booking: Booking = {
    bookingId: `bkg_${count}`,
    eventId: event.eventId,
    status: 'confirmed',
    planVersion: event.planVersion,
    lines: [],
    revision: 1,
    totals: { tickets: 4_200, fees: 0, taxes: [], total: 4_200 },
    currency: 'EUR',
    heldUntil: NOW,
    renewed: false,
    paying: true,
    attempts: 1,
    contact: { name: 'Ada Lovelace', email: `ada${count}@example.org` },
    requestHash: 'x',
    linkVersion: 1,
    createdAt: NOW,
    confirmedAt: NOW,
  };
  const ticket: Ticket = {
    ticketId: `tkt_${count}_1`,
    bookingId: booking.bookingId,
    number: 1,
    eventId: event.eventId,
    status: 'valid',
    sectionId: 'sec_room',
    label: { section: 'Room' },
    categoryId: 'cat_1',
    categoryName: 'Admission',
    price: 4_200,
    currency: 'EUR',
    attendee: 'Ada Lovelace',
    generation: 1,
    issuedAt: NOW,
  };
  await storage.bookingStore(database.db).add(booking);
  await put('tickets', storage.ticketItem(ticket));
  for (const effect of effects) await queue(effect(booking));
  return booking;
}

let items = 0;
async function queue(effect: Effect): Promise<void> {
  items += 1;
  await put('outbox', storage.outboxItem(effect, `01J${String(items).padStart(23, '0')}`, NOW));
}

const sendTickets = ({ bookingId }: Booking): Effect => ({ kind: 'send-tickets', bookingId });

async function mailTo(booking: Booking) {
  const address = booking.contact?.email;
  for (const deadline = Date.now() + 45_000; Date.now() < deadline;) {
    const found = mailbox.mails.filter((mail) => mail.to?.some((to) => to.address === address));
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`No mail to ${address ?? ''} came`);
}

async function outboxEmpty(): Promise<void> {
  const { outbox } = deps;
  for (;;) {
    const heads = await Promise.all(
      storage.OUTBOX_SHARD_NAMES.map((shard) => outbox.head(shard, 1)),
    );
    if (heads.flat().length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function start(owner = 'one'): void {
  jobs.push(startJobs({ ...deps, owner }, log));
}

describe('background jobs', () => {
  it('mail tickets with PDF and calendar', async () => {
    start();
    const booking = await confirmed(sendTickets);
    const [mail] = await mailTo(booking);
    expect(mail?.subject).toContain(event.title);
    expect(mail?.messageId).toBe(`<tickets.${booking.bookingId}@foyer.example>`);
    expect(mail?.text).toContain(`${PUBLIC_URL}/bookings/${booking.bookingId}?link=`);
    const [pdf, calendar] = mail?.attachments ?? [];
    expect(Buffer.from(pdf?.content as ArrayBuffer).toString('latin1')).toMatch(/^%PDF-1\.7/);
    expect(calendar?.mimeType).toBe('text/calendar');
    await outboxEmpty();
    expect(await deps.objects.get(`tickets/${booking.bookingId}/1.1.pdf`)).toMatchObject({
      type: 'application/pdf',
    });
  });

  it('mail once, though the effect stands there twice and two tasks work', async () => {
    start('one');
    start('two');
    const booking = await confirmed(sendTickets);
    await mailTo(booking);
    await queue(sendTickets(booking));
    await outboxEmpty();
    expect(await mailTo(booking)).toHaveLength(1);
  });

  it('try again when the mail server refuses, while other mails go out', async () => {
    mailbox.refuse(1);
    start();
    const [first, second] = [await confirmed(sendTickets), await confirmed(sendTickets)];
    expect(await mailTo(first)).toHaveLength(1);
    expect(await mailTo(second)).toHaveLength(1);
  });

  it('count every sale once', async () => {
    start('one');
    start('two');
    const bookings = Array.from({ length: 60 }, (_, index) => `bkg_sale${index}`);
    const [eventId, tickets, revenue] = ['evt_sales', 2, 8_400];
    await Promise.all(
      bookings.map((bookingId) =>
        queue({ kind: 'count-sale', bookingId, eventId, tickets, revenue }),
      ),
    );
    await outboxEmpty();
    expect(await storage.statsStore(database.db).figures(eventId)).toMatchObject({
      sold: 120,
      revenue: 60 * revenue,
    });
  });

  it('count what a booking used of a promo code once', async () => {
    const plain = await confirmed();
    const label = { section: 'Room' };
    const place = { kind: 'place', sectionId: 'sec_room', pool: 0, label } as const;
    const booking: Booking = {
      ...plain,
      bookingId: `${plain.bookingId}_promo`,
      lines: [{ ...place, categoryId: 'cat_1', price: 500, fullPrice: 1_000 }],
      promoCode: 'SUMMER',
      promoUse: { promoId: 'prm_1', claimedUntil: 0, draws: [] },
    };
    await storage.bookingStore(database.db).add(booking);
    for (let time = 0; time < 2; time += 1)
      await queue({ kind: 'use-promo', bookingId: booking.bookingId });
    start('one');
    start('two');
    await outboxEmpty();
    const uses = await storage.promoStore(database.db).uses(event.eventId);
    expect(uses.get('prm_1')).toBe(1);
  });

  it('pay a refund out once and say so by mail', async () => {
    const booking = await confirmed();
    const refund: Refund = {
      refundId: `rfd_late-payment_${count}_1`,
      bookingId: booking.bookingId,
      eventId: booking.eventId,
      attempt: 1,
      provider: 'sandbox',
      amount: 4_200,
      currency: 'EUR',
      cause: 'late-payment',
      status: 'due',
      createdAt: NOW,
    };
    await put('payments', { ...refund, part: `refund#${refund.refundId}` });
    const { bookingId } = booking;
    await put('payments', { bookingId, part: 'attempt#0001', attempt: 1, provider: 'sandbox' });
    start();
    await queue({ kind: 'refund', bookingId: booking.bookingId, refundId: refund.refundId });
    const [mail] = await mailTo(booking);
    expect(mail?.subject).toContain('€42.00 on the way back');
    await outboxEmpty();
    const { refunds } = await storage.paymentStore(database.db).ofBooking(booking.bookingId);
    expect(refunds).toEqual([expect.objectContaining({ status: 'done' })]);
    expect(await deps.objects.get(`sandbox/refunds/${refund.refundId}.json`)).toBeDefined();
  });

  it('set an effect aside that cannot be done, without holding up the rest', async () => {
    start();
    await queue({ kind: 'refund', bookingId: 'bkg_unknown', refundId: 'rfd_unknown' });
    const booking = await confirmed(sendTickets);
    await mailTo(booking);
    await outboxEmpty();
  });

  it('leave their leases behind when they stop, so that others go on at once', async () => {
    start('one');
    await mailTo(await confirmed(sendTickets));
    await jobs.pop()?.stop();
    start('two');
    await mailTo(await confirmed(sendTickets));
  });
});
