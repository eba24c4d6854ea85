import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAs } from '@foyer/local/dynamodb';
import { startSystem, type System } from '@foyer/local/system';
import { DAY_MS, instantOf, type TicketedEvent } from '@foyer/shared/domain';
import { diskObjectStore } from '@foyer/shared/gateways';
import {
  bookingStore,
  eventRecords,
  eventStore,
  inventoryWriter,
  OUTBOX_SHARD_NAMES,
  outboxStore,
  planStore,
  promoStore,
  seatStore,
  statsStore,
  type Database,
} from '@foyer/shared/storage';
import { samplePlan, sampleRoomEvent, startEmbeddedDynamoDb } from '@foyer/shared/testing';
import { checkInvariants, publishEvent, type InvariantReport } from '@foyer/shared/use-cases';
import { startFreezingProxy, type FreezingProxy } from './freezing-proxy.ts';
import { moneyKept } from './sandbox-books.ts';

/** A whole system that can be killed, with an event on sale. */
export type KillStage = {
  readonly event: TicketedEvent;
  readonly site: string;
  readonly proxy: FreezingProxy;
  /** Ends both services at once, without warning, and starts them again. */
  killAndRestart(): Promise<void>;
  /** Waits until reconciliation and outbox have nothing left to do; answers with what the tables then say. */
  quiet(): Promise<InvariantReport>;
  /** Where the provider's own books and our bookings differ, in words: money for nothing, or seats for none. */
  moneyFaults(): Promise<string[]>;
  /** Ids of the mails to an address. */
  mailsTo(address: string): Promise<{ readonly id: string; readonly attachments: number }[]>;
  stop(): Promise<void>;
};

const QUIET_WITHIN_MS = 90_000;

/** Starts the stage in a folder. */
export async function startKillStage(dataDir: string): Promise<KillStage> {
  const store = await startEmbeddedDynamoDb({ file: join(dataDir, 'killed.sqlite') });
  const proxy = await startFreezingProxy(store.endpoint);
  const event = eventOfNow();
  const system = await startSystem({
    dataDir,
    databaseEndpoint: proxy.endpoint,
    environment: { RATE_LIMITS: 'off', PAYMENT_RECHECK_MS: '4000', LOG_LEVEL: 'info' },
    seed: (environment) => publish(connectAs(environment), environment['OBJECT_STORE_DIR'], event),
  });
  const db = connectAs({ ...system.environment, DYNAMODB_ENDPOINT: store.endpoint });
  const objects = system.environment['OBJECT_STORE_DIR'] ?? '';
  return {
    ...{ event, proxy, site: system.url },
    killAndRestart: () => killAndRestart(system, proxy),
    quiet: () => quiet(db, event),
    moneyFaults: () => moneyFaults(db, objects, event),
    mailsTo: (address) => mailsTo(system, address),
    async stop() {
      db.client.destroy();
      await system.stop();
      await proxy.stop();
      await store.stop();
    },
  };
}

function eventOfNow(): TicketedEvent {
  const at = (days: number) => instantOf(Date.now() + days * DAY_MS);
  return sampleRoomEvent({
    eventId: 'evt_kill',
    status: 'draft',
    categories: [{ categoryId: 'cat_1', name: 'Stalls', colour: '#7a5cff', price: 4_200 }],
    ...{ salesOpenAt: at(-1), salesCloseAt: at(20), doorsOpenAt: at(20) },
    ...{ startsAt: at(20.1), endsAt: at(20.3), updatedAt: at(0) },
  });
}

async function publish(db: Database, folder = '', event: TicketedEvent): Promise<void> {
  const plans = planStore(diskObjectStore({ folder, linkSecret: 'not used' }));
  const events = eventStore(db);
  await plans.save(samplePlan());
  await events.put(event);
  const seats = seatStore(db, inventoryWriter(db));
  await publishEvent({ events, plans, seats }, event.eventId, event.updatedAt);
  db.client.destroy();
}

async function killAndRestart(system: System, proxy: FreezingProxy): Promise<void> {
  const services = [...system.customers, system.employee];
  await Promise.all(services.map((service) => service.kill('SIGKILL')));
  proxy.thaw();
  await Promise.all(services.map((service) => service.restart()));
}

async function quiet(db: Database, { eventId }: TicketedEvent): Promise<InvariantReport> {
  const records = eventRecords(db);
  const seats = seatStore(db, inventoryWriter(db));
  const stores = { events: eventStore(db), bookings: bookingStore(db), stats: statsStore(db) };
  const deadline = Date.now() + QUIET_WITHIN_MS;
  for (;;) {
    const report = await checkInvariants(
      { ...stores, promos: promoStore(db), seats, records },
      eventId,
    );
    const { attempts } = await records.payments(eventId);
    const open = attempts.filter(({ status }) => status === 'started').length;
    const left = [...report.pending, ...(await effectsLeft(db))];
    if (left.length + open === 0) return report;
    if (Date.now() > deadline) throw new Error(`Not quiet: ${open} open; ${left.join(' ')}`);
    await sleep(250);
  }
}

async function effectsLeft(db: Database): Promise<string[]> {
  const shards = OUTBOX_SHARD_NAMES.flatMap((shard) => [
    shard,
    shard.replace('out', 'later'),
    shard.replace('out', 'dead'),
  ]);
  const heads = await Promise.all(shards.map((shard) => outboxStore(db).head(shard, 10)));
  return heads.flat().map(({ shard, effect }) => `${effect.kind} in ${shard}.`);
}

async function moneyFaults(
  db: Database,
  objects: string,
  { eventId }: TicketedEvent,
): Promise<string[]> {
  const confirmed = new Set(
    (await eventRecords(db).bookings(eventId)).map(({ bookingId }) => bookingId),
  );
  const kept = await moneyKept(objects);
  return [...new Set([...confirmed, ...kept.keys()])].flatMap((bookingId) => {
    const times = kept.get(bookingId) ?? 0;
    return times === (confirmed.has(bookingId) ? 1 : 0)
      ? []
      : [`${bookingId} was paid for ${times} times.`];
  });
}

async function mailsTo({ mailUrl }: System, address: string) {
  const reply = await fetch(`${mailUrl}/api/messages?to=${encodeURIComponent(address)}`);
  const { messages } = (await reply.json()) as {
    messages: { readonly id: string; readonly attachments: number }[];
  };
  return messages;
}
