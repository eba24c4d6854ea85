import { DomainError, type EpochMs, type SeatId, type SectionId } from '../domain/index.ts';
import type { InventoryWrite, Refused } from './inventory-writer.ts';
import { lostSeats } from './row-update.ts';
import { blockRefOf, poolNumberOf } from './seat-block-state.ts';
import { POOL_BLOCK, type PoolItem, type SeatRowItem } from './seat-block.model.ts';

/** Why the inventory refused a booking's write, as the refusal that people are told. */
export function refusalOf(refused: Refused, write: InventoryWrite, now: EpochMs): DomainError {
  const items = [...refused.rows.values(), ...refused.pools.values()];
  if (items.some((item) => item?.closed))
    return new DomainError('event-fenced', { eventId: write.eventId });
  if (items.some((item) => !item || (write.planVersion && item.plan !== write.planVersion))) {
    return new DomainError('plan-changed', { eventId: write.eventId });
  }
  const lost = [...refused.rows].flatMap(([position, row]) => lostIn(row, write, position, now));
  const pools = [...refused.pools.keys()].map((position) => poolOf(write, position));
  if (lost.length > 0 || pools.length === 0)
    return new DomainError('seat-unavailable', { seats: lost, pools });
  return new DomainError('places-unavailable', { eventId: write.eventId, pools });
}

function poolOf(write: InventoryWrite, position: number): { sectionId: SectionId; pool: number } {
  const { sectionId, block } = blockRefOf({
    key: write.pools[position]?.key ?? '',
    block: POOL_BLOCK,
  });
  return { sectionId, pool: poolNumberOf(block) };
}

function lostIn(
  row: SeatRowItem | undefined,
  write: InventoryWrite,
  position: number,
  now: EpochMs,
): SeatId[] {
  const seatIds = (write.rows[position]?.actions ?? []).flatMap((action) => action.seatIds);
  if (!row) return seatIds;
  const lost = lostSeats(row, write.bookingId, seatIds, now);
  return lost.length > 0 ? lost : seatIds.filter((seatId) => row.by[seatId] !== write.bookingId);
}

/**
 * The end of the hold that was asked for, when each refusal shows that it stands: an earlier try had succeeded without
 * our hearing it (rule 4). Undefined when it does not.
 */
export function standingHold(
  refused: Refused,
  write: InventoryWrite,
  now: EpochMs,
): EpochMs | undefined {
  if (refused.others.size > 0) return undefined;
  if (refused.rows.size < write.rows.length || refused.pools.size < write.pools.length)
    return undefined;
  const ends = [
    ...[...refused.rows].map(([position, row]) => rowHeldUntil(row, write, position)),
    ...[...refused.pools].map(([position, pool]) => poolHeldUntil(pool, write, position)),
  ];
  const until = Math.min(...ends);
  return until > now ? until : undefined;
}

/** When the first of the seats is over, -Infinity when one is not the booking's. */
function rowHeldUntil(
  row: SeatRowItem | undefined,
  write: InventoryWrite,
  position: number,
): EpochMs {
  const seatIds = (write.rows[position]?.actions ?? []).flatMap((action) => action.seatIds);
  return Math.min(
    ...seatIds.map((seatId) =>
      row?.by[seatId] === write.bookingId ? (row.until[seatId] ?? -Infinity) : -Infinity,
    ),
  );
}

function poolHeldUntil(
  pool: PoolItem | undefined,
  write: InventoryWrite,
  position: number,
): EpochMs {
  const claim = pool?.claims[write.bookingId];
  return claim?.q === write.pools[position]?.action.quantity
    ? (claim?.until ?? -Infinity)
    : -Infinity;
}
