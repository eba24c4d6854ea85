import { seatsInFlight } from '../use-cases/booking/seats-in-flight.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DAY_MS,
  epochOf,
  instantOf,
  type EpochMs,
  type Instant,
  type TicketedEvent,
} from '../domain/index.ts';
import { linkSigner } from '../gateways/link-signer.ts';
import { diskObjectStore } from '../gateways/object-store-disk.ts';
import { sandboxProvider, type SandboxProvider } from '../gateways/payment-sandbox.ts';
import { deriver } from '../gateways/token-secrets.ts';
import { bookingStore } from '../storage/booking-store.ts';
import type { Database } from '../storage/database.ts';
import { eventRecords } from '../storage/event-records.ts';
import { figureStore } from '../storage/figure-store.ts';
import { eventStore } from '../storage/event-store.ts';
import { inventoryWriter } from '../storage/inventory-writer.ts';
import { ledger } from '../storage/ledger.ts';
import { limitStore } from '../storage/limit-store.ts';
import { outboxStore } from '../storage/outbox-store.ts';
import { paymentStore } from '../storage/payment-store.ts';
import { planStore } from '../storage/plan-store.ts';
import { promoStore } from '../storage/promo-store.ts';
import { seatStore } from '../storage/seat-store.ts';
import { statsStore } from '../storage/stats-store.ts';
import { ticketStore } from '../storage/ticket-store.ts';
import { waitlistStore } from '../storage/waitlist-store.ts';
import { roomReader } from '../use-cases/availability/room-reader.ts';
import type { ObjectStore, PaymentProvider } from '../use-cases/ports.ts';
import { smallHouse, smallHouseBlocks, smallHouseEvent } from './small-house.ts';
import { startTestDatabase } from './test-database.ts';

/** A clock that stands still until a test moves it. */
export type TestClock = {
  readonly now: () => Instant;
  readonly epoch: () => EpochMs;
  readonly advance: (milliseconds: number) => void;
};

/** Everything that holding, paying and settling needs, on an embedded database and the sandbox provider. */
export type BookingWorld = Omit<ReturnType<typeof buildWorld>, 'provider' | 'providers'> & {
  /** May be replaced by one that fails. */
  provider: PaymentProvider;
  readonly providers: readonly PaymentProvider[];
  readonly db: Database;
  /** Where the database listens. */
  readonly endpoint: string;
  readonly clock: TestClock;
  readonly objects: ObjectStore;
  /** The folder of the object store, with the sandbox's books in `sandbox`. */
  readonly folder: string;
  /** Puts an event in the small house on sale. */
  putOnSale(change?: Partial<TicketedEvent>): Promise<TicketedEvent>;
  stop(): Promise<void>;
};

/** When the clock of a world begins: days before the event of {@link smallHouseEvent}. */
const WORLD_BEGINS: Instant = '2026-12-01T12:00:00.000Z';

/** Signs the webhooks of a world's sandbox. */
export const WORLD_SECRET = 'a secret of this test';

/** How long after its charge a delayed card pays in a world. */
export const WORLD_DELAY_MS = 30_000;

/** Starts a world of its own. */
export async function startBookingWorld(): Promise<BookingWorld> {
  const database = await startTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'foyer-world-'));
  const objects = diskObjectStore({ folder, linkSecret: WORLD_SECRET });
  const clock = testClock(WORLD_BEGINS);
  const parts = buildWorld(database.db, objects, clock);
  await parts.plans.save(smallHouse());
  let events = 0;
  return {
    ...parts,
    ...{ db: database.db, endpoint: database.endpoint, clock, objects, folder },
    async putOnSale(change) {
      events += 1;
      const event = smallHouseEvent({ eventId: `evt_${events}`, ...change });
      const { rows, pools } = smallHouseBlocks();
      await parts.seats.createBlocks(event, rows, pools);
      await parts.events.put(event);
      return event;
    },
    async stop() {
      await parts.sandbox.stop();
      await database.stop();
      await rm(folder, { recursive: true, maxRetries: 10 });
    },
  };
}

function buildWorld(db: Database, objects: ObjectStore, clock: TestClock) {
  const events = eventStore(db);
  const plans = planStore(objects);
  const inventory = inventoryWriter(db);
  const seats = seatStore(db, inventory);
  const provider = worldProvider(objects, clock);
  return {
    ...{ events, plans, inventory, seats, provider, sandbox: provider },
    providers: [provider],
    rooms: roomReader({ plans, seats, scheduler: { now: clock.epoch } }),
    bookings: bookingStore(db),
    ledger: ledger(db, inventory),
    limits: limitStore(db),
    payments: paymentStore(db),
    promos: promoStore(db),
    tickets: ticketStore(db),
    stats: statsStore(db),
    outbox: outboxStore(db),
    waitlists: waitlistStore(db),
    records: eventRecords(db),
    figures: figureStore(db),
    links: linkSigner(WORLD_SECRET),
    derive: deriver(WORLD_SECRET),
    random: Math.random,
    inFlight: seatsInFlight(),
    recheckAfterMs: 60_000,
  };
}

/** The sandbox; it hears of time from the test's clock, and nobody listens where it sends its webhooks. */
function worldProvider(objects: ObjectStore, clock: TestClock): SandboxProvider {
  return sandboxProvider({
    ...{ objects, now: clock.now, delayMs: WORLD_DELAY_MS },
    publicUrl: 'http://127.0.0.1:9',
    secret: WORLD_SECRET,
    report: () => undefined,
  });
}

function testClock(begins: Instant): TestClock {
  let epoch = epochOf(begins);
  return {
    now: () => instantOf(epoch),
    epoch: () => epoch,
    advance(milliseconds) {
      if (Math.abs(milliseconds) > 300 * DAY_MS) throw new RangeError('Too far for a test.');
      epoch += milliseconds;
    },
  };
}
