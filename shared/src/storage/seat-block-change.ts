import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DomainError,
  instantOf,
  poolOnTo,
  rowOnTo,
  type Blocks,
  type EpochMs,
  type PlanVersion,
  type RowBlock,
  type SeatId,
  type SectionId,
  type TicketedEvent,
} from '../domain/index.ts';
import type { SeatStore, Taken } from '../use-cases/ports.ts';
import { committing, commitUnlessRefused, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { inParallel } from './in-parallel.ts';
import { newPoolItem, newRowItem } from './seat-block-creation.ts';
import { freedPlaces, gatedPool, gatedRow } from './seat-block-coming.ts';
import { poolClaimsOf, type BlockKey } from './seat-block-state.ts';
import type { PoolItem, SeatRowItem } from './seat-block.model.ts';
import { updateBuilder } from './update-builder.ts';

/** Tries to change a block that others keep writing; it has at most 50 seats or 100 places to be fought over. */
const TRIES = 40;
const LONGEST_WAIT_MS = 100;

/**
 * Brings every block on to the event's plan and turn, or creates it (rules 3 and 32). A block is replaced as it was
 * read, so that nothing that happens to it in between is lost.
 */
export async function bringBlocks(
  db: Database,
  event: TicketedEvent,
  { rows, pools, alike, gate }: Parameters<SeatStore['bringBlocks']>[1],
  now: EpochMs,
): Promise<Taken> {
  const target = { ...event, updatedAt: instantOf(now) };
  const coming = { gate, now };
  const seats: SeatId[] = [];
  const sections = new Set<SectionId>();
  const isMoved = async (fresh: SeatRowItem | PoolItem) =>
    alike !== undefined && (await moveOn(db, fresh, alike, now));
  await inParallel(rows, async (row) => {
    const fresh = newRowItem(target, row);
    if (await isMoved(fresh)) return;
    seats.push(...(await bringRow(db, gatedRow(fresh, row, coming), row, now)));
  });
  await inParallel(pools, async (pool) => {
    const fresh = newPoolItem(target, pool);
    if (await isMoved(fresh)) return;
    if (!(await bringPool(db, gatedPool(fresh, pool, coming), now))) sections.add(pool.sectionId);
  });
  return { seats, sections: [...sections] };
}

/**
 * Removes blocks that the event's turn has emptied, since no plan to come may find them in its way. A block that a later
 * turn has been at, or that is gone, is left alone.
 */
export async function dropBlocks(
  db: Database,
  event: TicketedEvent,
  { rows, pools }: Blocks,
): Promise<void> {
  const items = [
    ...rows.map((row) => newRowItem(event, row)),
    ...pools.map((pool) => newPoolItem(event, pool)),
  ];
  await inParallel(items, async ({ key, block, turn }) => {
    await commitUnlessRefused(() =>
      db.client.deleteItem({
        TableName: db.table('seats'),
        Key: marshall({ key, block }),
        ConditionExpression: '#turn = :turn',
        ExpressionAttributeNames: { '#turn': 'turn' },
        ExpressionAttributeValues: marshall({ ':turn': turn }),
      }),
    );
  });
}

/** Answers with the seats that somebody must not lose. */
async function bringRow(
  db: Database,
  fresh: SeatRowItem,
  row: RowBlock,
  now: EpochMs,
): Promise<readonly SeatId[]> {
  let taken: readonly SeatId[] = [];
  if (row.seatIds.length === 0 && !(await read(db, fresh))) return [];
  await bring(db, fresh, now, (item: SeatRowItem) => {
    const next = rowOnTo(item, row, now);
    taken = 'taken' in next ? next.taken : [];
    if ('taken' in next) return undefined;
    return { until: { ...fresh.until, ...next.until }, by: { ...fresh.by, ...next.by } };
  });
  return taken;
}

/** False when somebody has places that must not be lost. */
async function bringPool(db: Database, fresh: PoolItem, now: EpochMs): Promise<boolean> {
  const { capacity } = fresh;
  if (capacity === 0 && !(await read(db, fresh))) return true;
  return bring(db, fresh, now, (item: PoolItem) => {
    const next = poolOnTo({ ...item, claims: poolClaimsOf(item) }, capacity, now);
    if (!next) return undefined;
    const kept = Object.keys(next.claims).map((holder) => [holder, item.claims[holder]] as const);
    const claims = Object.fromEntries(kept);
    const more = capacity - item.capacity;
    if (!fresh.gate || more <= 0) return { capacity, available: next.available, claims };
    const available = next.available - more;
    return { capacity, available, claims: { ...claims, ...freedPlaces(fresh, more, now) } };
  });
}

/** Puts the block where there is none, else changes the one that stands; false when `change` refuses. */
async function bring<T extends SeatRowItem | PoolItem>(
  db: Database,
  fresh: T,
  now: EpochMs,
  change: (item: T) => object | undefined,
): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const stands = await read<T>(db, fresh);
    const turn = stands?.turn ?? 0;
    if (stands && turn > (fresh.turn ?? 0)) throw new DomainError('event-changed');
    if (stands && turn === fresh.turn) return true;
    const next = stands ? change(stands) : fresh;
    if (!next) return false;
    const written = stands ? replace(db, stands, { ...fresh, ...next }, now) : create(db, fresh);
    if (await unlessOvertaken(written)) return true;
    await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, 2 ** attempt));
  }
  throw new DomainError('busy');
}

/** Puts a block on another plan that has it just so, whoever holds what of it; false when it does not stand on `alike`. */
function moveOn(
  db: Database,
  { key, block, plan, turn }: SeatRowItem | PoolItem,
  alike: PlanVersion,
  now: EpochMs,
): Promise<boolean> {
  const builder = updateBuilder();
  const stands = builder.path('turn');
  builder.require(`${builder.path('plan')} = ${builder.value(alike)}`);
  builder.require(`(attribute_not_exists(${stands}) OR ${stands} < ${builder.value(turn)})`);
  builder.set(`${builder.path('plan')} = ${builder.value(plan)}`);
  builder.set(`${stands} = ${builder.value(turn)}`);
  builder.set(`${builder.path('changedAt')} = ${builder.value(now)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  const update = builder.build(db.table('seats'), { key, block });
  return commitUnlessRefused(() => db.client.updateItem(update));
}

async function read<T>(db: Database, { key, block }: BlockKey): Promise<T | undefined> {
  const { Item } = await reading(() =>
    db.client.getItem({
      TableName: db.table('seats'),
      Key: marshall({ key, block }),
      ConsistentRead: true,
    }),
  );
  return Item && (unmarshall(Item) as T);
}

function create(db: Database, fresh: SeatRowItem | PoolItem): Promise<unknown> {
  return committing(() =>
    db.client.putItem({
      TableName: db.table('seats'),
      Item: marshall(fresh),
      ConditionExpression: 'attribute_not_exists(#key)',
      ExpressionAttributeNames: { '#key': 'key' },
    }),
  );
}

/** Replaces what a plan decides of a block, if the block is still the version that was read. */
function replace(
  db: Database,
  stands: SeatRowItem | PoolItem,
  next: SeatRowItem | PoolItem,
  now: EpochMs,
): Promise<unknown> {
  const builder = updateBuilder();
  builder.require(`${builder.path('version')} = ${builder.value(stands.version)}`);
  for (const [name, value] of Object.entries(decided(next)))
    builder.set(`${builder.path(name)} = ${builder.value(value)}`);
  builder.set(`${builder.path('changedAt')} = ${builder.value(now)}`);
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  const { key, block } = stands;
  return committing(() => db.client.updateItem(builder.build(db.table('seats'), { key, block })));
}

function decided(next: SeatRowItem | PoolItem): object {
  const { plan, turn } = next;
  const common = { plan, turn, ...(next.gate && { gate: next.gate }) };
  if (!('claims' in next)) return { ...common, until: next.until, by: next.by };
  const { capacity, available, claims } = next;
  return { ...common, capacity, available, claims };
}

/** False when somebody else has written the block since it was read. */
async function unlessOvertaken(written: Promise<unknown>): Promise<boolean> {
  try {
    await written;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
