import type { BlockRef, BlockState, PoolState, RowState } from '../use-cases/ports.ts';
import {
  POOL_BLOCK,
  poolKey,
  rowKey,
  type PoolItem,
  type SeatRowItem,
} from './seat-block.model.ts';

const POOL_NAME = /^pool(\d+)$/;

/** The primary key of an inventory item. */
export type BlockKey = Pick<SeatRowItem, 'key' | 'block'>;

/** The key of a block. */
export function blockKeyOf({ eventId, sectionId, block }: BlockRef): BlockKey {
  const pool = POOL_NAME.exec(block)?.[1];
  if (pool === undefined) return { key: rowKey(eventId, sectionId), block };
  return { key: poolKey(eventId, sectionId, Number(pool)), block: POOL_BLOCK };
}

/** The block that a key names. */
export function blockRefOf({ key, block }: BlockKey): BlockRef {
  const [eventId = '', sectionId = '', pool] = key.split('#');
  return { eventId, sectionId, block: pool ?? block };
}

/** The number in a pool's block name: 3 of `pool3`. */
export function poolNumberOf(block: string): number {
  return Number(POOL_NAME.exec(block)?.[1]);
}

/** An inventory item as use cases know it. */
export function blockStateOf(item: SeatRowItem | PoolItem): BlockState {
  return 'claims' in item ? poolStateOf(item) : rowStateOf(item);
}

/** A row block as use cases know it. */
export function rowStateOf(item: SeatRowItem): RowState {
  const { plan, until, by, version, closed = false, gate: gated = false } = item;
  return { ...blockRefOf(item), kind: 'row', planVersion: plan, until, by, version, closed, gated };
}

/** A pool as use cases know it. */
function poolStateOf(item: PoolItem): PoolState {
  const ref = blockRefOf(item);
  const pool = poolNumberOf(ref.block);
  const { plan, capacity, available, sold, version, closed = false, gate: gated = false } = item;
  const claims = poolClaimsOf(item);
  return {
    ...ref,
    kind: 'pool',
    pool,
    planVersion: plan,
    capacity,
    available,
    sold,
    claims,
    version,
    closed,
    gated,
  };
}

/** A pool's claims as use cases know them. */
export function poolClaimsOf({ claims }: Pick<PoolItem, 'claims'>): PoolState['claims'] {
  return Object.fromEntries(
    Object.entries(claims).map(([holder, { q, until }]) => [holder, { quantity: q, until }]),
  );
}
