import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  DomainError,
  holdIsOver,
  USES_PER_POOL,
  type EpochMs,
  type PromoCode,
  type PromoPools,
} from '../domain/index.ts';
import type { PoolState } from '../use-cases/ports.ts';
import type { Database } from './database.ts';
import { promoPoolKey, type PromoPoolItem } from './promo-pools.ts';
import { updateBuilder } from './update-builder.ts';

/** The most pools that one commit makes or changes, beside the code itself and its entry in the log. */
const POOLS_PER_STEP = 90;

/** A code with pools: one with a limit. */
export type LimitedPromo = PromoCode & {
  readonly pools: PromoPools;
  readonly maxUses: number;
};

/** One commit towards a limit: how far it comes, and what it writes. */
export type LimitStep = {
  readonly maxUses: number;
  readonly pools: PromoPools;
  readonly writes: readonly TransactWriteItem[];
};

/** What a step starts from: the pools as they stand, and uses that were bought before the code had a limit. */
export type LimitStart = { readonly pools: readonly PoolState[]; readonly usedBefore: number };

/**
 * The next step that brings a code's pools to its limit. Each step leaves pools that add up to the limit it writes, so
 * that the work may end after any of them. Throws 'promo-uses-taken' when more uses are bought or claimed than that.
 */
export function limitStep(
  db: Database,
  promo: LimitedPromo,
  start: LimitStart,
  now: EpochMs,
): LimitStep {
  const capacity = start.pools.reduce((sum, pool) => sum + pool.capacity, 0);
  const growth = promo.maxUses - capacity;
  if (growth < 0) return shrinking(db, promo, { pools: start.pools, uses: -growth }, now);
  const raised = start.pools.filter((pool) => pool.capacity < USES_PER_POOL);
  let left = growth;
  const writes: TransactWriteItem[] = [];
  for (const pool of raised.slice(0, POOLS_PER_STEP)) {
    const more = Math.min(left, USES_PER_POOL - pool.capacity);
    if (more > 0) writes.push({ Update: resized(db, pool, more, []) });
    left -= more;
  }
  const made = newPools(db, promo, { ...start, uses: left, room: POOLS_PER_STEP - writes.length });
  const pools = { ...promo.pools, count: start.pools.length + made.writes.length };
  return { maxUses: promo.maxUses - made.left, pools, writes: [...writes, ...made.writes] };
}

function newPools(
  db: Database,
  { eventId, pools: { poolsId }, maxUses }: LimitedPromo,
  { pools, usedBefore, uses, room }: LimitStart & { uses: number; room: number },
): { readonly writes: TransactWriteItem[]; readonly left: number } {
  if (usedBefore > maxUses) throw new DomainError('promo-uses-taken', { taken: usedBefore });
  const writes: TransactWriteItem[] = [];
  let left = uses;
  let used = usedBefore;
  while (left > 0 && writes.length < room) {
    const capacity = Math.min(left, USES_PER_POOL);
    const sold = Math.min(used, capacity);
    const pool: Omit<PromoPoolItem, 'changedAt'> = {
      ...promoPoolKey(eventId, poolsId, pools.length + writes.length),
      ...{ capacity, sold, available: capacity - sold, claims: {}, version: 1 },
    };
    writes.push({
      Put: {
        TableName: db.table('seats'),
        Item: marshall(pool),
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': 'key' },
      },
    });
    left -= capacity;
    used -= sold;
  }
  return { writes, left };
}

/** Takes free uses away, from the pools with most of them; claims whose time is over are folded back first. */
function shrinking(
  db: Database,
  promo: LimitedPromo,
  { pools, uses }: { readonly pools: readonly PoolState[]; readonly uses: number },
  now: EpochMs,
): LimitStep {
  const open = pools.map((pool) => ({ pool, ...freeIn(pool, now) }));
  const free = open.reduce((sum, each) => sum + each.free, 0);
  const capacity = pools.reduce((sum, pool) => sum + pool.capacity, 0);
  if (free < uses) throw new DomainError('promo-uses-taken', { taken: capacity - free });
  let left = uses;
  const writes: TransactWriteItem[] = [];
  for (const each of open
    .toSorted((one, other) => other.free - one.free)
    .slice(0, POOLS_PER_STEP)) {
    const fewer = Math.max(0, Math.min(left, each.free));
    if (fewer > 0) writes.push({ Update: resized(db, each.pool, -fewer, each.over) });
    left -= fewer;
  }
  return { maxUses: capacity - uses + left, pools: promo.pools, writes };
}

function freeIn({ available, claims }: PoolState, now: EpochMs) {
  const over = Object.entries(claims).filter(([, { until }]) => holdIsOver(until, now));
  const free = over.reduce((sum, [, { quantity }]) => sum + quantity, available);
  return { free, over: over.map(([holder]) => holder) };
}

/** A pool as it was read with more or fewer uses, and without the claims that are over. */
function resized(db: Database, pool: PoolState, more: number, over: readonly string[]) {
  const folded = over.reduce((sum, holder) => sum + (pool.claims[holder]?.quantity ?? 0), 0);
  const builder = updateBuilder();
  builder.require(`${builder.path('version')} = ${builder.value(pool.version)}`);
  builder.set(`${builder.path('capacity')} = ${builder.value(pool.capacity + more)}`);
  builder.set(`${builder.path('available')} = ${builder.value(pool.available + folded + more)}`);
  for (const holder of over) builder.remove(builder.path('claims', holder));
  builder.add(`${builder.path('version')} ${builder.value(1)}`);
  const key = promoPoolKey(pool.eventId, pool.sectionId, pool.pool);
  return builder.build(db.table('seats'), key);
}
