import {
  blockName,
  endedAt,
  FREED,
  type ComingGate,
  type EpochMs,
  type PoolBlock,
  type RowBlock,
} from '../domain/index.ts';
import type { PoolItem, SeatRowItem } from './seat-block.model.ts';

/** What comes to be for sale for those who wait, and when. */
export type Coming = { readonly gate: ComingGate | undefined; readonly now: EpochMs };

/** A row behind the waitlist's gate where somebody waits for it: seats that come to be for sale are as if just given back. */
export function gatedRow(item: SeatRowItem, row: RowBlock, { gate, now }: Coming): SeatRowItem {
  if (!gate?.blocks.has(blockName(row))) return item;
  const freed = row.seatIds.filter((seatId) => gate.seats.has(seatId));
  const each = <T>(value: T) => Object.fromEntries(freed.map((seatId) => [seatId, value]));
  return {
    ...item,
    gate: true,
    until: { ...each(endedAt(now)), ...item.until },
    by: { ...each(FREED), ...item.by },
  };
}

/** A pool behind the waitlist's gate where somebody waits for it: its places are as if just given back. */
export function gatedPool(item: PoolItem, pool: PoolBlock, { gate, now }: Coming): PoolItem {
  if (!gate?.blocks.has(blockName(pool))) return item;
  return { ...item, gate: true, available: 0, claims: freedPlaces(item, pool.capacity, now) };
}

/** Places that nobody has any more, as the waitlist finds them; each turn of a plan has a claim of its own. */
export function freedPlaces(
  { turn = 0 }: Pick<PoolItem, 'turn'>,
  quantity: number,
  now: EpochMs,
): PoolItem['claims'] {
  return quantity === 0 ? {} : { [`${FREED}~turn~${turn}`]: { q: quantity, until: endedAt(now) } };
}
