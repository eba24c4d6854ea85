import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import { MINUTE_MS, type EventId } from '../../domain/index.ts';
import { OUTBOX_SHARD_NAMES } from '../../storage/outbox-item.ts';
import {
  drainOutbox,
  faultAt,
  figureHistory,
  figuresOff,
  injectFaults,
  shopper,
  startBookingWorld,
  type BookingWorld,
  type Fault,
} from '../../testing/index.ts';
import type { OutboxItem } from '../ports.ts';
import { performRecount, recountFigures } from './recount-figures.ts';

let world: BookingWorld;

beforeAll(async () => {
  world = await startBookingWorld();
});
afterAll(() => world.stop());

/** Numbers below 1 that look random and are the same in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

async function waiting(): Promise<readonly OutboxItem[]> {
  const heads = OUTBOX_SHARD_NAMES.map((shard) => world.outbox.head(shard, 1_000));
  return (await Promise.all(heads)).flat();
}

/** Counts what waits, twice at the same time as after a lost lease; one of the two is killed at some write. */
async function countBetweenFaults(random: () => number): Promise<void> {
  const items = await waiting();
  const faults: Fault[] = ['no-reply', 'unreachable', 'lost-reply', 'conflict'];
  const fault = faults[Math.floor(random() * faults.length)] ?? 'conflict';
  const heal = injectFaults(world.db.client, faultAt(fault, 1 + Math.floor(random() * 4)));
  const count = () => world.outbox.count(items, world.clock.now());
  await Promise.allSettled([count(), count()]);
  heal();
}

async function addTo(eventId: EventId, bucket: string, name: string, more: number): Promise<void> {
  await world.db.client.updateItem({
    TableName: world.db.table('eventStats'),
    Key: marshall({ eventId, bucket }),
    UpdateExpression: 'ADD #name :more',
    ExpressionAttributeNames: { '#name': name },
    ExpressionAttributeValues: marshall({ ':more': more }),
  });
}

describe('the figures of an event', () => {
  it('equal a recount of the tables, whatever happens and however often jobs die', async () => {
    const random = seeded(7);
    const history = await figureHistory(world, random);
    const { eventId } = history.event;
    for (let round = 0; round < 16; round += 1) {
      for (let act = 0; act < 12; act += 1) await history.act();
      await countBetweenFaults(random);
      expect(await figuresOff(world, eventId)).toEqual(new Map());
    }
    await drainOutbox(world);
    expect(await figuresOff(world, eventId)).toEqual(new Map());
    world.clock.advance(MINUTE_MS);
    expect(await recountFigures(world, eventId, world.clock.now())).toBe(0);
    const range = { from: '2026-01-01T00', to: '2027-12-31T23' };
    const sums = await world.figures.sums(eventId, range);
    const { sold, gross, refunds } = await world.stats.figures(eventId);
    expect(sums.get('sold tickets')).toBe(sold);
    expect([gross, refunds].every((amount) => amount > 0)).toBe(true);
    expect(sums.get('doors admitted')).toBeGreaterThan(0);
  }, 120_000);

  it('are mended by a recount, which loses nothing that is counted meanwhile', async () => {
    const random = seeded(21);
    const history = await figureHistory(world, random);
    const { eventId } = history.event;
    for (let act = 0; act < 25; act += 1) await history.act();
    await countBetweenFaults(random);
    await addTo(eventId, 'sold#03', 'tickets', 5);
    await addTo(eventId, 'sold#03', 'gross', -700);
    await addTo(eventId, 'parts#09', 'cat_stalls#tickets', -2);
    await addTo(eventId, 'hours#2026-12-02T10#01', 'gross', 100);
    await addTo(eventId, 'doors#00', 'admitted', 3);
    expect((await figuresOff(world, eventId)).size).toBe(5);
    world.clock.advance(MINUTE_MS);
    const [differences] = await Promise.all([
      recountFigures(world, eventId, world.clock.now()),
      countBetweenFaults(() => 0.9),
    ]);
    expect(differences).toBe(5);
    expect(await figuresOff(world, eventId)).toEqual(new Map());
    await drainOutbox(world);
    expect(await figuresOff(world, eventId)).toEqual(new Map());
  }, 120_000);

  it('are right after a recount of which only the reply was lost', async () => {
    const history = await figureHistory(world, seeded(3));
    const { eventId } = history.event;
    await addTo(eventId, 'sold#05', 'gross', 900);
    const heal = injectFaults(world.db.client, faultAt('no-reply'));
    await expect(recountFigures(world, eventId, world.clock.now())).rejects.toThrow();
    heal();
    world.clock.advance(MINUTE_MS);
    expect(await recountFigures(world, eventId, world.clock.now())).toBe(0);
    expect(await figuresOff(world, eventId)).toEqual(new Map());
  });

  it('are not recounted while they change, since the indexes lag behind', async () => {
    const { event } = await figureHistory(world, seeded(4));
    const { eventId } = event;
    const ada = shopper(world, event, 'ada');
    await ada.pay(await ada.hold({ seats: ['a1'] }));
    const recount = () => performRecount(world, { eventId }, world.clock.now());
    await expect(recount()).rejects.toMatchObject({ code: 'busy' });
    world.clock.advance(MINUTE_MS);
    await recount();
    expect(await world.figures.recount(eventId)).toMatchObject({ differences: 0 });
  });
});
