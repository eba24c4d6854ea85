import type { TransactWriteItem, Update } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type BookingId, type EpochMs, type EventId, type PlanVersion } from '../domain/index.ts';
import type { BlockState } from '../use-cases/ports.ts';
import { committing, failedConditions, type FailedItem } from './conflicts.ts';
import type { Database } from './database.ts';
import { freePlaces, poolUpdate, type PoolAction } from './pool-update.ts';
import { overBefore, rowUpdate, type GateSide, type RowAction } from './row-update.ts';
import type { PoolItem, SeatRowItem } from './seat-block.model.ts';
import { blockStateOf } from './seat-block-state.ts';

/** What one booking does to one row. */
export type RowChange = {
  readonly key: string;
  readonly block: string;
  readonly actions: readonly RowAction[];
};

/** What one booking does to one pool. */
export type PoolChange = { readonly key: string; readonly action: PoolAction };

/** Everything that one write does to the inventory. */
export type InventoryWrite = {
  readonly eventId: EventId;
  readonly bookingId: BookingId;
  readonly planVersion?: PlanVersion;
  /** Whose write it is: the public's unless the waitlist's, which takes what got free behind its gate (rule 22). */
  readonly for?: 'waitlist';
  readonly rows: readonly RowChange[];
  readonly pools: readonly PoolChange[];
};

/** Conditions that failed, by the position in their list, with the item as it stood. */
export type Refused = {
  readonly others: ReadonlyMap<number, FailedItem>;
  readonly rows: ReadonlyMap<number, SeatRowItem | undefined>;
  readonly pools: ReadonlyMap<number, PoolItem | undefined>;
};

/** Writes inventory items, alone or inside a transaction with other items. */
export type InventoryWriter = {
  /** Does all or nothing; answers with what refused it, or undefined when it is done. */
  commit(
    write: InventoryWrite,
    now: EpochMs,
    others?: readonly TransactWriteItem[],
  ): Promise<Refused | undefined>;
};

/** Told of each inventory item as it stands after a write or stood when one failed. */
export type Observe = (state: BlockState) => void;

/** Tries before a refusal counts: each further one knows the gates, and the claims to fold, that the last one met (rules 12 and 22). */
const TRIES = 6;

/** What refused writes have told of the blocks, by their positions in the write. */
type Seen = {
  readonly pools: Map<number, PoolItem>;
  /** The blocks that have a gate, rows and pools. */
  readonly gated: { readonly rows: Set<number>; readonly pools: Set<number> };
};

/** The writer of a database; `observe` feeds the live availability of this task. */
export function inventoryWriter(db: Database, observe: Observe = () => undefined): InventoryWriter {
  return {
    async commit(write, now, others = []) {
      const seen: Seen = { pools: new Map(), gated: { rows: new Set(), pools: new Set() } };
      for (let attempt = 1; ; attempt += 1) {
        const failed = await commitOnce(db, observe, updatesOf(db, write, now, seen), others);
        if (!failed) return undefined;
        const refused = sortOut(failed, others.length, write);
        for (const item of [...refused.rows.values(), ...refused.pools.values()])
          if (item) observe(blockStateOf(item));
        const again = learnGates(refused, seen) || foldable(refused, write, now, seen);
        if (attempt === TRIES || !again) return refused;
      }
    },
  };
}

async function commitOnce(
  db: Database,
  observe: Observe,
  updates: (Update & { UpdateExpression: string })[],
  others: readonly TransactWriteItem[],
): Promise<ReadonlyMap<number, FailedItem> | undefined> {
  try {
    const [only] = updates;
    if (only && updates.length === 1 && others.length === 0) {
      const written = await committing(() =>
        db.client.updateItem({ ...only, ReturnValues: 'ALL_NEW' }),
      );
      if (written.Attributes)
        observe(blockStateOf(unmarshall(written.Attributes) as SeatRowItem | PoolItem));
    } else {
      const items = [...others, ...updates.map((update) => ({ Update: update }))];
      await committing(() => db.client.transactWriteItems({ TransactItems: items }));
    }
    return undefined;
  } catch (error) {
    const failed = failedConditions(error);
    if (!failed) throw error;
    return failed;
  }
}

function updatesOf(db: Database, write: InventoryWrite, now: EpochMs, seen: Seen) {
  const { bookingId, planVersion } = write;
  const target = { table: db.table('seats'), bookingId, now, ...(planVersion && { planVersion }) };
  return [
    ...write.rows.map(({ key, block, actions }, position) => {
      const gate = sideOf(write, seen.gated.rows.has(position));
      return rowUpdate({ ...target, key, block, gate }, actions);
    }),
    ...write.pools.map(({ key, action }, position) => {
      const gate = sideOf(write, seen.gated.pools.has(position));
      const old = seen.pools.get(position);
      return poolUpdate({ ...target, key, gate }, actionAfter(action, bookingId, old), old);
    }),
  ];
}

function sideOf(write: InventoryWrite, gated: boolean): GateSide | undefined {
  if (write.for === 'waitlist') return 'waitlist';
  return gated ? 'gated' : undefined;
}

/** Notes which blocks have a gate; true when that was not known before. */
function learnGates(refused: Refused, { gated }: Seen): boolean {
  const learnt = [learn(refused.rows, gated.rows), learn(refused.pools, gated.pools)];
  return learnt.includes(true);
}

function learn(
  refused: ReadonlyMap<number, SeatRowItem | PoolItem | undefined>,
  gated: Set<number>,
): boolean {
  let learnt = false;
  for (const [position, item] of refused) {
    const has = item?.gate === true;
    if (!item || has === gated.has(position)) continue;
    learnt = true;
    if (has) gated.add(position);
    else gated.delete(position);
  }
  return learnt;
}

/** A sale whose claim was folded back in the meantime draws from the free places instead (rule 13). */
function actionAfter(
  action: PoolAction,
  bookingId: BookingId,
  old: PoolItem | undefined,
): PoolAction {
  if (action.do !== 'sell' || !old || old.claims[bookingId]) return action;
  return { do: 'sell-folded', quantity: action.quantity };
}

function sortOut(
  failed: ReadonlyMap<number, FailedItem>,
  others: number,
  write: InventoryWrite,
): Refused {
  const refused = {
    others: new Map<number, FailedItem>(),
    rows: new Map<number, SeatRowItem | undefined>(),
    pools: new Map<number, PoolItem | undefined>(),
  };
  for (const [position, item] of failed) {
    const row = position - others;
    const pool = row - write.rows.length;
    if (row < 0) refused.others.set(position, item);
    else if (pool < 0) refused.rows.set(row, item as SeatRowItem | undefined);
    else refused.pools.set(pool, item as PoolItem | undefined);
  }
  return refused;
}

/** True when only pools refused and each has enough places once what was seen is folded; notes what was seen. */
function foldable(refused: Refused, write: InventoryWrite, now: EpochMs, seen: Seen): boolean {
  if (refused.rows.size > 0 || refused.others.size > 0) return false;
  for (const [position, item] of refused.pools) {
    const change = write.pools[position];
    if (!item || !change || !couldFit(change.action, item, write, now)) return false;
    seen.pools.set(position, item);
  }
  return true;
}

function couldFit(
  action: PoolAction,
  pool: PoolItem,
  write: InventoryWrite,
  now: EpochMs,
): boolean {
  if (pool.closed || (write.planVersion && pool.plan !== write.planVersion)) return false;
  const by = { bookingId: write.bookingId, now, gate: sideOf(write, pool.gate ?? false) };
  const claim = pool.claims[write.bookingId];
  const free = freePlaces(pool, by);
  switch (action.do) {
    case 'hold':
      return claim
        ? claim.until < overBefore(by) && free + claim.q >= action.quantity
        : free >= action.quantity;
    case 'sell':
      return claim
        ? claim.q === action.claimed && free >= action.quantity - claim.q
        : free >= action.quantity;
    case 'resize':
      return claim?.q === action.from && free >= action.quantity - action.from;
    default:
      return false;
  }
}
