import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventCapacity,
  later,
  DAY_MS,
  salesStateOf,
  type TicketedEvent,
} from '@foyer/shared/domain';
import {
  deriver,
  diskObjectStore,
  linkSigner,
  passwordHasher,
  systemScheduler,
} from '@foyer/shared/gateways';
import {
  accountStore,
  bookingStore,
  eventRecords,
  eventStore,
  figureStore,
  inventoryWriter,
  ledger,
  limitStore,
  paymentStore,
  planStore,
  scanStore,
  seatStore,
  ticketStore,
} from '@foyer/shared/storage';
import { startTestDatabase, type TestDatabase } from '@foyer/shared/testing';
import { roomReader, seatsInFlight, type BookingStore } from '@foyer/shared/use-cases';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEMO_ACCOUNTS,
  DEMO_CUSTOMER,
  DEMO_ORGANIZERS,
  DEMO_PASSWORD,
  DEMO_STEWARD,
} from './demo-accounts.ts';
import { DEMO_EVENTS, seedDemo, type DemoDeps } from './seed-demo.ts';

/** Seeding creates thousands of items, while other tests keep the processors busy. */
const SEEDING_MS = 120_000;

const NOW = '2026-11-21T16:20:00.000Z';

let database: TestDatabase;
let folder: string;
let passwords: ReturnType<typeof passwordHasher>;
let bookings: BookingStore;
let deps: DemoDeps;

beforeAll(async () => {
  database = await startTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'foyer-demo-'));
  passwords = passwordHasher({ cost: 4, threads: 1 });
  const { db } = database;
  const objects = diskObjectStore({ folder, linkSecret: 'secret' });
  const inventory = inventoryWriter(db);
  const plans = planStore(objects);
  const seats = seatStore(db, inventory);
  bookings = bookingStore(db);
  deps = {
    accounts: accountStore(db),
    bookings,
    derive: deriver('secret'),
    events: eventStore(db),
    inFlight: seatsInFlight(),
    figures: figureStore(db),
    links: linkSigner('secret'),
    payments: paymentStore(db),
    recheckAfterMs: 60_000,
    scans: scanStore(db),
    tickets: ticketStore(db),
    ledger: ledger(db, inventory),
    limits: limitStore(db),
    objects,
    passwords,
    plans,
    random: Math.random,
    rooms: roomReader({ plans, seats, scheduler: systemScheduler }),
    seats,
  };
  await seedDemo(deps, NOW);
}, SEEDING_MS);
afterAll(async () => {
  await passwords.close();
  await database.stop();
  await rm(folder, { recursive: true, maxRetries: 10 });
});

async function eventsOf(organizers: readonly { userId: string }[]): Promise<TicketedEvent[]> {
  const ids = await Promise.all(organizers.map(({ userId }) => deps.events.workedOnBy(userId)));
  const found = await Promise.all(ids.flat().map((eventId) => deps.events.find(eventId)));
  return found.flatMap((event) => event ?? []);
}

const allEvents = () => eventsOf(Object.values(DEMO_ORGANIZERS));

describe('the demo', () => {
  it('has an account of every role, all with the one password', async () => {
    for (const { email, role } of DEMO_ACCOUNTS) {
      const portal = role === 'customer' ? 'customer' : 'employee';
      const account = await deps.accounts.findByEmail(email, portal);
      expect(account?.role).toBe(role);
      expect(await passwords.matches(DEMO_PASSWORD, account?.passwordHash)).toBe(true);
    }
  });

  it('has published events in rooms of 1,900, 20,000, 750 and 80 places', async () => {
    const events = await allEvents();
    expect(events).toHaveLength(DEMO_EVENTS.length);
    expect(new Set(events.map(({ status }) => status))).toEqual(new Set(['published']));
    expect(new Set(events.map(eventCapacity))).toEqual(new Set([1_900, 20_000, 750, 80]));
  });

  it('has free events, some whose sales open later, and one whose doors are open now', async () => {
    const events = await allEvents();
    const free = events.filter(({ categories }) => categories.every(({ price }) => price === 0));
    const later = events.filter((event) => salesStateOf(event, NOW) === 'not-open');
    const open = events.filter(({ doorsOpenAt, endsAt }) => doorsOpenAt <= NOW && endsAt > NOW);
    expect(free).toHaveLength(3);
    expect(later).toHaveLength(2);
    expect(open.map(({ title }) => title)).toEqual(['Low Tide Sessions: Marrow & Mint']);
    expect(open.map((event) => salesStateOf(event, NOW))).toEqual(['open']);
  });

  it('starts at the evening hours of its cities', async () => {
    const tideClock = (await allEvents()).find(({ eventId }) => eventId.startsWith('evt_tide-'));
    expect(tideClock?.startsAt).toBe('2026-11-24T18:30:00.000Z');
  });

  it('has sold tickets over the past weeks, and some guests have come where the doors are open', async () => {
    const records = eventRecords(database.db);
    const named = async (slug: string) =>
      (await allEvents()).find(({ eventId }) => eventId.startsWith(`evt_${slug}`))?.eventId ?? '';
    const sold = await records.bookings(await named('tide-clock'));
    const days = new Set(sold.map(({ confirmedAt = '' }) => confirmedAt.slice(0, 10)));
    expect(sold.length).toBeGreaterThan(40);
    expect(days.size).toBeGreaterThan(8);
    const tickets = await records.tickets(await named('low-tide'));
    expect(tickets.filter(({ status }) => status === 'used').length).toBeGreaterThan(10);
  });

  it('lets the steward work at every event', async () => {
    expect(await deps.events.workedOnBy(DEMO_STEWARD.userId)).toHaveLength(DEMO_EVENTS.length);
  });

  it('stores each picture in every width', async () => {
    const stored = new Set(await readdir(join(folder, 'images')));
    const images = (await allEvents()).flatMap((event) => event.images);
    const names = images.flatMap(({ url, widths }) =>
      widths.map((width) => `${url.slice('/media/images/'.length)}-${width}.webp`),
    );
    expect(names.filter((name) => !stored.has(name))).toEqual([]);
  });
});

describe('the event that is nearly sold out', () => {
  it('has six free places, and real bookings for the others', async () => {
    const event = (await allEvents()).find(({ title }) => title === 'Type for Small Screens')!;
    const room = await deps.rooms.view(event);
    expect(room.pools).toEqual({ sec_room: [6] });
  });

  it('is among the bookings of the demo customer', async () => {
    const page = await bookings.byCustomer(DEMO_CUSTOMER.userId, 10);
    expect(page.items.map(({ status, lines }) => [status, lines.length])).toEqual([
      ['confirmed', 2],
    ]);
  });
});

describe('seeding again', () => {
  it('changes nothing while the events are still to come', async () => {
    const before = await allEvents();
    await seedDemo(deps, later(NOW, 60_000));
    expect(await allEvents()).toEqual(before);
  });

  it('brings back with a new date what is over', async () => {
    const tomorrow = later(NOW, DAY_MS);
    await seedDemo(deps, tomorrow);
    const sessions = (await allEvents()).filter(({ title }) => title.startsWith('Low Tide'));
    expect(sessions.filter(({ endsAt }) => endsAt > tomorrow)).toHaveLength(1);
    expect(sessions).toHaveLength(2);
  });
});
