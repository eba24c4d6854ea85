import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connectAs } from '@foyer/local/dynamodb';
import { startSystem, type System } from '@foyer/local/system';
import {
  arenaPlan,
  BLOCKED,
  blocksOf,
  DAY_MS,
  instantOf,
  type TicketedEvent,
} from '@foyer/shared/domain';
import { diskObjectStore } from '@foyer/shared/gateways';
import {
  eventStore,
  inventoryWriter,
  planStore,
  seatStore,
  type Database,
} from '@foyer/shared/storage';
import { sampleEvent, startEmbeddedDynamoDb } from '@foyer/shared/testing';
import { blocksStanding, savePlan } from '@foyer/shared/use-cases';
import { startFreezingProxy, type FreezingProxy } from './freezing-proxy.ts';

const EVENT_ID = 'evt_arena';
const CATEGORIES = { floor: 'cat_1', lower: 'cat_1', side: 'cat_1', upper: 'cat_1' };

const plan = arenaPlan('kill', CATEGORIES);

let folder: string;
let store: Awaited<ReturnType<typeof startEmbeddedDynamoDb>>;
let proxy: FreezingProxy;
let system: System;
let db: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-publish-kill-'));
  store = await startEmbeddedDynamoDb({ file: join(folder, 'killed.sqlite') });
  proxy = await startFreezingProxy(store.endpoint);
  freezeAt(3, 'before');
  system = await startSystem({
    dataDir: folder,
    databaseEndpoint: proxy.endpoint,
    environment: { RATE_LIMITS: 'off' },
    seed: (environment) => beginPublishing(connectAs(environment), environment['OBJECT_STORE_DIR']),
  });
  db = connectAs({ ...system.environment, DYNAMODB_ENDPOINT: store.endpoint });
}, 180_000);

afterAll(async () => {
  db.client.destroy();
  await system.stop();
  await proxy.stop();
  await store.stop();
  await rm(folder, { recursive: true, maxRetries: 10 });
}, 60_000);

/** Lets time stop at a write to a section: those before it in the room are done then, most behind it are not. */
function freezeAt(section: number, moment: 'before' | 'after'): void {
  const seatId = `${EVENT_ID}#${plan.sections[section]?.sectionId ?? ''}`;
  proxy.watch({ seatId, freezeAt: 2, moment });
}

/** Leaves the event as an organizer does who has just asked for it to go on sale. */
async function beginPublishing(seeded: Database, objects = ''): Promise<void> {
  const plans = planStore(diskObjectStore({ folder: objects, linkSecret: 'not used' }));
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
  const room = await savePlan({ plans, hash }, plan);
  const at = (days: number) => instantOf(Date.now() + days * DAY_MS);
  const draft: TicketedEvent = sampleEvent({
    ...{ ...room, eventId: EVENT_ID, status: 'draft', updatedAt: at(0) },
    ...{ salesOpenAt: at(-1), salesCloseAt: at(20), doorsOpenAt: at(20) },
    ...{ startsAt: at(20.1), endsAt: at(20.3) },
  });
  const events = eventStore(seeded);
  await events.put(draft);
  const effect = { kind: 'work-on-event', eventId: EVENT_ID } as const;
  await events.move(EVENT_ID, { from: 'draft', to: 'publishing', effect }, at(0.0001));
  seeded.client.destroy();
}

const found = async () => {
  const event = await eventStore(db).find(EVENT_ID);
  if (!event) throw new Error('The event is gone.');
  return event;
};
const blocks = async () =>
  blocksStanding({ seats: seatStore(db, inventoryWriter(db)) }, await found());

/** Kills the employee service without warning where it stands still; answers with how many blocks there are then. */
async function killWhereFrozen(): Promise<number> {
  // After a kill nothing happens until the lease of the one who was killed is over.
  while ((await proxy.settled()).size === 0);
  await system.employee.kill('SIGKILL');
  proxy.thaw();
  expect((await found()).status).toBe('publishing');
  expect((await fetch(`${system.url}/api/events/${EVENT_ID}`)).status).toBe(404);
  return (await blocks()).length;
}

function inOrder<T extends { readonly sectionId: string; readonly block: string }>(list: T[]): T[] {
  const nameOf = ({ sectionId, block }: T) => `${sectionId}/${block}`;
  return list.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

it('comes to the whole inventory, each block once, when it is killed in the middle of publishing', async () => {
  const { rows } = blocksOf({ ...plan, planVersion: '' });
  const atFirst = await killWhereFrozen();
  freezeAt(plan.sections.length - 8, 'after');
  await system.employee.restart();
  const later = await killWhereFrozen();
  expect(atFirst).toBeGreaterThan(0);
  expect(later).toBeGreaterThan(atFirst);
  expect(later).toBeLessThan(rows.length);
  await system.employee.restart();
  while ((await found()).status === 'publishing') await sleep(100);

  const event = await found();
  expect(event.status).toBe('published');
  const standing = (await blocks()).flatMap((each) => (each.kind === 'row' ? [each] : []));
  const { planVersion } = event;
  const told = standing.map(({ sectionId, block, by, closed, planVersion: version }) => ({
    ...{ sectionId, block, version, closed },
    taken: Object.entries(by).sort(),
  }));
  const wanted = rows.map(({ sectionId, block, blockedSeatIds }) => ({
    ...{ sectionId, block, version: planVersion, closed: false },
    taken: blockedSeatIds.map((seatId) => [seatId, BLOCKED]).sort(),
  }));
  expect(inOrder(told)).toEqual(inOrder(wanted));
  expect((await fetch(`${system.url}/api/events/${EVENT_ID}`)).status).toBe(200);
}, 300_000);
