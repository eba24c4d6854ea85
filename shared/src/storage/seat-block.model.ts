import type { EpochMs, EventId, SectionId } from '../domain/index.ts';
import { shardOf } from './shards.ts';

/**
 * Items of the Seats table.
 *
 * A seat row: `key` = `eventId#sectionId`, `block` = `row#A`, two sparse maps `until` and `by`; a free seat is in
 * neither, a sold one has `SOLD` as its `until`, a blocked one is sold to `BLOCKED`.
 * A pool: `key` = `eventId#sectionId#pool3`, `block` = `pool`, `available`, `sold` and `claims`.
 */
export type SeatRowItem = {
  key: string;
  block: string;
  /** Seating plan version that the row belongs to (rule 1). */
  plan: string;
  /** Number of the change of plan that brought it there; what is left of an older one cannot change it. */
  turn?: number;
  until: Record<string, EpochMs>;
  by: Record<string, string>;
  version: number;
  /** `eventId#shard`, the byChange partition. */
  feed: string;
  changedAt: EpochMs;
  /** The fence (rule 8). */
  closed?: boolean;
  /** The waitlist's gate (rule 22). */
  gate?: boolean;
};

/** A pool of standing places. */
export type PoolItem = Omit<SeatRowItem, 'until' | 'by'> & {
  capacity: number;
  available: number;
  sold: number;
  claims: Record<string, { q: number; until: EpochMs }>;
};

/** Partition of a section's rows. */
export function rowKey(eventId: EventId, sectionId: SectionId): string {
  return `${eventId}#${sectionId}`;
}

/** Partition of one pool. */
export function poolKey(eventId: EventId, sectionId: SectionId, pool: number): string {
  return `${eventId}#${sectionId}#pool${pool}`;
}

/** The sort key of a pool. */
export const POOL_BLOCK = 'pool';

/** The change-feed partition of a block: fixed by the block's own name, spread over the event's shards. */
export function feedOf(eventId: EventId, block: string, shards: number): string {
  return `${eventId}#${shardOf(block, shards)}`;
}
