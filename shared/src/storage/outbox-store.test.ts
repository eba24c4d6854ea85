import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ulid } from 'ulid';
import type { Effect } from '../domain/index.ts';
import { putItem, startTestDatabase, type TestDatabase } from '../testing/index.ts';
import type { OutboxItem } from '../use-cases/ports.ts';
import { leaseStore } from './lease-store.ts';
import { outboxItem, OUTBOX_SHARD_NAMES } from './outbox-item.ts';
import { MAX_TRIES, outboxStore } from './outbox-store.ts';
import { statsStore } from './stats-store.ts';

const NOW = '2026-05-01T18:00:00.000Z';
const LATER = '2026-05-01T18:05:00.000Z';

let database: TestDatabase;
let outbox: ReturnType<typeof outboxStore>;

beforeAll(async () => {
  database = await startTestDatabase();
  outbox = outboxStore(database.db);
});
afterAll(() => database.stop());
beforeEach(async () => {
  for (const shard of OUTBOX_SHARD_NAMES) {
    for (const item of await outbox.head(shard, 1_000)) await outbox.done(item);
  }
});

async function write(effect: Effect): Promise<OutboxItem> {
  const item = outboxItem(effect, ulid(), NOW);
  await putItem(database.db, 'outbox', item);
  return item;
}

function sale(eventId: string, bookingId = 'bkg_same', tickets = 2): Effect {
  return { kind: 'count-sale', bookingId, eventId, tickets, revenue: tickets * 1_000 };
}

describe('the outbox', () => {
  it('hands effects out oldest first until they are done', async () => {
    const first = await write({ kind: 'send-tickets', bookingId: 'bkg_a' });
    const second = await write({ kind: 'send-tickets', bookingId: 'bkg_a' });

    expect(await outbox.head(first.shard, 10)).toEqual([first, second]);
    await outbox.done(first);
    expect(await outbox.head(first.shard, 10)).toEqual([second]);
  });

  it('spreads bookings over all shards and keeps one booking in one', () => {
    const shards = Array.from(
      { length: 400 },
      (_, index) => outboxItem({ kind: 'send-tickets', bookingId: `bkg_${index}` }, 'x', NOW).shard,
    );
    expect(new Set(shards)).toEqual(new Set(OUTBOX_SHARD_NAMES));
  });

  it('takes a postponed effect out of the head and brings it back when it is due', async () => {
    const item = await write({ kind: 'send-tickets', bookingId: 'bkg_late' });
    await outbox.postpone(item, LATER, { reason: 'internal' });

    expect(await outbox.head(item.shard, 10)).toEqual([]);
    expect(await outbox.revive(item.shard, NOW)).toBe(0);
    expect(await outbox.revive(item.shard, '2026-05-01T18:05:00.001Z')).toBe(1);
    expect(await outbox.head(item.shard, 10)).toEqual([{ ...item, tries: 1 }]);
    expect(await outbox.revive(item.shard, '2026-05-01T18:05:00.001Z')).toBe(0);
  });

  it('gives an effect up after ten tries and keeps it for a person', async () => {
    const item = await write({ kind: 'send-tickets', bookingId: 'bkg_dead' });
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const [head] = await outbox.head(item.shard, 1);
      expect(head?.tries).toBe(tries);
      await outbox.postpone(head!, NOW, { reason: 'internal' });
      await outbox.revive(item.shard, LATER);
    }
    expect(await outbox.head(item.shard, 10)).toEqual([]);
    expect(await outbox.head(item.shard.replace('out', 'dead'), 10)).toEqual([
      { ...item, shard: item.shard.replace('out', 'dead'), tries: MAX_TRIES, reason: 'internal' },
    ]);
  });

  it('does not bring an effect back that somebody else has finished', async () => {
    const item = await write({ kind: 'send-tickets', bookingId: 'bkg_gone' });
    await outbox.done(item);
    await outbox.postpone(item, LATER, { reason: 'internal' });
    expect(await outbox.revive(item.shard, '2026-06-01T00:00:00.000Z')).toBe(0);
  });

  it('counts each sale once, however many count at the same time', async () => {
    const stats = statsStore(database.db);
    const sales = await Promise.all(Array.from({ length: 200 }, () => write(sale('evt_counted'))));

    await Promise.all(Array.from({ length: 4 }, () => outbox.count(sales, NOW)));
    await outbox.count(sales, NOW);

    expect(await stats.figures('evt_counted')).toMatchObject({ sold: 400 });
    expect(await outbox.head(sales[0]?.shard ?? '', 300)).toEqual([]);
  });

  it('adds up what different shards have counted of one event', async () => {
    const bookings = Array.from({ length: 40 }, (_, index) => `bkg_${index}`);
    const sales = await Promise.all(bookings.map((booking) => write(sale('evt_sum', booking, 3))));
    await outbox.count([...sales, await write({ kind: 'send-tickets', bookingId: 'bkg_0' })], NOW);
    expect(await statsStore(database.db).figures('evt_sum')).toMatchObject({ sold: 120 });
  });
});

describe('leases', () => {
  it('belong to one owner until they are given back or their time has passed', async () => {
    const leases = leaseStore(database.db);
    expect(await leases.take('out#00', 'one', 1_000, 2_000)).toBe(true);
    expect(await leases.take('out#00', 'two', 1_500, 2_500)).toBe(false);
    expect(await leases.take('out#00', 'one', 1_500, 3_000)).toBe(true);
    expect(await leases.take('out#00', 'two', 3_001, 4_000)).toBe(true);
    await leases.give('out#00', 'one');
    expect(await leases.take('out#00', 'one', 3_500, 5_000)).toBe(false);
    await leases.give('out#00', 'two');
    expect(await leases.take('out#00', 'one', 3_500, 5_000)).toBe(true);
  });

  it('go to one of many who ask at once', async () => {
    const leases = leaseStore(database.db);
    const owners = Array.from({ length: 20 }, (_, index) => `owner-${index}`);
    const taken = await Promise.all(
      owners.map((owner) => leases.take('rush', owner, 1_000, 2_000)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });
});
